// SPDX-License-Identifier: EUPL-1.2
import { useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "../../components/Button/Button.tsx";
import { Field } from "../../components/Field/Field.tsx";
import { isLanguage, LANGUAGES } from "../../i18n/language.ts";
import { t } from "../../i18n/text.ts";
import { tabId } from "./edited.ts";
import { FIELDS, type FieldName, withField } from "./fields.ts";
import { panelId } from "./Tabs.tsx";

interface Props {
  tag: string;
  text: string;
  error: string | undefined;
  isShown: boolean;
  onText: (text: string) => void;
}

const MOST_CHARS = 8000;

/** The words of one language, and fields to put in where the caret stands. */
export function TextPanel({ tag, text, error, isShown, onText }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (caret.current === null) return;
    area.current?.focus();
    area.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [text]);
  const put = (field: FieldName) => {
    const { selectionStart = text.length, selectionEnd = text.length } = area.current ?? {};
    const changed = withField(text, [selectionStart, selectionEnd], field);
    caret.current = changed.caret;
    onText(changed.text);
  };
  return (
    <div
      id={panelId(tag)}
      class="stack-s"
      role="tabpanel"
      aria-labelledby={tabId(tag)}
      hidden={!isShown}
    >
      <Field
        label={t("templates.text", { language: isLanguage(tag) ? LANGUAGES[tag] : tag })}
        error={error}
      >
        {(ids) => (
          <textarea
            {...ids}
            ref={area}
            rows={8}
            lang={tag}
            value={text}
            maxLength={MOST_CHARS}
            onInput={({ currentTarget }) => onText(currentTarget.value)}
          />
        )}
      </Field>
      <fieldset class="template-fields">
        <legend class="small muted">{t("templates.fields")}</legend>
        {FIELDS.map((field) => (
          <Button key={field} icon="add" onClick={() => put(field)}>
            {t(`templates.field.${field}`)}
          </Button>
        ))}
      </fieldset>
    </div>
  );
}
