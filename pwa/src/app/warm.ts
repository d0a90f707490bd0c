// SPDX-License-Identifier: EUPL-1.2
// What a report needs without a connection is asked for once, while there is one.
import { keepCity } from "../api/offline.ts";
import { city, loadCities } from "./city.ts";

/**
 * Let the service worker keep the catalogue, the addresses and what reports can be about.
 *
 * Answers that came before it was in charge are not with it, so they are asked for again.
 */
export async function keepForOffline(): Promise<void> {
  if (!("serviceWorker" in navigator) || savesData()) return;
  await navigator.serviceWorker.ready;
  await inCharge();
  await loadCities();
  if (city.value) await keepCity(city.value);
}

/** Wait until the worker answers for this page; at the first visit that is a moment later. */
async function inCharge(): Promise<void> {
  if (navigator.serviceWorker.controller) return;
  await new Promise((resolve) =>
    navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }),
  );
}

/** Somebody who pays by the megabyte fetches what they come to, and no more. */
function savesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}
