// SPDX-License-Identifier: EUPL-1.2
import { signal } from "@preact/signals";
import type { LocalPhoto, LocalReport } from "../app/database.ts";
import { readPlace } from "../app/exif.ts";
import { addPhoto, photosOf, shrinkPhoto } from "../app/local.ts";
import { smallVersion } from "../app/small.ts";
import { isQuota } from "./draft.ts";

/** Photos of one report. Source: config/civic.toml, reports.photos_max_n. */
export const MAX_PHOTOS = 5;
/** The largest that the server takes as it comes from the camera. Source: config/civic.toml. */
export const MAX_BYTES = 15_000_000;

/** Photos that found no room on the device; they live as long as this page does. */
export const unkept = signal<{ report_id: string; files: File[] } | null>(null);
/** Why the last choice of photos was not taken whole. */
export const photoFault = signal<"too_many" | "too_large" | "no_photo" | null>(null);

/** Keep photos with a report at once, then make them small; each as it was taken. */
export async function takePhotos(report: LocalReport, files: File[]): Promise<void> {
  photoFault.value = null;
  unkept.value = null;
  const pictures = files.filter(isPicture);
  if (pictures.length < files.length) photoFault.value = "no_photo";
  const room = Math.max(0, MAX_PHOTOS - report.photo_ids.length);
  if (pictures.length > room) photoFault.value = "too_many";
  const left: File[] = [];
  for (const file of pictures.slice(0, room)) {
    if (!(await keepOne(report.id, file))) left.push(file);
  }
  if (left.length > 0) unkept.value = { report_id: report.id, files: left };
}

function isPicture({ type, name }: File): boolean {
  return type.startsWith("image/") || (type === "" && /\.(jpe?g|png|webp|heic|heif)$/i.test(name));
}

/** Try again what found no room. */
export async function keepUnkept(report: LocalReport): Promise<void> {
  const files = unkept.value?.files ?? [];
  await takePhotos(report, files);
}

/** Keep one photo; false if the device is full even for a small version of it. */
async function keepOne(report_id: string, file: File): Promise<boolean> {
  const place = await readPlace(file);
  try {
    const photo = await addPhoto(report_id, { blob: file, place });
    void makeSmall(photo);
    return true;
  } catch (error) {
    if (!isQuota(error)) throw error;
    return keepSmall(report_id, file, place);
  }
}

async function keepSmall(
  report_id: string,
  file: File,
  place: LocalPhoto["place"],
): Promise<boolean> {
  const blob = await smallVersion(file);
  if (!blob) return false;
  try {
    await addPhoto(report_id, { blob, place, is_shrunk: true });
    return true;
  } catch (error) {
    if (!isQuota(error)) throw error;
    return false;
  }
}

const under = new Set<Promise<void>>();

/** Put a small version in the place of a photo that has just been kept. */
function makeSmall(photo: LocalPhoto): Promise<void> {
  const work = shrinkOne(photo).finally(() => under.delete(work));
  under.add(work);
  return work;
}

async function shrinkOne({ id, blob }: LocalPhoto): Promise<void> {
  const small = await smallVersion(blob);
  if (small) await shrinkPhoto(id, small.size < blob.size ? small : blob);
  else if (blob.size > MAX_BYTES) photoFault.value = "too_large";
}

/** Make small what was not when this page was closed, or came from another app. */
export async function shrinkRest(report: LocalReport): Promise<void> {
  if (under.size > 0) return;
  const large = (await photosOf(report)).filter((photo) => !photo.is_shrunk);
  await Promise.all(large.map(makeSmall));
}

/** Return when all photos are small, or after `patienceMs`. */
export async function allSmall(patienceMs: number): Promise<void> {
  const late = new Promise((resolve) => setTimeout(resolve, patienceMs));
  await Promise.race([Promise.allSettled(under), late]);
}

/** Room that a report with photos needs; less than this is worth a word beforehand. */
const ROOM_BYTES = 25_000_000;

/** Ask the browser to keep what is written here; false if it is nearly out of room. */
export async function hasRoom(): Promise<boolean> {
  const { storage } = navigator;
  void storage?.persist?.().catch(() => false);
  const { quota, usage } = (await storage?.estimate?.().catch(() => undefined)) ?? {};
  return quota === undefined || usage === undefined || quota - usage >= ROOM_BYTES;
}
