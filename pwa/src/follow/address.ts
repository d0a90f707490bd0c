// SPDX-License-Identifier: EUPL-1.2
import { type Grade, gradeOf } from "../components/Rating/Rating.tsx";

/** What a mail's link said beside the report. */
export interface Brought {
  key: string | null;
  grade: Grade | null;
  /** The address without either, fit to be shared. */
  clean: string;
}

/** Return what the address of a report's page brought, and the address that is left. */
export function brought(address: URL): Brought {
  const query = new URLSearchParams(address.search);
  const key = query.get("key");
  const grade = gradeOf(query.get("grade"));
  query.delete("key");
  query.delete("grade");
  const rest = query.toString();
  return { key: key || null, grade, clean: address.pathname + (rest && `?${rest}`) + address.hash };
}

/** Show the address without what must not be shared; the step of history stays the same. */
export function showClean(clean: string): void {
  if (clean !== location.pathname + location.search + location.hash) {
    history.replaceState(history.state, "", clean);
  }
}

/** Return the address of a report that may be given to anybody. */
export function publicAddress(number: string): string {
  return new URL(`/reports/${encodeURIComponent(number)}`, location.origin).href;
}
