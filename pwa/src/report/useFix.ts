// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef } from "preact/hooks";
import type { LocalReport } from "../app/database.ts";
import { go } from "../app/router.ts";
import { isServed } from "./catalogue.ts";
import { draft } from "./draft.ts";
import { afterPlace } from "./flow.ts";
import { GOOD_M, type Spot } from "./place.ts";
import { putPlace } from "./placing.ts";
import { fix, gps, locate } from "./position.ts";
import { putFirst } from "./starting.ts";

/** A screen that changes by itself later than this takes people by surprise. */
const AUTO_MS = 6000;

/**
 * Follow the device's place while it gets better, as long as nobody chose another one.
 *
 * @param isAuto whether a good place leads on by itself: nobody has looked at this screen yet.
 */
export function useFix(report: LocalReport, isAuto: boolean): void {
  const since = useRef(Date.now());
  const mayGoOn = () => isAuto && Date.now() - since.current < AUTO_MS && !isTyping();
  useEffect(() => {
    if (report.place) return;
    // What another app shared comes straight to this screen.
    void putFirst(report.id).then((isSure) => isSure && mayGoOn() && goOn(report.id));
    if (gps.value === "off") locate();
  }, []);
  const found = fix.value;
  useEffect(() => {
    if (found) void follow(report.id, found, mayGoOn);
  }, [found]);
}

/** Somebody who types an address has begun to answer by themselves. */
function isTyping(): boolean {
  return document.activeElement instanceof HTMLInputElement;
}

function goOn(id: string): void {
  const report = draft(id);
  if (report && location.pathname === `/report/${id}`) go(afterPlace(report), { replace: true });
}

async function follow(id: string, found: Spot, mayGoOn: () => boolean): Promise<void> {
  const before = draft(id)?.place;
  if (before && (before.source !== "gps" || !isBetter(found, before))) return;
  await putPlace(id, found, "gps");
  const isGood = found.accuracy_m !== null && found.accuracy_m <= GOOD_M && isServed(found);
  if (isGood && mayGoOn()) goOn(id);
}

function isBetter(found: Spot, before: Spot): boolean {
  return (found.accuracy_m ?? Infinity) < (before.accuracy_m ?? 0);
}
