// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { TextField } from "../../../components/Field/Field.tsx";
import { t } from "../../../i18n/text.ts";
import { Choices } from "./DeedForm.tsx";

interface Props {
  id: string;
  label: string;
  choices: readonly { value: string; label: string; hint?: string }[];
  value: string;
  onValue: (value: string) => void;
}

/** More than these are searched. */
const FEW = 7;

/** One out of several; where they are many, found by words. */
export function SearchChoices({ id, label, choices, value, onValue }: Props) {
  const [words, search] = useState("");
  const wanted = words.trim().toLocaleLowerCase();
  const shown = choices.filter(
    (choice) => choice.value === value || choice.label.toLocaleLowerCase().includes(wanted),
  );
  return (
    <div class="stack-s" id={id} tabIndex={-1}>
      {choices.length > FEW && (
        <TextField type="search" label={t("desk.form.find")} value={words} onText={search} />
      )}
      <Choices legend={label} name={id} value={value} options={shown} onChoose={onValue} />
    </div>
  );
}
