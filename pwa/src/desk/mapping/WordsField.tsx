// SPDX-License-Identifier: EUPL-1.2
import { TextArea, TextField } from "../../components/Field/Field.tsx";
import { isLanguage, LANGUAGES } from "../../i18n/language.ts";
import { t } from "../../i18n/text.ts";
import type { Texts } from "./edited.ts";

interface Props {
  id: string;
  label: string;
  /** Language in which they are typed now. */
  tag: string;
  texts: Texts;
  hint?: string | undefined;
  error?: string | undefined;
  isLong?: boolean;
  onTexts: (texts: Texts) => void;
}

const MOST_CHARS = 120;
const MOST_LONG_CHARS = 1000;

/** Words in one language; what they are in another stands there until they are typed. */
export function WordsField({ tag, label, texts, isLong = false, onTexts, ...rest }: Props) {
  const Typed = isLong ? TextArea : TextField;
  const other = texts.en || Object.values(texts).find(Boolean) || "";
  return (
    <Typed
      {...rest}
      label={t("mapping.in", { label, language: nameOf(tag) })}
      value={texts[tag] ?? ""}
      maxLength={isLong ? MOST_LONG_CHARS : MOST_CHARS}
      placeholder={texts[tag] ? "" : other}
      onText={(text) => onTexts({ ...texts, [tag]: text })}
    />
  );
}

export function nameOf(tag: string): string {
  return isLanguage(tag) ? LANGUAGES[tag] : tag;
}
