// SPDX-License-Identifier: EUPL-1.2
import { t } from "../../i18n/text.ts";
import { DeskPage } from "../parts/DeskPage.tsx";

export function QueueScreen() {
  return (
    <DeskPage tab="queue" title={t("desk.tab.queue")}>
      {null}
    </DeskPage>
  );
}
