// SPDX-License-Identifier: EUPL-1.2
import type { Day } from "../../api/rules.ts";
import { language } from "../../i18n/language.ts";
import { t } from "../../i18n/text.ts";
import { weekday, weekdayNames } from "./months.ts";

/** A month as a table of weeks: hours, or why there are none. */
export function Month({ days }: { days: Day[] }) {
  return (
    <table class="month">
      <thead>
        <tr>
          {weekdayNames(language.value).map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map((week) => (
          <tr key={week.find((day) => day)?.on}>
            {week.map((day, n) =>
              day ? (
                <td key={day.on} data-reason={day.reason ?? "open"}>
                  <OneDay day={day} />
                </td>
              ) : (
                <td key={`none ${n}`} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function weeksOf(days: Day[]): (Day | null)[][] {
  const cells: (Day | null)[] = [
    ...Array.from({ length: weekday(days[0]?.on ?? "2026-06-01") }, () => null),
    ...days,
  ];
  while (cells.length % 7 > 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, n) => cells.slice(n * 7, n * 7 + 7));
}

function OneDay({ day }: { day: Day }) {
  const number = Number(day.on.slice(8));
  if (day.reason !== null) {
    const why = day.name || t(`rules.closed.${day.reason as "weekend" | "holiday" | "closed"}`);
    return (
      <>
        <span class="month-day">{number}</span>
        <span class={day.reason === "weekend" ? "unseen" : "month-why"}>{why}</span>
      </>
    );
  }
  return (
    <>
      <span class="month-day">{number}</span>
      {day.windows.map(([opens, closes]) => (
        <span key={opens} class="month-hours figures">
          {`${opens}–${closes}`}
        </span>
      ))}
    </>
  );
}
