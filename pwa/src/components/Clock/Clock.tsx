// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from "../../api/client.ts";
import { dateTime, dueTime, relative } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import { Icon, type IconName } from "../Icon/Icon.tsx";
import "./Clock.css";

export type ClockState = Schema["ClockState"];

/** The drawing of each state, the same in every list and on the map. */
export const ICONS: Record<ClockState, IconName> = {
  on_track: "clock",
  due_soon: "bell",
  overdue: "alert",
  kept: "check",
  late: "flag",
  cancelled: "close",
  not_resolved: "undo",
};
/** States in which the time still runs. */
const RUNNING = new Set<ClockState>(["on_track", "due_soon", "overdue"]);

interface ChipProps {
  state: ClockState;
  dueAt: string | null;
}

/** The clock of a report in one line: a colour, a drawing and words. */
export function ClockChip({ state, dueAt }: ChipProps) {
  return (
    <span class="clock-chip" data-state={state}>
      <Icon name={ICONS[state]} />
      <span>
        {dueAt ? t(`clock.${state}.short`, { when: dueTime(dueAt) }) : t(`clock.${state}.word`)}
      </span>
    </span>
  );
}

interface ClockProps extends ChipProps {
  dueAt: string;
  /** Struck through when an extension moved the date. */
  originalDueAt?: string;
  /** When it was done; shown in the place of the due. */
  doneAt?: string | undefined;
  /** Share of the allowance that is used, 0 to 1 and beyond. */
  usedShare: number;
  /** What the date is for: "Answer by", "First reply by". */
  label: string;
  /** Below the date, beside the state; left out: the distance of the due from now. */
  note?: string;
  onExplain?: () => void;
}

/** A deadline with all that is known of it. */
export function Clock(props: ClockProps) {
  const { state, dueAt, doneAt, note } = props;
  const isRunning = RUNNING.has(state);
  const said = note ?? (isRunning ? relative(dueAt) : "");
  return (
    <div class="clock" data-state={state}>
      <ClockLabel {...props} />
      <p class="clock-date">
        <Original {...props} />
        {doneAt ? (
          <time dateTime={doneAt}>{dateTime(doneAt)}</time>
        ) : (
          <time dateTime={dueAt}>{dueTime(dueAt)}</time>
        )}
      </p>
      <p class="clock-word">
        <b>{t(`clock.${state}.word`)}</b>
        {said && ` · ${said}`}
      </p>
      {isRunning && <Bar usedShare={props.usedShare} />}
    </div>
  );
}

function ClockLabel({ state, label, onExplain }: ClockProps) {
  return (
    <div class="clock-label">
      <Icon name={ICONS[state]} />
      <p>{label}</p>
      {onExplain && (
        <button
          type="button"
          class="clock-why"
          aria-label={`${t("clock.explain")} ${label}`}
          title={t("clock.explain")}
          onClick={onExplain}
        >
          <Icon name="info" />
        </button>
      )}
    </div>
  );
}

function Original({ originalDueAt, dueAt, doneAt }: ClockProps) {
  if (doneAt || originalDueAt === undefined || originalDueAt === dueAt) return null;
  return (
    <s>
      <span class="unseen">{t("clock.was")} </span>
      {dueTime(originalDueAt)}
    </s>
  );
}

/** A thin bar of the time that is used; full once it is over. */
function Bar({ usedShare }: { usedShare: number }) {
  const share = Math.max(0, Math.min(100, Math.round(usedShare * 100)));
  return (
    <progress class="clock-bar" max={100} value={share} aria-label={t("clock.used", { share })} />
  );
}
