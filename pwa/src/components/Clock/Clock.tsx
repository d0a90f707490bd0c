// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from "../../api/client.ts";
import { dateTime, relative } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import { Icon, type IconName } from "../Icon/Icon.tsx";
import "./Clock.css";

export type ClockState = Schema["ClockState"];

const ICONS: Record<ClockState, IconName> = {
  on_track: "clock",
  due_soon: "bell",
  overdue: "alert",
  kept: "check",
  late: "flag",
  cancelled: "close",
  not_resolved: "undo",
};

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
        {dueAt ? t(`clock.${state}.short`, { when: dateTime(dueAt) }) : t(`clock.${state}.word`)}
      </span>
    </span>
  );
}

interface ClockProps extends ChipProps {
  dueAt: string;
  /** Struck through when an extension moved the date. */
  originalDueAt?: string;
  /** Share of the allowance that is used, 0 to 1 and beyond. */
  usedShare: number;
  /** What the date is for: "Answer by", "First reply by". */
  label: string;
  onExplain?: () => void;
}

/** A deadline with all that is known of it. */
export function Clock({ state, dueAt, originalDueAt, usedShare, label, onExplain }: ClockProps) {
  const isMoved = originalDueAt !== undefined && originalDueAt !== dueAt;
  const share = Math.min(100, Math.round(usedShare * 100));
  return (
    <div class="clock" data-state={state}>
      <p class="clock-label">
        <Icon name={ICONS[state]} />
        <span>{label}</span>
        {onExplain && (
          <button
            type="button"
            class="clock-why"
            aria-label={t("clock.explain")}
            onClick={onExplain}
          >
            <Icon name="info" />
          </button>
        )}
      </p>
      <p class="clock-date">
        {isMoved && (
          <s>
            <span class="unseen">{t("clock.was")} </span>
            {dateTime(originalDueAt)}
          </s>
        )}
        <time dateTime={dueAt}>{dateTime(dueAt)}</time>
      </p>
      <p class="clock-word">
        {t(`clock.${state}.word`)}
        {(state === "on_track" || state === "due_soon" || state === "overdue") &&
          ` · ${relative(dueAt)}`}
      </p>
      <progress class="clock-bar" max={100} value={share} aria-label={t("clock.used", { share })} />
    </div>
  );
}
