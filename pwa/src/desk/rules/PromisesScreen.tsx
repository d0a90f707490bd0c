// SPDX-License-Identifier: EUPL-1.2
import { t } from "../../i18n/text.ts";
import { DeskPage } from "../parts/DeskPage.tsx";

export function PromisesScreen() {
  return (
    <DeskPage tab="promises" title={t("desk.tab.promises")}>
      {null}
    </DeskPage>
  );
}
