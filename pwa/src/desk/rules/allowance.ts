// SPDX-License-Identifier: EUPL-1.2
import type { PromiseView } from "../../api/rules.ts";
import { t } from "../../i18n/text.ts";

export const UNITS = ["working_minutes", "working_hours", "working_days", "calendar_days"] as const;
export type Unit = (typeof UNITS)[number];
export const TARGETS = ["moderation", "first_response", "resolution", "answer_review"] as const;
export type TargetName = (typeof TARGETS)[number];

type Version = PromiseView["versions"][number];

/** The number and unit that an allowance is written as. */
export function partsOf(allowance: Record<string, number> | undefined): { unit: Unit; n: number } {
  const [unit, n] = Object.entries(allowance ?? {})[0] ?? [];
  return { unit: UNITS.find((one) => one === unit) ?? "working_days", n: n ?? 1 };
}

/** "5 working days". */
export function allowanceText(allowance: Record<string, number>): string {
  const { unit, n } = partsOf(allowance);
  return t(`rules.unit.${unit}`, { n });
}

/** The version that holds now, else the first to come. */
export function standing({ versions }: { versions: Version[] }): Version | undefined {
  return versions.find(({ holds_now }) => holds_now) ?? versions.at(-1);
}
