// SPDX-License-Identifier: EUPL-1.2
import { t } from "../../i18n/text.ts";
import { DeskPage } from "../parts/DeskPage.tsx";

export function OverviewScreen() {
  return (
    <DeskPage tab="overview" title={t("desk.tab.overview")}>
      {null}
    </DeskPage>
  );
}
