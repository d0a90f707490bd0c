// SPDX-License-Identifier: EUPL-1.2
import type { Hours, Span } from "./hours.ts";

/** A day that is unlike its weekday: shut under a name, or open by hours of its own. */
export type OwnDay =
  | { on: string; kind: "closed"; name: Record<string, string> }
  | { on: string; kind: "hours"; spans: readonly Span[] };

/** Return the days from `today` on that are unlike their weekdays, in their order. */
export function ownDays({ closed = [], hours_on = {} }: Hours, today: string): OwnDay[] {
  const all: OwnDay[] = [
    ...closed.map(({ on, name = {} }) => ({ on, kind: "closed" as const, name })),
    ...Object.entries(hours_on).map(([on, spans]) => ({ on, kind: "hours" as const, spans })),
  ];
  return all
    .filter(({ on }) => on >= today)
    .sort((a, b) => a.on.localeCompare(b.on) || a.kind.localeCompare(b.kind));
}

/** Return the hours without what made a day unlike its weekday. */
export function withoutDay(hours: Hours, { on, kind }: OwnDay): Hours {
  if (kind === "closed") {
    return { ...hours, closed: (hours.closed ?? []).filter((one) => one.on !== on) };
  }
  const { [on]: _, ...rest } = hours.hours_on ?? {};
  return { ...hours, hours_on: rest };
}
