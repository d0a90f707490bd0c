// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { type CaseItem, decideAppeal, resolveCase } from "../../api/cases.ts";
import { Button } from "../../components/Button/Button.tsx";
import { TextArea } from "../../components/Field/Field.tsx";
import { toast } from "../../components/Toast/Toast.tsx";
import { DeedFailure, useDeed } from "../../forms/deed.tsx";
import { t } from "../../i18n/text.ts";

/** Words to the person have to say something. */
const LEAST_CHARS = 10;

/** What a moderator may decide of a case, each with words that the person reads. */
export function CaseDeed({ of: item, onDone }: { of: CaseItem; onDone: () => void }) {
  if (item.state === "open") {
    return (
      <Decision
        consequence={t("mapping.case.fraud.text")}
        onDone={onDone}
        choices={[
          ["mapping.case.clear", "check", (words) => resolveCase(item.id, "cleared", words)],
          ["mapping.case.fraud", "stop", (words) => resolveCase(item.id, "fraud", words)],
        ]}
      />
    );
  }
  if (!item.appealed_at || item.appeal_decided_at) return null;
  if (item.decided_by_me) return <p class="muted">{t("mapping.case.appeal.other")}</p>;
  return (
    <Decision
      consequence={t("mapping.case.back.text")}
      onDone={onDone}
      choices={[
        ["mapping.case.back", "undo", (words) => decideAppeal(item.id, "taken_back", words)],
        ["mapping.case.upheld", "stop", (words) => decideAppeal(item.id, "upheld", words)],
      ]}
    />
  );
}

type Choice = [
  label: "mapping.case.clear" | "mapping.case.fraud" | "mapping.case.back" | "mapping.case.upheld",
  icon: "check" | "stop" | "undo",
  send: (words: string) => Promise<unknown>,
];

interface Props {
  /** What follows from it, read before it is pressed. */
  consequence: string;
  choices: Choice[];
  onDone: () => void;
}

function Decision({ consequence, choices, onDone }: Props) {
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
