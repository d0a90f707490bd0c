// SPDX-License-Identifier: EUPL-1.2
import type { Body } from "../../api/deskDeeds.ts";
import type { Fault } from "../../components/ErrorSummary/ErrorSummary.tsx";
import type { KeptPhoto } from "../../forms/PhotoPicker.tsx";
import { t } from "../../i18n/text.ts";

/** What a response comes to; a duplicate is merged instead. */
export const OUTCOMES = ["fixed", "scheduled", "nothing_to_fix", "not_ours", "declined"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** An answer as it is typed. */
export interface Said {
  outcome: Outcome;
  /** Id of the template that the words are of, as long as they are not changed. */
  template: string;
  text: string;
  scheduled_on: string;
  who: string;
  reason: string;
  photos: KeptPhoto[];
}

export const EMPTY: Said = {
  outcome: "fixed",
  template: "",
  text: "",
  scheduled_on: "",
  who: "",
  reason: "",
  photos: [],
};

/** Return what is missing; `wantsPhoto` where a category wants to see what was fixed. */
export function faultsOf(said: Said, wantsPhoto: boolean): Fault[] {
  const { outcome, text, scheduled_on, who, reason, photos } = said;
  const missing: [boolean, Fault][] = [
    [
      outcome === "scheduled" && !scheduled_on,
      { field: "respond-on", text: t("desk.form.scheduled.missing") },
    ],
    [
      outcome === "not_ours" && !who.trim(),
      { field: "respond-who", text: t("desk.form.who.missing") },
    ],
    [
      outcome === "declined" && !reason.trim(),
      { field: "respond-reason", text: t("desk.form.declined.missing") },
    ],
    [!text.trim(), { field: "respond-text", text: t("desk.form.words.missing") }],
    [
      wantsPhoto && photos.length === 0,
      { field: "respond-photos", text: t("desk.form.photo.missing") },
    ],
  ];
  return missing.filter(([isMissing]) => isMissing).map(([, fault]) => fault);
}

/** Return what is sent: only what belongs to the outcome. */
export function bodyOf(said: Said, photo_ids: string[]): Body {
  const { outcome, template, text, scheduled_on, who, reason } = said;
  return {
    outcome,
    // Of a template every reporter gets the words in their own language.
    ...(template ? { template } : { text: text.trim() }),
    ...(outcome === "scheduled" && { scheduled_on }),
    ...(outcome === "not_ours" && { who: who.trim() }),
    ...(outcome === "declined" && { reason: reason.trim() }),
    photo_ids,
  };
}
