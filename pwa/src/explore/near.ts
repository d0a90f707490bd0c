// SPDX-License-Identifier: EUPL-1.2
import { signal } from "@preact/signals";
import { type NearbyItem, type ReportPage, reportsAround } from "../api/explore.ts";
import { locate, NotLocated, type WhyNot } from "../map/locate.ts";
import { STAGES } from "../map/marks.ts";
import type { Filters } from "./filters.ts";

/** Where the device is, as far as it told. */
export interface Near {
  place: { lon: number; lat: number } | null;
  why: WhyNot | null;
}

/** Kept while the app runs: coming back to the list does not ask again. */
export const near = signal<Near>({ place: null, why: null });

/** Decimals of a degree: ten metres, so that standing still is the same question. */
const DECIMALS = 4;

export async function findMe(): Promise<void> {
  near.value = { place: null, why: null };
  try {
    const { lon, lat } = await locate();
    const place = { lon: Number(lon.toFixed(DECIMALS)), lat: Number(lat.toFixed(DECIMALS)) };
    near.value = { place, why: null };
  } catch (error) {
    if (!(error instanceof NotLocated)) throw error;
    near.value = { place: null, why: error.why };
  }
}

/** Return the open reports around a place that fit the filters; there is one page of them. */
export async function loadNear(
  { lon, lat }: NonNullable<Near["place"]>,
  filters: Filters,
): Promise<ReportPage> {
  const found = await reportsAround(lon, lat);
  return { items: found.filter((report) => fits(report, filters)), next_cursor: null };
}

/** Whether a report is wanted; what the server does for lists, for those that it gives whole. */
export function fits(
  { status, category, address, excerpt, number }: NearbyItem,
  { stages, kinds, text }: Filters,
): boolean {
  const isStage = stages.some((stage) =>
    (STAGES[stage].statuses as readonly string[]).includes(status),
  );
  const isKind =
    kinds.length === 0 || kinds.includes(category.code) || kinds.includes(category.group);
  const said = `${category.name} ${address} ${excerpt} ${number}`.toLowerCase();
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return isStage && isKind && words.every((word) => said.includes(word));
}
