// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { todayIn } from "../../api/catalogue.ts";
import { reload, useResource } from "../../api/resource.ts";
import {
  applyCalendar,
  type CalendarChange,
  type CalendarView,
  daysOf,
  listCalendars,
  previewCalendar,
} from "../../api/rules.ts";
import { city } from "../../app/city.ts";
import { Button, IconButton } from "../../components/Button/Button.tsx";
import { Failure } from "../../components/Failure.tsx";
import { Field, TextField } from "../../components/Field/Field.tsx";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { zone } from "../../i18n/format.ts";
import { language } from "../../i18n/language.ts";
import { t } from "../../i18n/text.ts";
import { ChangeSheet } from "./ChangeSheet.tsx";
import { mayChange } from "./city.ts";
import { Month } from "./Month.tsx";
import { monthName, shifted } from "./months.ts";

/** The hours of a calendar, month by month, and adding a day on which it stays shut. */
export function CalendarPart({ jurisdiction }: { jurisdiction: string }) {
  const key = `calendars ${jurisdiction}`;
  const load = () => listCalendars(jurisdiction);
  const { value, error } = useResource(key, load);
  const again = () => void reload(`${language.value} ${key}`, load);
  if (error !== undefined && !value) return <Failure error={error} onRetry={again} />;
  if (!value) return <Skeleton n={4} />;
  return <Calendars jurisdiction={jurisdiction} calendars={value.calendars} onChanged={again} />;
}

interface Props {
  jurisdiction: string;
  calendars: CalendarView[];
  onChanged: () => void;
}

function Calendars({ jurisdiction, calendars, onChanged }: Props) {
  const [code, choose] = useState(calendars[0]?.code ?? "");
  const [month, turn] = useState(todayIn(zone.value).slice(0, 7));
  const [isOpen, open] = useState(false);
  const calendar = calendars.find((one) => one.code === code);
  const key = `days ${jurisdiction} ${code} ${month} ${JSON.stringify(calendar?.versions.length)}`;
  const days = useResource(key, () => daysOf(jurisdiction, code, month));
  return (
    <div class="stack">
      <Field label={t("rules.calendar")}>
        {(ids) => (
          <select
            {...ids}
            value={code}
            onChange={({ currentTarget }) => choose(currentTarget.value)}
          >
            {calendars.map((one) => (
              <option key={one.code} value={one.code}>
                {one.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {calendar && (
        <p class="muted small">{calendar.departments.join(", ") || t("rules.no_department")}</p>
      )}
      <div class="month-top">
        <IconButton
          icon="back"
          label={t("rules.month.before")}
          onClick={() => turn(shifted(month, -1))}
        />
        <h2 class="rules-h" aria-live="polite">
          {monthName(month, language.value)}
        </h2>
        <IconButton
          icon="next"
          label={t("rules.month.after")}
          onClick={() => turn(shifted(month, 1))}
        />
      </div>
      {days.error !== undefined && !days.value ? (
        <Failure error={days.error} />
      ) : days.value ? (
        <Month days={days.value} />
      ) : (
        <Skeleton n={4} />
      )}
      {mayChange() && calendar && (
        <p>
          <Button icon="add" onClick={() => open(true)}>
            {t("rules.close_day")}
          </Button>
        </p>
      )}
      {isOpen && calendar && (
        <ClosingSheet
          jurisdiction={jurisdiction}
          calendar={calendar}
          onClose={() => open(false)}
          onDone={() => {
            open(false);
            onChanged();
          }}
        />
      )}
    </div>
  );
}

interface SheetProps {
  jurisdiction: string;
  calendar: CalendarView;
  onClose: () => void;
  onDone: () => void;
}

/** One more day on which the office stays shut, of the hours that begin last. */
function ClosingSheet({ jurisdiction, calendar, onClose, onDone }: SheetProps) {
  const [on, setOn] = useState("");
  const [name, setName] = useState("");
  const newest = calendar.versions.find(({ holds_now }) => holds_now) ?? calendar.versions[0];
  // One's own language will do for all until somebody writes the others into the city's files.
  const spoken = city.value?.languages ?? [language.value];
  const said = Object.fromEntries(spoken.map((tag) => [tag, name.trim() || on]));
  const hours = newest?.hours ?? { weekly: {} };
  const body: CalendarChange = {
    code: calendar.code,
    hours: { ...hours, closed: [...(hours.closed ?? []), ...(on ? [{ on, name: said }] : [])] },
  };
  return (
    <ChangeSheet
      title={t("rules.close_day")}
      asked={JSON.stringify(body)}
      preview={() => previewCalendar(jurisdiction, body)}
      apply={(how) => applyCalendar(jurisdiction, body, how)}
      onClose={onClose}
      onDone={onDone}
    >
      <p class="muted">{t("rules.close_day.text", { calendar: calendar.name })}</p>
      <TextField type="date" label={t("rules.close_day.on")} value={on} onText={setOn} />
      <TextField label={t("rules.close_day.name")} value={name} maxLength={80} onText={setName} />
    </ChangeSheet>
  );
}
