// SPDX-License-Identifier: EUPL-1.2

import { subjectById } from "../api/subjects.ts";
import { city } from "../app/city.ts";
import type { LocalReport } from "../app/database.ts";
import { begin, photosOf } from "../app/local.ts";
import { go } from "../app/router.ts";
import { language } from "../i18n/language.ts";
import { isServed } from "./catalogue.ts";
import { draft } from "./draft.ts";
import { afterPlace, noteStart } from "./flow.ts";
import { takePhotos, unkept } from "./photos.ts";
import { firstPlace } from "./place.ts";
import { putPlace, putSubject } from "./placing.ts";
import { fix, locate } from "./position.ts";

/** What the address of the screen says beforehand: /report?category=…&lon=…&lat=…&subject=… */
export interface Preset {
  category: string | null;
  at: { lon: number; lat: number } | null;
  subject: string | null;
}

export function presetOf(asked: URLSearchParams): Preset {
  const lon = Number.parseFloat(asked.get("lon") ?? "");
  const lat = Number.parseFloat(asked.get("lat") ?? "");
  const isPlace = Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
  return {
    category: asked.get("category"),
    at: isPlace ? { lon, lat } : null,
    subject: asked.get("subject"),
  };
}

/** Begin a report with these photos and go to the first screen that has a question. */
export async function start(files: File[], preset: Preset): Promise<void> {
  if (!preset.at) locate();
  const report = await begin({ category: preset.category, language: language.value });
  noteStart(report.id);
  await takePhotos(report, files);
  // A full device is told here, while the photos are still at hand.
  if (unkept.value) return;
  await proceed(report.id, preset);
}

/** Go on with a report that has just been begun. */
export async function proceed(id: string, preset: Preset): Promise<void> {
  const isPlaced = preset.at ? await putPreset(id, preset.at, preset.subject) : await putFirst(id);
  const report = draft(id);
  if (report) go(isPlaced ? afterPlace(report) : `/report/${id}?auto`);
}

async function putPreset(
  id: string,
  at: { lon: number; lat: number },
  subject_id: string | null,
): Promise<boolean> {
  await putPlace(id, { ...at, accuracy_m: null }, "map");
  if (!subject_id || !city.value) return true;
  const subject = await subjectById(city.value, subject_id, at).catch(() => null);
  if (subject) await putSubject(id, subject);
  return true;
}

/** Put a report at the place that photo and device agree on; false if somebody must look. */
export async function putFirst(id: string): Promise<boolean> {
  const report = draft(id);
  const first = firstPlace(report ? await photoPlace(report) : null, fix.value, isServed);
  if (first) await putPlace(id, first.spot, first.source);
  return first?.isSure ?? false;
}

/** Where the first photo that says so was taken. */
export async function photoPlace(
  report: LocalReport,
): Promise<{ lon: number; lat: number } | null> {
  const photos = await photosOf(report);
  return photos.find(({ place }) => place !== null)?.place ?? null;
}
