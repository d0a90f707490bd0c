// SPDX-License-Identifier: EUPL-1.2
import { TextField } from "../components/Field/Field.tsx";
import { useTyped } from "../forms/typed.ts";
import { t } from "../i18n/text.ts";

interface Props {
  text: string;
  onText: (text: string) => void;
}

const MOST_CHARS = 200;

/** Words that reports must hold. */
export function SearchField({ text, onText }: Props) {
  const { typed, type, tell } = useTyped(text, onText);
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        tell();
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
