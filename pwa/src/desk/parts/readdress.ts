// SPDX-License-Identifier: EUPL-1.2
import { here } from "../../app/router.ts";

/** Change what stands behind the `?`, without a step of history: "back" leaves the screen. */
export function readdress(update: (query: URLSearchParams) => void): void {
  const url = new URL(location.href);
  update(url.searchParams);
  if (url.href === location.href) return;
  history.replaceState(history.state, "", url);
  here.value = url;
}
