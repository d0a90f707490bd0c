// SPDX-License-Identifier: EUPL-1.2
import { client, given, refusal, type Schema } from "./client.ts";

export type ReportItem = Schema["ReportItem"];
export type ReportPage = Schema["ReportList"];
export type NearbyItem = Schema["NearbyItem"];
export type Area = Schema["AreaView"];

/** What lists and the tiles of the map are narrowed to; all must hold. */
interface Narrowing {
  status?: Schema["Status"][];
  /** Codes of categories or groups. */
  category?: string[];
}

export interface MapNarrowing extends Narrowing {
  /** Received on this day of the city or later, YYYY-MM-DD. */
  since?: string;
}

export interface ListNarrowing extends Narrowing {
  /** Received at or after this instant. */
  since?: string;
  /** West, south, east, north; WGS 84 degrees. */
  bbox?: readonly number[];
  area?: string[];
  text?: string;
}

/** Reports of a page of a list. */
const PAGE_N = 20;
/** How far "near me" reaches, metres; the server looks no farther. */
export const NEAR_M = 1000;

/** Return a page of public reports, newest first; `cursor` is that of the page before. */
export async function listReports(
  { bbox, area, text, status, category, since }: ListNarrowing,
  cursor: string | null = null,
): Promise<ReportPage> {
  // Lists go as one parameter with commas, which is what the server reads.
  const query = {
    ...(bbox && { bbox: bbox.join(",") }),
    ...(status && { status: [status.join(",")] }),
    ...(category?.length && { category: [category.join(",")] }),
    ...(area?.length && { area: [area.join(",")] }),
    ...(text && { text }),
    ...(since && { since }),
    ...(cursor && { cursor }),
    limit: PAGE_N,
  };
  return given(await client.GET("/api/v1/reports", { params: { query } }));
}

/** Return open reports within NEAR_M metres, nearest first. */
export async function reportsAround(lon: number, lat: number): Promise<NearbyItem[]> {
  const query = { lon, lat, radius_m: NEAR_M };
  return given(await client.GET("/api/v1/reports/nearby", { params: { query } })).items;
}

/** Return a report by its number. @throws Refusal 404: there is none that everybody may see. */
export async function reportOf(number: string): Promise<Schema["ReportView"]> {
  const path = { report_id: number };
  return given(await client.GET("/api/v1/reports/{report_id}", { params: { path } }));
}

/** Return the areas of a city, largest first; with outlines only if asked for. */
export async function listAreas(jurisdiction: string, outline = false): Promise<Area[]> {
  const query = { jurisdiction, outline };
  return given(await client.GET("/api/v1/areas", { params: { query } })).areas;
}

/** Return the template of the tiles that show the reports so narrowed. */
export function reportTiles({ status, category, since }: MapNarrowing): string {
  const query = new URLSearchParams();
  if (status) query.set("status", status.join(","));
  if (category?.length) query.set("category", category.join(","));
  if (since) query.set("since", since);
  const narrowed = query.size > 0 ? `?${query}` : "";
  return `/tiles/reports/{z}/{x}/{y}.mvt${narrowed}`;
}

/**
 * Fetch a file that never changes, such as a tile.
 *
 * @throws Refusal the server does not have it; TypeError there is no connection.
 */
export async function fetchFile(path: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(path, { signal });
  if (!response.ok) throw refusal(null, response);
  return response;
}
