// SPDX-License-Identifier: EUPL-1.2
import { signal } from "@preact/signals";

/** Address of the screen that is shown. */
export const here = signal(new URL(location.href));

const scrolled = new Map<string, number>();
history.scrollRestoration = "manual";

function entryKey(): string {
  return (history.state as { key?: string } | null)?.key ?? "first";
}

/** Go to another screen of the app; `replace` leaves no step back to this one. */
export function go(path: string, { replace = false } = {}): void {
  scrolled.set(entryKey(), scrollY);
  const state = { key: crypto.randomUUID(), depth: depth() + (replace ? 0 : 1) };
  history[replace ? "replaceState" : "pushState"](state, "", path);
  here.value = new URL(location.href);
  scrollTo(0, 0);
}

/** Go back to the screen before, or to `otherwise` when the app was opened right here. */
export function back(otherwise = "/"): void {
  if (depth() > 0) history.back();
  else go(otherwise, { replace: true });
}

function depth(): number {
  return (history.state as { depth?: number } | null)?.depth ?? 0;
}

/** Return the scroll position that the shown screen had when it was left, in pixels. */
export function formerScroll(): number {
  return scrolled.get(entryKey()) ?? 0;
}

addEventListener("popstate", () => {
  here.value = new URL(location.href);
});

/** Follow links inside the app without loading a page. */
export function followLinks(): void {
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element | null)?.closest("a");
    if (!link || !isInside(link)) return;
    event.preventDefault();
    if (link.href !== location.href) go(link.pathname + link.search + link.hash);
  });
}

/** Pages that the server alone renders. */
const OUTSIDE = /^\/(api|dev|problems|tiles|photos|assets|static)(\/|$)/;

function isInside(link: HTMLAnchorElement): boolean {
  const stays = link.origin === location.origin && !OUTSIDE.test(link.pathname);
  const isJump =
    link.hash !== "" && link.pathname === location.pathname && link.search === location.search;
  return stays && !isJump && !link.target && !link.hasAttribute("download");
}

export type Params = Record<string, string>;

/** Return the parameters of `path` by a pattern such as `/reports/:number`, or null. */
export function match(pattern: string, path: string): Params | null {
  const names = pattern.split("/");
  const parts = path.replace(/\/$/, "").split("/");
  if (names.length !== parts.length && pattern !== "/") return null;
  if (pattern === "/") return path === "/" ? {} : null;
  const found: Params = {};
  for (const [at, name] of names.entries()) {
    const part = parts[at] ?? "";
    if (name.startsWith(":")) found[name.slice(1)] = decodeURIComponent(part);
    else if (name !== part) return null;
  }
  return found;
}
