// SPDX-License-Identifier: EUPL-1.2
import { t } from "../../i18n/text.ts";
import { DeskPage } from "../parts/DeskPage.tsx";

export function RoundScreen() {
  return (
    <DeskPage tab="round" title={t("desk.tab.round")}>
      {null}
    </DeskPage>
  );
}
