// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { city } from "../../app/city.ts";
import { Button } from "../../components/Button/Button.tsx";
import type { Fault } from "../../components/ErrorSummary/ErrorSummary.tsx";
import { TextField } from "../../components/Field/Field.tsx";
import { dayDate } from "../../i18n/format.ts";
import { isLanguage, LANGUAGES, language } from "../../i18n/language.ts";
import { t } from "../../i18n/text.ts";
import { ChangeSheet } from "./ChangeSheet.tsx";
import { type CalendarSheetProps, calendarChange } from "./calendarChange.ts";
import { asWritten, hoursOf, type Span, WEEKDAYS } from "./hours.ts";
import { longWeekdayNames } from "./months.ts";
import { SpansEditor, spanFaults } from "./SpansEditor.tsx";

/** Other hours for the days of the week, from a day on. */
export function WeekSheet(props: CalendarSheetProps) {
  const standing = hoursOf(props.calendar);
  const [typed, type] = useState<Record<string, Span[]>>({});
  const weekly: Record<string, Span[]> = { ...standing.weekly, ...typed };
  const [day, setDay] = useState("");
  const names = longWeekdayNames(language.value);
  const days = WEEKDAYS.map((code, n) => ({
    code,
    name: names[n] ?? code,
    spans: weekly[code] ?? [],
  }));
  const written = days.flatMap(({ code, spans }) =>
    spans.length > 0 ? [[code, asWritten(spans)]] : [],
  );
  return (
    <ChangeSheet
      title={t("rules.week")}
      {...calendarChange(props, { ...standing, weekly: Object.fromEntries(written) }, day)}
      faults={days.flatMap(({ code, name, spans }) => spanFaults(code, name, spans))}
    >
      {(faults) => (
        <>
          <p class="muted">{t("rules.week.text", { calendar: props.calendar.name })}</p>
          {days.map(({ code, name, spans }, n) => (
            <SpansEditor
              key={code}
              id={code}
              day={name}
              spans={spans}
              faults={faults}
              onChange={(changed) => type({ ...typed, [code]: changed })}
            >
              {n > 0 && (
                <Button
                  look="quiet"
                  onClick={() => type({ ...typed, [code]: days[n - 1]?.spans ?? [] })}
                >
                  <span class="unseen">{name}: </span>
                  {t("rules.week.as_before", { day: days[n - 1]?.name ?? "" })}
                </Button>
              )}
            </SpansEditor>
          ))}
          <TextField
            type="date"
            label={t("rules.valid_from")}
            hint={t("rules.valid_from.hint")}
            value={day}
            onText={setDay}
          />
        </>
      )}
    </ChangeSheet>
  );
}

/** Hours of a single date, which take the place of those of the week. */
export function DateSheet(props: CalendarSheetProps) {
  const standing = hoursOf(props.calendar);
  const [on, setOn] = useState("");
  const [spans, write] = useState<Span[]>([["", ""]]);
  const hours_on = on ? { ...standing.hours_on, [on]: asWritten(spans) } : standing.hours_on;
  const pick = (date: string) => {
    setOn(date);
    const known = standing.hours_on?.[date];
    if (known) write(known);
  };
  const missing = { field: "date-on", text: t("rules.date.on.missing") };
  const none = { field: "date-on", text: t("rules.date.none") };
  const wrong: Fault[] = [
    ...(on === "" ? [missing] : spans.length === 0 ? [none] : []),
    ...spanFaults("date", on ? dayDate(on) : t("rules.date.on"), spans),
  ];
  return (
    <ChangeSheet
      title={t("rules.date")}
      {...calendarChange(props, { ...standing, ...(hours_on && { hours_on }) })}
      faults={wrong}
    >
      {(faults) => (
        <>
          <p class="muted">{t("rules.date.text", { calendar: props.calendar.name })}</p>
          <TextField
            id="date-on"
            type="date"
            label={t("rules.date.on")}
            value={on}
            error={faults.find(({ field }) => field === "date-on")?.text}
            onText={pick}
          />
          <SpansEditor
            id="date"
            day={on ? dayDate(on) : t("rules.date.hours")}
            spans={spans}
            faults={faults}
            onChange={write}
          />
        </>
      )}
    </ChangeSheet>
  );
}

/** One more day on which the office stays shut. */
export function ClosingSheet(props: CalendarSheetProps) {
  const standing = hoursOf(props.calendar);
  const [on, setOn] = useState("");
  const [names, say] = useState<Record<string, string>>({});
  const spoken = spokenHere();
  const first = spoken.map((tag) => names[tag]?.trim()).find(Boolean) ?? "";
  // A name that nobody wrote is that of the first language that has one.
  const name = Object.fromEntries(spoken.map((tag) => [tag, names[tag]?.trim() || first]));
  const closed = [...(standing.closed ?? []), ...(on ? [{ on, name }] : [])];
  const wrong: Fault[] = [
    ...(on === "" ? [{ field: "closing-on", text: t("rules.close_day.on.missing") }] : []),
    ...(first === ""
      ? [{ field: `closing-${spoken[0]}`, text: t("rules.close_day.name.missing") }]
      : []),
  ];
  return (
    <ChangeSheet
      title={t("rules.close_day")}
      {...calendarChange(props, { ...standing, closed })}
      faults={wrong}
    >
      {(faults) => (
        <>
          <p class="muted">{t("rules.close_day.text", { calendar: props.calendar.name })}</p>
          <TextField
            id="closing-on"
            type="date"
            label={t("rules.close_day.on")}
            value={on}
            error={faults.find(({ field }) => field === "closing-on")?.text}
            onText={setOn}
          />
          <fieldset class="stack-s">
            <legend class="field-label">{t("rules.close_day.name")}</legend>
            <p class="field-hint">{t("rules.close_day.name.hint")}</p>
            {spoken.map((tag) => (
              <TextField
                key={tag}
                id={`closing-${tag}`}
                label={isLanguage(tag) ? LANGUAGES[tag] : tag}
                value={names[tag] ?? ""}
                maxLength={80}
                error={faults.find(({ field }) => field === `closing-${tag}`)?.text}
                onText={(text) => say({ ...names, [tag]: text })}
              />
            ))}
          </fieldset>
        </>
      )}
    </ChangeSheet>
  );
}

/** Languages of the city, one's own first. */
function spokenHere(): string[] {
  const spoken: string[] = city.value?.languages ?? [language.value];
  return [...spoken].sort((a, b) => Number(b === language.value) - Number(a === language.value));
}
