// SPDX-License-Identifier: EUPL-1.2
import { client, given, type Schema } from "./client.ts";
import type { LonLat } from "./metres.ts";

export type Neighbour = Schema["NearbyItem"];

/** Return the open reports of a category close to a place, nearest first. */
export async function reportsNear(at: LonLat, category: string): Promise<Neighbour[]> {
  const query = { lon: at.lon, lat: at.lat, category };
  return given(await client.GET("/api/v1/reports/nearby", { params: { query } })).items;
}

/**
 * Say "me too" to a report; saying it again counts once.
 *
 * @param supporter_key the secret of this device, which stands for whoever is not signed in.
 */
export async function support(
  report_id: string,
  supporter_key: string,
): Promise<Schema["SupportView"]> {
  return given(
    await client.PUT("/api/v1/reports/{report_id}/support", {
      params: { path: { report_id } },
      body: { supporter_key },
    }),
  );
}
