// SPDX-License-Identifier: EUPL-1.2
import { todayIn } from "../../api/catalogue.ts";
import type { CalendarView } from "../../api/rules.ts";
import { IconButton } from "../../components/Button/Button.tsx";
import { dayDate, zone } from "../../i18n/format.ts";
import { t, words } from "../../i18n/text.ts";
import { ChangeSheet } from "./ChangeSheet.tsx";
import { type CalendarSheetProps, calendarChange } from "./calendarChange.ts";
import { mayChange } from "./city.ts";
import { hoursOf } from "./hours.ts";
import { type OwnDay, ownDays, withoutDay } from "./ownDays.ts";

interface Props {
  calendar: CalendarView;
  onTake: (day: OwnDay) => void;
}

/** Closing days and hours of single dates to come, each to be taken away again. */
export function OwnDays({ calendar, onTake }: Props) {
  const days = ownDays(hoursOf(calendar), todayIn(zone.value));
  if (days.length === 0) return null;
  return (
    <section class="stack-s" aria-label={t("rules.days")}>
      <h3>{t("rules.days")}</h3>
      <ul class="rules-changes">
        {days.map((day) => (
          <li key={`${day.on} ${day.kind}`}>
            <span class="figures">
              <strong>{dayDate(day.on)}</strong> {sayingOf(day)}
            </span>
            {mayChange() && (
              <IconButton
                icon="trash"
                label={t("rules.days.take", { day: dayDate(day.on), what: sayingOf(day) })}
                onClick={() => onTake(day)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function sayingOf(day: OwnDay): string {
  if (day.kind === "closed") return t("rules.days.closed", { name: words(day.name) });
  return day.spans.map((span) => span.join("–")).join(", ");
}

/** Taking away what makes a day unlike its weekday. */
export function TakeSheet({ day, ...props }: CalendarSheetProps & { day: OwnDay }) {
  const said = { day: dayDate(day.on), calendar: props.calendar.name, what: sayingOf(day) };
  return (
    <ChangeSheet
      title={t(`rules.days.take_${day.kind}`)}
      {...calendarChange(props, withoutDay(hoursOf(props.calendar), day))}
    >
      <p>
        <strong>{said.day}</strong> {said.what}
      </p>
      <p class="muted">{t("rules.days.text", said)}</p>
    </ChangeSheet>
  );
}
