// SPDX-License-Identifier: EUPL-1.2
import type { Campaign, Kind } from "../../api/mapping.ts";
import type { LonLat } from "../../api/metres.ts";
import { keepDeed } from "../../app/field.ts";
import { ownSecret } from "../../app/keys.ts";
import { sendSoon } from "../../app/sending.ts";
import type { KeptPhoto } from "../../forms/PhotoPicker.tsx";
import { language } from "../../i18n/language.ts";
import { DEVICE } from "../answering.ts";
import type { Standing } from "../reach.ts";
import { takenWords } from "../taken.ts";

/** A point that is being written; kept on every change. */
export interface PointWords {
  kindId: string | null;
  /** Where the thing is; null: where somebody stands. */
  place: LonLat | null;
  /** Where the device was when the place was taken. */
  stood: Standing | null;
  answers: Record<string, string>;
  photos: KeptPhoto[];
}

export const EMPTY: PointWords = {
  kindId: null,
  place: null,
  stood: null,
  answers: {},
  photos: [],
};

export function draftName({ id }: Pick<Campaign, "id">): string {
  return `point-draft:${id}`;
}

/** What is missing before a point can be saved. */
export type Missing = "place" | "photo" | "answers";

/** Return what is missing. */
export function missingOf(words: PointWords, kind: Kind): Missing[] {
  const missing: Missing[] = [];
  if (!words.stood) missing.push("place");
  if (kind.photo === "required" && words.photos.length === 0) missing.push("photo");
  if (kind.questions.some(({ code }) => !words.answers[code])) missing.push("answers");
  return missing;
}

/** Keep a finished point on this device; it is sent by itself, once, and its draft goes. */
export async function keepPoint(campaign: Campaign, kind: Kind, draft: PointWords): Promise<void> {
  const { stood, place } = draft;
  if (!stood) throw new Error("nobody knows where it is");
  const { lon, lat } = place ?? stood;
  const shown = kind.photo === "none" ? [] : draft.photos;
  const asked = kind.questions.map(({ code }) => [code, draft.answers[code] ?? ""]);
  const words = {
    kind_id: kind.id,
    lon,
    lat,
    stood_lon: stood.lon,
    stood_lat: stood.lat,
    accuracy_m: stood.accuracyM,
    // Then they stood there; what they wrote later, they may have written elsewhere.
    captured_at: stood.at,
    questions_version: kind.questions_version,
    answers: Object.fromEntries(asked),
    device_key: await ownSecret(DEVICE),
    distinct_from: [],
    language: language.value,
    ...takenWords(shown),
  };
  const photos = shown.map(({ blob }) => ({ blob, role: "photo_ids" as const }));
  const settled = { draft: draftName(campaign) };
  await keepDeed({ kind: "point", target: campaign.id, words }, kind.name, photos, settled);
  void sendSoon({ isForced: true });
}
