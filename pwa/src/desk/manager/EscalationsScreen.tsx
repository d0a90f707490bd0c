// SPDX-License-Identifier: EUPL-1.2
import { t } from "../../i18n/text.ts";
import { DeskPage } from "../parts/DeskPage.tsx";

export function EscalationsScreen() {
  return (
    <DeskPage tab="escalations" title={t("desk.tab.escalations")}>
      {null}
    </DeskPage>
  );
}
