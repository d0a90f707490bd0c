// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { Button } from "../../components/Button/Button.tsx";
import { TextArea } from "../../components/Field/Field.tsx";
import type { IconName } from "../../components/Icon/Icon.tsx";
import { toast } from "../../components/Toast/Toast.tsx";
import { DeedFailure, useDeed } from "../../forms/deed.tsx";
import { type Key, t } from "../../i18n/text.ts";

/** Words to the person have to say something. */
const LEAST_CHARS = 10;

/** A verdict on a button, and what sends it. */
type Choice = [label: Key, icon: IconName, send: (words: string) => Promise<unknown>];

interface Props {
  /** What follows from it, read before it is pressed. */
  consequence: string;
  choices: Choice[];
  onDone: () => void;
}

/** What a moderator decides, with words that the person reads. */
export function Decision({ consequence, choices, onDone }: Props) {
  const [words, write] = useState("");
  const [isMissing, miss] = useState(false);
  const deciding = useDeed();
  const decide = (send: Choice[2]) => {
    const said = words.trim();
    miss(said.length < LEAST_CHARS);
    if (said.length < LEAST_CHARS) return;
    void deciding.run(async () => {
      await send(said);
      toast(t("mapping.case.done"));
      onDone();
    });
  };
  return (
    <form class="stack-s" noValidate onSubmit={(event) => event.preventDefault()}>
      <TextArea
        label={t("mapping.case.words")}
        hint={consequence}
        value={words}
        maxLength={2000}
        error={isMissing ? t("mapping.case.words.missing") : undefined}
        onText={write}
      />
      <DeedFailure error={deciding.error} />
      <p class="row">
        {choices.map(([label, icon, send]) => (
          <Button key={label} icon={icon} disabled={deciding.isBusy} onClick={() => decide(send)}>
            {t(label)}
          </Button>
        ))}
      </p>
    </form>
  );
}
