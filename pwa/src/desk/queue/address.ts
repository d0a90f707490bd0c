// SPDX-License-Identifier: EUPL-1.2
import { go, here } from "../../app/router.ts";
import { readdress } from "../parts/readdress.ts";
import { type Filters, filtersOf, write } from "./filters.ts";

/** Return the filters of the address, and how to change some of them. */
export function useFilters(): [Filters, (changes: Partial<Filters>) => void] {
  const filters = filtersOf(here.value.searchParams);
  const change = (changes: Partial<Filters>) =>
    readdress((query) => write({ ...filtersOf(query), ...changes }, query));
  return [filters, change];
}

/** Return the address of a report that keeps the queue beside it as it is; null: of the queue. */
export function addressOf(number: string | null): string {
  const path = number === null ? "/desk" : `/desk/reports/${encodeURIComponent(number)}`;
  return path + here.value.search;
}

/** Open a report, or with null the queue alone; from one report to the next is no step of history. */
export function show(number: string | null): void {
  const isOpen = here.value.pathname.startsWith("/desk/reports/");
  go(addressOf(number), { replace: isOpen });
}
