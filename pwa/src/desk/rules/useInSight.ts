// SPDX-License-Identifier: EUPL-1.2
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** Bring what was asked for into sight once it is there: the form above it may fill the sheet. */
export function useInSight(isThere: boolean): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isThere) box.current?.scrollIntoView({ block: "start" });
  }, [isThere]);
  return box;
}
