// SPDX-License-Identifier: EUPL-1.2
import { TextArea } from "../../components/Field/Field.tsx";
import { t } from "../../i18n/text.ts";
import { carryOut } from "../deeds/doing.ts";
import { usePeople } from "../parts/people.ts";
import type { FormProps } from "./Forms.tsx";
import { AskedForm } from "./parts/AskedForm.tsx";
import { MentionArea } from "./parts/MentionArea.tsx";
import { mentioned } from "./parts/mention.ts";
import { useFormDraft } from "./parts/useFormDraft.ts";

/** Return what is missing where only words are wanted. */
export function wordFaults(field: string, text: string) {
  return text.trim() ? [] : [{ field, text: t("desk.form.words.missing") }];
}

/** Tell the reporter and the public something. */
export function NoteForm({ asked, onClose }: FormProps) {
  const draft = useFormDraft(asked, { text: "" });
  const { text } = draft.value;
  const send = () => {
    carryOut({ ...asked, body: { text: text.trim() } });
    draft.drop();
    onClose();
  };
  return (
    <AskedForm
      asked={asked}
      faults={() => wordFaults("note-text", text)}
      onSend={send}
      onClose={onClose}
      isFound={draft.isFound}
    >
      <TextArea
        id="note-text"
        label={t("desk.form.note")}
        hint={t("desk.form.note.hint")}
        value={text}
        maxLength={4000}
        onText={(typed) => draft.change({ text: typed })}
      />
    </AskedForm>
  );
}

/** Leave a note that only staff read; who is mentioned is told. */
export function InternalNoteForm({ asked, onClose }: FormProps) {
  const draft = useFormDraft(asked, { text: "" });
  const people = usePeople(asked.targets[0]?.department ?? "");
  const { text } = draft.value;
  const send = () => {
    const mentions = mentioned(people, text);
    carryOut({ ...asked, body: { text: text.trim(), ...(mentions.length > 0 && { mentions }) } });
    draft.drop();
    onClose();
  };
  return (
    <AskedForm
      asked={asked}
      faults={() => wordFaults("internal-text", text)}
      onSend={send}
      onClose={onClose}
      isFound={draft.isFound}
    >
      <MentionArea
        id="internal-text"
        label={t("desk.form.internal")}
        hint={t("desk.form.internal.hint")}
        value={text}
        people={people}
        onText={(typed) => draft.change({ text: typed })}
      />
    </AskedForm>
  );
}
