// SPDX-License-Identifier: EUPL-1.2
import { Button } from "../../components/Button/Button.tsx";
import { TextArea } from "../../components/Field/Field.tsx";
import { DeedFailure, useDeed } from "../../forms/deed.tsx";
import { useDraft } from "../../forms/draft.ts";

/** As short as an objection may be. Source: the contract, AppealBody and ObjectionBody. */
export const LEAST_CHARS = 10;
const MOST_CHARS = 2000;

interface Props {
  /** Under which the words are kept until they are sent. */
  name: string;
  label: string;
  hint: string;
  button: string;
  onSend: (words: string) => Promise<void>;
}

/** Words against what a check or a moderator made of somebody's mapping. */
export function ObjectionForm({ name, label, hint, button, onSend }: Props) {
  const draft = useDraft(`point-draft:${name}`, { text: "" });
  const deed = useDeed();
  const text = draft.value.text.trim();
  const send = () =>
    void deed.run(async () => {
      await onSend(text);
      draft.drop();
    });
  return (
    <form
      class="stack-s"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.length >= LEAST_CHARS) send();
      }}
    >
      <TextArea
        label={label}
        hint={hint}
        value={draft.value.text}
        maxLength={MOST_CHARS}
        onText={(words) => draft.change({ text: words })}
      />
      <DeedFailure error={deed.error ?? draft.error} isKept />
      <p>
        <Button type="submit" disabled={deed.isBusy || text.length < LEAST_CHARS}>
          {button}
        </Button>
      </p>
    </form>
  );
}
