// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import "./Field.css";

interface Frame {
  label: string;
  hint?: string | undefined;
  /** What is wrong with it, as a sentence that says what to do. */
  error?: string | undefined;
}

interface Ids {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
}

/** Label, hint and error around one control. */
export function Field({
  label,
  hint,
  error,
  id: given,
  children,
}: Frame & { id?: string | undefined; children: (ids: Ids) => ComponentChildren }) {
  const made = useId();
  const id = given ?? made;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class="field" data-wrong={Boolean(error)}>
      <label for={id}>{label}</label>
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        ...(described && { "aria-describedby": described }),
        ...(error && { "aria-invalid": true }),
      })}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

interface Typed extends Frame {
  id?: string | undefined;
  name?: string;
  value: string;
  required?: boolean;
  maxLength?: number;
  placeholder?: string;
  onText: (text: string) => void;
  onBlur?: () => void;
}

interface TextProps extends Typed {
  type?: "text" | "email" | "password" | "search" | "number" | "date" | "time" | "tel";
  autocomplete?: string;
  inputMode?: "text" | "numeric" | "decimal" | "email" | "search";
}

export function TextField({ label, hint, error, onText, id, type = "text", ...rest }: TextProps) {
  return (
    <Field label={label} hint={hint} error={error} id={id}>
      {(ids) => (
        <input
          {...rest}
          // One of many types that Preact describes by one interface each.
          type={type as "text"}
          {...ids}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export function TextArea({ label, hint, error, onText, id, ...rest }: Typed) {
  return (
    <Field label={label} hint={hint} error={error} id={id}>
      {(ids) => (
        <textarea
          rows={4}
          {...rest}
          {...ids}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
