// SPDX-License-Identifier: EUPL-1.2
import { t } from "../../i18n/text.ts";
import { DeskPage } from "../parts/DeskPage.tsx";

export function RoutingScreen() {
  return (
    <DeskPage tab="routing" title={t("desk.tab.routing")}>
      {null}
    </DeskPage>
  );
}
