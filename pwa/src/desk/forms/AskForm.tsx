// SPDX-License-Identifier: EUPL-1.2
import { TextArea, TextField } from "../../components/Field/Field.tsx";
import { t } from "../../i18n/text.ts";
import { carryOut } from "../deeds/doing.ts";
import type { FormProps } from "./Forms.tsx";
import { wordFaults } from "./NoteForms.tsx";
import { AskedForm } from "./parts/AskedForm.tsx";
import { useFormDraft } from "./parts/useFormDraft.ts";

/** Ask the reporter what the department has to know; the promise stands still meanwhile. */
export function AskForm({ asked, onClose }: FormProps) {
  const draft = useFormDraft(asked, { text: "", photo: false, until: "" });
  const { text, photo, until } = draft.value;
  const send = () => {
    carryOut({ ...asked, body: { text: text.trim(), photo, ...(until && { until }) } });
    draft.drop();
    onClose();
  };
  return (
    <AskedForm
      asked={asked}
      faults={() => wordFaults("ask-text", text)}
      onSend={send}
      onClose={onClose}
      isFound={draft.isFound}
    >
      <TextArea
        id="ask-text"
        label={t("desk.form.question")}
        hint={t("desk.form.question.hint")}
        value={text}
        maxLength={4000}
        onText={(typed) => draft.change({ text: typed })}
      />
      <label class="asked-check">
        <input
          type="checkbox"
          checked={photo}
          onChange={({ currentTarget }) => draft.change({ photo: currentTarget.checked })}
        />
        <span>{t("desk.form.question.photo")}</span>
      </label>
      <TextField
        type="date"
        label={t("desk.form.question.until")}
        hint={t("desk.form.question.until.hint")}
        value={until ?? ""}
        onText={(day) => draft.change({ until: day })}
      />
    </AskedForm>
  );
}
