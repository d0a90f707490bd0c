// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { todayIn } from "../../api/catalogue.ts";
import { type CalendarView, daysOf, listCalendars } from "../../api/rules.ts";
import { Button, IconButton } from "../../components/Button/Button.tsx";
import { Field } from "../../components/Field/Field.tsx";
import { zone } from "../../i18n/format.ts";
import { language } from "../../i18n/language.ts";
import { t } from "../../i18n/text.ts";
import { Loaded } from "../parts/Loaded.tsx";
import { ClosingSheet, DateSheet, WeekSheet } from "./CalendarSheets.tsx";
import { mayChange } from "./city.ts";
import { Month } from "./Month.tsx";
import { monthName, shifted } from "./months.ts";
import { OwnDays, TakeSheet } from "./OwnDays.tsx";
import type { OwnDay } from "./ownDays.ts";

/** The hours of a calendar, month by month, and changing them. */
export function CalendarPart({ jurisdiction }: { jurisdiction: string }) {
  return (
    <Loaded name={`calendars ${jurisdiction}`} load={() => listCalendars(jurisdiction)}>
      {({ calendars }, again) => (
        <Calendars jurisdiction={jurisdiction} calendars={calendars} onChanged={again} />
      )}
    </Loaded>
  );
}

interface Props {
  jurisdiction: string;
  calendars: CalendarView[];
  onChanged: () => Promise<void>;
}

/** What can be done with a calendar. */
const SHEETS = { week: WeekSheet, date: DateSheet, close_day: ClosingSheet };

function Calendars({ jurisdiction, calendars, onChanged }: Props) {
  const [code, choose] = useState(calendars[0]?.code ?? "");
  const [month, turn] = useState(todayIn(zone.value).slice(0, 7));
  const [deed, open] = useState<keyof typeof SHEETS | null>(null);
  const [taken, take] = useState<OwnDay | null>(null);
  const Sheet = deed && SHEETS[deed];
  const calendar = calendars.find((one) => one.code === code);
  const close = () => {
    open(null);
    take(null);
  };
  const ends = {
    onClose: close,
    // The next change is made of the hours as they are now: it begins once they are there.
    onDone: () => onChanged().then(close),
    onStale: () => void onChanged(),
  };
  const key = `days ${jurisdiction} ${code} ${month} ${JSON.stringify(calendar?.versions.length)}`;
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
      <Loaded key={key} name={key} load={() => daysOf(jurisdiction, code, month)}>
        {(days) => <Month days={days} />}
      </Loaded>
      {mayChange() && calendar && (
        <div class="rules-deeds">
          {(["week", "date", "close_day"] as const).map((deed) => (
            <Button key={deed} icon={deed === "week" ? "edit" : "add"} onClick={() => open(deed)}>
              {t(`rules.${deed}`)}
            </Button>
          ))}
        </div>
      )}
      {calendar && <OwnDays calendar={calendar} onTake={take} />}
      {Sheet && calendar && <Sheet {...{ jurisdiction, calendar, ...ends }} />}
      {taken && calendar && <TakeSheet day={taken} {...{ jurisdiction, calendar, ...ends }} />}
    </div>
  );
}
