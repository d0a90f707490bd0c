// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from "preact";
import { Button, type ButtonLook } from "../../../components/Button/Button.tsx";
import { ErrorSummary, type Fault } from "../../../components/ErrorSummary/ErrorSummary.tsx";
import { Sheet } from "../../../components/Sheet/Sheet.tsx";
import { t } from "../../../i18n/text.ts";
import "./DeedForm.css";

interface Props {
  title: string;
  /** Which report, or how many. */
  about: ComponentChildren;
  /** On the button that does it. */
  send: string;
  look?: ButtonLook;
  faults: Fault[];
  isBusy?: boolean;
  /** Called when everything that is needed may be there. */
  onSend: () => void;
  onClose: () => void;
  children: ComponentChildren;
}

/** A form by which something is done with reports: Ctrl+Enter sends it, Escape leaves it. */
export function DeedForm(props: Props) {
  const { title, about, send, look = "primary", faults, isBusy = false, onSend, onClose } = props;
  return (
    <Sheet title={title} onClose={onClose}>
      <form
        class="deed-form stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSend();
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          onSend();
        }}
      >
        {typeof about === "string" ? <p class="muted small">{about}</p> : about}
        <ErrorSummary faults={faults} />
        {props.children}
        <div class="deed-form-end">
          <Button type="submit" look={look} disabled={isBusy}>
            {send}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t("desk.form.cancel")}
          </Button>
          <span class="muted small deed-form-key">{t("desk.form.key")}</span>
        </div>
      </form>
    </Sheet>
  );
}

interface ChoiceProps<T extends string> {
  legend: string;
  name: string;
  value: T | null;
  options: readonly { value: T; label: string; hint?: string }[];
  onChoose: (value: T) => void;
}

/** One of a few, all of them seen at once. */
export function Choices<T extends string>(props: ChoiceProps<T>) {
  const { legend, name, value, options, onChoose } = props;
  return (
    <fieldset class="deed-choices">
      <legend>{legend}</legend>
      {options.map((one) => (
        <label key={one.value}>
          <input
            type="radio"
            name={name}
            value={one.value}
            checked={one.value === value}
            onChange={() => onChoose(one.value)}
          />
          <span>
            {one.label}
            {one.hint && <span class="muted small"> {one.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
