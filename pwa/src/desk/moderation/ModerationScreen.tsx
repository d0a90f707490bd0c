// SPDX-License-Identifier: EUPL-1.2
import { t } from "../../i18n/text.ts";
import { DeskPage } from "../parts/DeskPage.tsx";

export function ModerationScreen() {
  return (
    <DeskPage tab="moderation" title={t("desk.tab.moderation")}>
      {null}
    </DeskPage>
  );
}
