// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "preact/hooks";
import { TextField } from "../components/Field/Field.tsx";
import { t } from "../i18n/text.ts";

interface Props {
  text: string;
  onText: (text: string) => void;
}

/** As long as somebody types, nothing is asked. */
const PAUSE_MS = 400;
const MOST_CHARS = 200;

/** Words that reports must hold. */
export function SearchField({ text, onText }: Props) {
  const [typed, type] = useState(text);
  useEffect(() => type(text), [text]);
  useEffect(() => {
    if (typed === text) return;
    const timer = setTimeout(() => onText(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onText(typed);
      }}
    >
      <TextField
        type="search"
        label={t("explore.search")}
        value={typed}
        maxLength={MOST_CHARS}
        onText={type}
      />
    </form>
  );
}
