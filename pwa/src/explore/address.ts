// SPDX-License-Identifier: EUPL-1.2
import { here } from "../app/router.ts";
import { type Filters, filtersOf, write } from "./filters.ts";

/** Change what stands behind the `?`, without a step of history: "back" leaves the screen. */
export function readdress(update: (query: URLSearchParams) => void): void {
  const url = new URL(location.href);
  update(url.searchParams);
  if (url.href === location.href) return;
  history.replaceState(history.state, "", url);
  here.value = url;
}

/** Return the filters of the address, and how to change some of them. */
export function useFilters(): [Filters, (changes: Partial<Filters>) => void] {
  const filters = filtersOf(here.value.searchParams);
  const change = (changes: Partial<Filters>) =>
    readdress((query) => write({ ...filtersOf(query), ...changes }, query));
  return [filters, change];
}
