// SPDX-License-Identifier: EUPL-1.2
import { addressPath } from "./addresses.ts";
import { fetchCatalogue } from "./catalogue.ts";
import type { Schema } from "./client.ts";
import { subjectPaths } from "./subjects.ts";

/**
 * Ask once for what a report in a city needs, so that the service worker has it without a
 * connection: the catalogue, the addresses, and what reports can be about.
 */
export async function keepCity(city: Schema["JurisdictionView"]): Promise<void> {
  const { map } = city;
  const paths = map ? [addressPath(map.version), ...subjectPaths(map)] : [];
  // Plain calls: what this page knows already is not with the worker if it came before it.
  const files = paths.map(async (path) => (await fetch(path)).blob());
  await Promise.allSettled([fetchCatalogue(city.code), ...files]);
}
