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
  // The screen that comes scrolls to its top itself: until then, "back" finds this one as it was.
  here.value = new URL(location.href);
}

/** Go back to the screen before, or to `otherwise` when the app was opened right here. */
export function back(otherwise = "/"): void {
  if (depth() > 0) history.back();
  else go(otherwise, { replace: true });
}

function depth(): number {
  return (history.state as { depth?: number } | null)?.depth ?? 0;
}

/** As long as a list may take to come back, a former position is worth waiting for. */
const PATIENCE_MS = 3000;
const BY_HAND = ["wheel", "touchstart", "pointerdown", "keydown"];

/**
 * Scroll to where the shown screen was when it was left, as soon as it is long enough again.
 *
 * Whoever scrolls meanwhile is left where they are. Return what ends the waiting.
 */
export function restoreScroll(): () => void {
  const former = scrolled.get(entryKey()) ?? 0;
  scrollTo(0, former);
  if (former === 0) return () => undefined;
  const growing = new ResizeObserver(() => scrollTo(0, former));
  const stop = () => {
    growing.disconnect();
    clearTimeout(timer);
    for (const type of BY_HAND) removeEventListener(type, stop);
  };
  const timer = setTimeout(stop, PATIENCE_MS);
  for (const type of BY_HAND) addEventListener(type, stop, { passive: true });
  growing.observe(document.body);
  return stop;
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
