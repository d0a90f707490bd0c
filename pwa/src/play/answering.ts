// SPDX-License-Identifier: EUPL-1.2
import type { AnswerCode, Offer } from "../api/mapping.ts";
import { keepDeed } from "../app/field.ts";
import { ownSecret } from "../app/keys.ts";
import { sendSoon } from "../app/sending.ts";
import type { KeptPhoto } from "../forms/PhotoPicker.tsx";
import { settleMission } from "./kept.ts";
import { questionOf } from "./question.ts";
import type { Standing } from "./reach.ts";
import { takenWords } from "./taken.ts";

/** Name of the secret by which nobody confirms what was mapped with the same device. */
export const DEVICE = "mapping-key";

interface Said {
  answer: AnswerCode;
  from: Standing;
  /** How long it took from being shown to being answered. */
  tookS: number;
  photos: KeptPhoto[];
}

/** Keep an answer on this device; it is sent by itself, once. */
export async function keepAnswer(offer: Offer, said: Said): Promise<void> {
  const { from } = said;
  const words = {
    answer: said.answer,
    stood_lon: from.lon,
    stood_lat: from.lat,
    accuracy_m: from.accuracyM,
    captured_at: new Date().toISOString(),
    took_s: said.tookS,
    device_key: await ownSecret(DEVICE),
    ...takenWords(said.photos),
  };
  const photos = said.photos.map(({ blob }) => ({ blob, role: "photo_ids" as const }));
  const label = questionOf(offer);
  const draft = `point-draft:${offer.id}`;
  await keepDeed({ kind: "answer", target: offer.id, words }, label, photos, { draft });
  await settleMission(offer.id);
  void sendSoon({ isForced: true });
}
