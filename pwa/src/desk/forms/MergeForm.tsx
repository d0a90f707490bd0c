// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { t } from "../../i18n/text.ts";
import { carryOut } from "../deeds/doing.ts";
import type { FormProps } from "./Forms.tsx";
import { AskedForm } from "./parts/AskedForm.tsx";
import { SearchChoices } from "./parts/SearchChoices.tsx";

/** Merge several reports into one of them; everybody who told it or supported it is told. */
export function MergeManyForm({ asked, onClose }: FormProps) {
  const oldest = [...asked.targets].sort((a, b) => a.number.localeCompare(b.number));
  const [original, choose] = useState(oldest[0]?.number ?? "");
  const send = () => {
    const targets = asked.targets.filter(({ number }) => number !== original);
    carryOut({ action: asked.action, targets, body: { original } });
    onClose();
  };
  return (
    <AskedForm asked={asked} faults={() => []} onSend={send} onClose={onClose}>
      <SearchChoices
        id="merge-into"
        label={t("desk.form.original")}
        choices={oldest.map(({ number, title }) => ({ value: number, label: number, hint: title }))}
        value={original}
        onValue={choose}
      />
      <p class="small muted">{t("desk.form.merge.hint")}</p>
    </AskedForm>
  );
}
