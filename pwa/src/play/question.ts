// SPDX-License-Identifier: EUPL-1.2
import type { Offer } from "../api/mapping.ts";
import { t } from "../i18n/text.ts";

type Asked = Pick<Offer, "purpose" | "kind" | "report">;

/** Return what a mission is about. */
export function aboutWords({ kind, report }: Asked): string {
  return kind?.name ?? report?.category ?? "";
}

/** Return what a mission asks; the same of everything, so that no word gives the answer away. */
export function questionOf(offer: Asked): string {
  const what = aboutWords(offer);
  if (offer.purpose === "still_there") return t("play.ask.still_there", { what });
  if (offer.purpose !== "is_it_fixed") return t("play.ask.verify", { what });
  const isNothing = offer.report?.outcome === "nothing_to_fix";
  return t(isNothing ? "play.ask.nothing_to_fix" : "play.ask.is_it_fixed", { what });
}
