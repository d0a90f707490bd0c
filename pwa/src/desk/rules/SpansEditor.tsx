// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from "preact";
import { Button, IconButton } from "../../components/Button/Button.tsx";
import type { Fault } from "../../components/ErrorSummary/ErrorSummary.tsx";
import { TextField } from "../../components/Field/Field.tsx";
import { t } from "../../i18n/text.ts";
import { faultsOf, isOvernight, type Span } from "./hours.ts";

interface Props {
  /** Begins the ids of its fields. */
  id: string;
  /** Name of the day, for all who can't see what is around a field. */
  day: string;
  spans: readonly Span[];
  /** What is shown as wrong. */
  faults: readonly Fault[];
  onChange: (spans: Span[]) => void;
  children?: ComponentChildren;
}

/** Return what is wrong with the hours of a day, by field. */
export function spanFaults(id: string, day: string, spans: readonly Span[]): Fault[] {
  return faultsOf(spans).flatMap((fault, n) =>
    fault ? [{ field: `${id}-${n}`, text: t(`rules.hours.${fault}`, { day, n: n + 1 }) }] : [],
  );
}

/** The hours of one day: none, or several, each from when to when. */
export function SpansEditor({ id, day, spans, faults, onChange, children }: Props) {
  const put = (n: number, span: Span) => onChange(spans.map((one, at) => (at === n ? span : one)));
  return (
    <fieldset class="spans">
      <legend class="field-label">{day}</legend>
      {spans.length === 0 && <p class="muted small">{t("rules.hours.shut")}</p>}
      {spans.map((span, n) => {
        const field = `${id}-${n}`;
        const said = { day, n: n + 1 };
        return (
          // Hours have no other name than their place among those of the day.
          <div key={n} class="span">
            <TextField
              id={field}
              label={t("rules.hours.opens")}
              inputMode="numeric"
              placeholder="08:00"
              maxLength={5}
              value={span[0]}
              error={faults.find((fault) => fault.field === field)?.text}
              onText={(opens) => put(n, [opens, span[1]])}
            />
            <TextField
              label={t("rules.hours.closes")}
              inputMode="numeric"
              placeholder="16:00"
              maxLength={5}
              value={span[1]}
              hint={isOvernight(span) ? t("rules.hours.next_day") : undefined}
              onText={(closes) => put(n, [span[0], closes])}
            />
            <IconButton
              icon="trash"
              label={t("rules.hours.remove", said)}
              onClick={() => onChange(spans.filter((_, at) => at !== n))}
            />
          </div>
        );
      })}
      <p class="span-more">
        <Button look="quiet" icon="add" onClick={() => onChange([...spans, ["", ""]])}>
          {t("rules.hours.add")} <span class="unseen">{day}</span>
        </Button>
        {children}
      </p>
    </fieldset>
  );
}
