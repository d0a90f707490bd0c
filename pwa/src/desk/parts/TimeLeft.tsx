// SPDX-License-Identifier: EUPL-1.2
import { type ClockState, ICONS } from "../../components/Clock/Clock.tsx";
import { Icon } from "../../components/Icon/Icon.tsx";
import { dueDay, dueTime } from "../../i18n/format.ts";
import { language } from "../../i18n/language.ts";
import { t } from "../../i18n/text.ts";

/** From so many hours on nobody needs the minutes. */
const ROUGH_H = 8;
/** From so much working time on, about two weeks, a day says more than hours. */
const FAR_S = 80 * 3600;

/** Making a format costs as much as a hundred uses of it, and a queue has many lines. */
const formats = new Map<string, Intl.NumberFormat>();

function unit(value: number, name: "hour" | "minute"): string {
  const key = `${language.value} ${name}`;
  const known =
    formats.get(key) ??
    new Intl.NumberFormat(language.value, {
      style: "unit",
      unit: name,
      unitDisplay: "narrow",
      maximumFractionDigits: 0,
      useGrouping: false,
    });
  formats.set(key, known);
  return known.format(value);
}

/** "37 h", "2 h 10 min", "5 min" of working time, in the words of `Intl`. */
export function workingTime(seconds: number): string {
  const minutes = Math.floor(Math.abs(seconds) / 60);
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return unit(minutes, "minute");
  if (hours >= ROUGH_H || minutes % 60 === 0) return unit(hours, "hour");
  return `${unit(hours, "hour")} ${unit(minutes % 60, "minute")}`;
}

interface Props {
  clock: ClockState;
  dueAt: string | null;
  /** Working seconds until the due; negative: since it; null: not known, or nothing is due. */
  leftS: number | null;
  isPaused?: boolean;
}

/** The clock of a report in a narrow column: a drawing, a word, and the working time left. */
export function TimeLeft({ clock, dueAt, leftS, isPaused = false }: Props) {
  const told = (when: string) => t(`clock.${clock}.short`, { when });
  const isFar = leftS !== null && Math.abs(leftS) >= FAR_S;
  const word = isPaused ? t("desk.clock.paused") : t(`desk.clock.${clock}`);
  return (
    <span
      class="time-left"
      data-state={isPaused ? "paused" : clock}
      title={dueAt ? told(dueTime(dueAt)) : undefined}
    >
      <Icon name={isPaused ? "pause" : ICONS[clock]} />
      {dueAt && isFar ? (
        <Far word={word} day={dueDay(dueAt)} told={told} isPaused={isPaused} />
      ) : (
        <>
          <span class="time-left-word">{word}</span>
          {leftS !== null && <span class="time-left-time figures">{workingTime(leftS)}</span>}
        </>
      )}
    </span>
  );
}

interface FarProps {
  word: string;
  day: string;
  told: (when: string) => string;
  isPaused: boolean;
}

/** "Overdue 3 Oct", which is read aloud as "Overdue since 3 Oct". */
function Far({ word, day, told, isPaused }: FarProps) {
  return (
    <>
      <span class="unseen">
        {isPaused && `${word}. `}
        {told(day)}
      </span>
      <span class="time-left-word" aria-hidden="true">
        {word}
      </span>
      {/* Beside "Paused" it would seem to be the day on which the clock runs again. */}
      {!isPaused && (
        <span class="time-left-time figures" aria-hidden="true">
          {day}
        </span>
      )}
    </>
  );
}
