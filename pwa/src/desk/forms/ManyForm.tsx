// SPDX-License-Identifier: EUPL-1.2
import { t } from "../../i18n/text.ts";
import { carryOut } from "../deeds/doing.ts";
import type { FormProps } from "./Forms.tsx";
import { AskedForm } from "./parts/AskedForm.tsx";

/** What needs no words, done with many at once: only how many is asked. */
export function ManyForm({ asked, onClose }: FormProps) {
  const send = () => {
    carryOut(asked);
    onClose();
  };
  return (
    <AskedForm asked={asked} faults={() => []} onSend={send} onClose={onClose}>
      <p>{t("desk.form.no_words")}</p>
    </AskedForm>
  );
}
