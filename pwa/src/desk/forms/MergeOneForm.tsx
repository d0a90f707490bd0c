// SPDX-License-Identifier: EUPL-1.2
import { TextField } from "../../components/Field/Field.tsx";
import { distance } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import { carryOut } from "../deeds/doing.ts";
import type { FormProps } from "./Forms.tsx";
import { AskedForm } from "./parts/AskedForm.tsx";
import { faultOf, useAskedSheet } from "./parts/asked.ts";
import { SearchChoices } from "./parts/SearchChoices.tsx";
import { useFormDraft } from "./parts/useFormDraft.ts";

/** Join a report to the one that it is the same as. */
export function MergeOneForm({ asked, onClose }: FormProps) {
  const sheet = useAskedSheet(asked);
  const draft = useFormDraft(asked, { original: "" });
  const original = draft.value.original.trim().toUpperCase();
  const own = asked.targets[0]?.number;
  const all = [...(sheet?.similar ?? []), ...(sheet?.nearby ?? [])];
  const candidates = [...new Map(all.map((one) => [one.number, one])).values()].slice(0, 8);
  const faults = () => [
    ...faultOf(!original, "merge-original", t("sheet.merge.fault")),
    ...faultOf(original === own, "merge-original", t("sheet.merge.itself")),
  ];
  const send = () => {
    carryOut({ ...asked, body: { original } });
    draft.drop();
    onClose();
  };
  return (
    <AskedForm
      asked={asked}
      faults={faults}
      onSend={send}
      onClose={onClose}
      isFound={draft.isFound}
    >
      <p>{t("sheet.merge.rule")}</p>
      {candidates.length > 0 && (
        <SearchChoices
          id="merge-candidate"
          label={t("sheet.merge.candidates")}
          choices={candidates.map((one) => ({
            value: one.number,
            label: `${one.category.name}, ${one.address}`,
            hint: `${one.number} · ${distance(one.distance_m)}`,
          }))}
          value={original}
          onValue={(number) => draft.change({ original: number })}
        />
      )}
      <TextField
        id="merge-original"
        label={t("sheet.merge.number")}
        value={draft.value.original}
        maxLength={40}
        onText={(text) => draft.change({ original: text })}
      />
    </AskedForm>
  );
}
