// SPDX-License-Identifier: EUPL-1.2
import type { CaseItem, ObjectionItem } from "../../api/cases.ts";
import { dateTime } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import { metres, seconds } from "./figures.ts";

/** A line of what a check saw. */
export interface Seen {
  label: string;
  value: string;
}

/** Return what a check saw in words; ids tell a person nothing and are left out. */
export function seen(evidence: CaseItem["evidence"]): Seen[] {
  const found: Seen[] = [];
  const number = (key: string, label: string) => {
    const value = evidence[key];
    if (typeof value === "number") found.push({ label, value: String(value) });
  };
  number("n_points", t("mapping.evidence.n_points"));
  number("n_answers", t("mapping.evidence.n_answers"));
  number("within_min", t("mapping.evidence.within_min"));
  number("n_yes", t("mapping.evidence.n_yes"));
  number("n_wrong", t("mapping.evidence.n_wrong"));
  number("n_bits", t("mapping.evidence.n_bits"));
  const walks = evidence.walks;
  if (Array.isArray(walks)) {
    const at = walks.filter((walk): walk is string => typeof walk === "string");
    found.push({
      label: t("mapping.evidence.walks"),
      value: at.map((one) => dateTime(one)).join(", "),
    });
  }
  return found;
}

/** Return what was measured of a point or an answer, with units. */
export function measured({ distance_m, accuracy_m, took_s }: ObjectionItem["evidence"]): Seen[] {
  const found = [
    { label: t("mapping.evidence.distance"), value: metres(Math.round(distance_m)) },
    { label: t("mapping.evidence.accuracy"), value: metres(Math.round(accuracy_m)) },
  ];
  if (took_s !== null) found.push({ label: t("mapping.evidence.took"), value: seconds(took_s) });
  return found;
}
