// SPDX-License-Identifier: EUPL-1.2
import type { Report } from "../../api/report.ts";

/** What is typed into the form; "" and null: as it is. */
export interface Typed {
  category: string;
  priority: string;
  lon: number | null;
  lat: number | null;
  reason: string;
}

/** What the server is asked to set right. */
export interface Correction {
  category?: string;
  priority?: string;
  lon?: number;
  lat?: number;
  reason: string;
}

/** What is corrected, as it is now. */
type Facts = Pick<Report, "category" | "location"> & { priority: string };

/** A tenth of a metre: below it a place is the same. */
const SAME_DEGREES = 1e-6;

/** Return just what differs from the report; null if nothing does. */
export function corrected(report: Facts, typed: Typed): Correction | null {
  const change: Omit<Correction, "reason"> = {};
  if (typed.category && typed.category !== report.category.code) change.category = typed.category;
  if (typed.priority && typed.priority !== report.priority) change.priority = typed.priority;
  if (typed.lon !== null && typed.lat !== null && isElsewhere(report.location, typed)) {
    change.lon = typed.lon;
    change.lat = typed.lat;
  }
  return Object.keys(change).length > 0 ? { ...change, reason: typed.reason.trim() } : null;
}

function isElsewhere(place: { lon: number; lat: number }, { lon, lat }: Typed): boolean {
  return (
    Math.abs((lon ?? 0) - place.lon) > SAME_DEGREES ||
    Math.abs((lat ?? 0) - place.lat) > SAME_DEGREES
  );
}
