// SPDX-License-Identifier: EUPL-1.2

import type { Timer } from "../../components/Clock/words.ts";
import { TextArea } from "../../components/Field/Field.tsx";
import { dueTime } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import { carryOut } from "../deeds/doing.ts";
import type { FormProps } from "./Forms.tsx";
import { AskedForm } from "./parts/AskedForm.tsx";
import { faultOf, useAskedSheet } from "./parts/asked.ts";
import { SearchChoices } from "./parts/SearchChoices.tsx";
import { useFormDraft } from "./parts/useFormDraft.ts";

function keyOf({ target, cycle }: Timer): string {
  return `${target} ${cycle}`;
}

function isBroken({ state }: Timer): boolean {
  return state === "overdue" || state === "late";
}

/** Explain a promise that was broken; it stays broken. */
export function AnnotateForm({ asked, onClose }: FormProps) {
  const broken = useAskedSheet(asked)?.report.promises.filter(isBroken) ?? [];
  const draft = useFormDraft(asked, { which: "", text: "" });
  const { which, text } = draft.value;
  const timer = broken.find((one) => keyOf(one) === which) ?? broken[0];
  const send = () => {
    if (!timer) return;
    const { target, cycle } = timer;
    carryOut({ ...asked, body: { target, cycle, text: text.trim() } });
    draft.drop();
    onClose();
  };
  return (
    <AskedForm
      asked={asked}
      faults={() => faultOf(!text.trim(), "annotate-text", t("sheet.reason.fault"))}
      onSend={send}
      onClose={onClose}
      isFound={draft.isFound}
      isBusy={!timer}
    >
      <p>{t("sheet.annotate.rule")}</p>
      {timer && broken.length > 1 && (
        <SearchChoices
          id="annotate-which"
          label={t("sheet.annotate.which")}
          choices={broken.map((one) => ({
            value: keyOf(one),
            label: t(`sheet.target.${one.target}`),
            hint: dueTime(one.due_at),
          }))}
          value={keyOf(timer)}
          onValue={(value) => draft.change({ which: value })}
        />
      )}
      <TextArea
        id="annotate-text"
        label={t("sheet.annotate.text")}
        hint={t("sheet.reason.public.hint")}
        value={text}
        maxLength={4000}
        onText={(words) => draft.change({ text: words })}
      />
    </AskedForm>
  );
}
