// SPDX-License-Identifier: EUPL-1.2
import type { District, Districts } from "../../api/game.ts";
import type { LonLat } from "../../api/metres.ts";

/** How much of something was looked at. */
export interface Looked {
  n: number;
  of: number;
}

/** Tell no more of where somebody stands than their district needs: about 100 m. */
const ROUGHLY = 3;

/** Return a place as roughly as it is sent to ask which district it lies in. */
export function rough({ lon, lat }: LonLat): LonLat {
  return { lon: Number(lon.toFixed(ROUGHLY)), lat: Number(lat.toFixed(ROUGHLY)) };
}

/** Return one's own district: the one that was chosen, else the one where somebody stands. */
export function ownOf({ here, districts }: Districts, chosen: string): District | undefined {
  const of = (code: string | null) => districts.find(({ area }) => area.code === code);
  return of(chosen) ?? of(here);
}

/** Return how much was looked at in all districts together. */
export function together(districts: readonly District[]): { cells: Looked; closures: Looked } {
  const sum = (count: (district: District) => number) =>
    districts.reduce((all, each) => all + count(each), 0);
  return {
    cells: { n: sum(({ n_cells_seen }) => n_cells_seen), of: sum(({ n_cells }) => n_cells) },
    closures: {
      n: sum(({ n_closures_checked }) => n_closures_checked),
      of: sum(({ n_closures }) => n_closures),
    },
  };
}
