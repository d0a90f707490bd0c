// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef } from "preact/hooks";

/** How soon to ask again while somebody looks, and at the latest after failures. */
const PAUSE_MS = 5000;
const LONGEST_MS = 60_000;

/** Return how long to wait after so many failures in a row. */
export function pauseMs(nFailures: number, least = PAUSE_MS): number {
  return Math.min(LONGEST_MS, least * 2 ** nFailures);
}

/**
 * Ask again and again while the page is in sight and there is a connection.
 *
 * @param ask rejects where there was no answer; the pauses grow until there is one.
 */
export function keepAsking(ask: () => Promise<void>, least = PAUSE_MS): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let nFailures = 0;
  let isOver = false;
  let isAsking = false;
  const isWanted = () => !isOver && document.visibilityState === "visible" && navigator.onLine;
  const plan = () => {
    clearTimeout(timer);
    if (isWanted()) timer = setTimeout(() => void turn(), pauseMs(nFailures, least));
  };
  const turn = async () => {
    if (isAsking || !isWanted()) return;
    isAsking = true;
    await ask().then(
      () => (nFailures = 0),
      () => (nFailures += 1),
    );
    isAsking = false;
    plan();
  };
  // Back from somewhere else: what is shown may be old.
  const seen = () => void turn();
  document.addEventListener("visibilitychange", seen);
  addEventListener("online", seen);
  plan();
  return () => {
    isOver = true;
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", seen);
    removeEventListener("online", seen);
  };
}

/** Keep asking as long as the component is there; `key` says what is asked for. */
export function useLive(key: string, ask: () => Promise<void>): void {
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => keepAsking(() => latest.current()), [key]);
}
