// SPDX-License-Identifier: EUPL-1.2
import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { afterSheet } from "./parts/afterSheet.ts";

const KEPT = "civic.desk.keys";

/** Whether single letters do things; WCAG 2.1.4 wants a way to switch them off. */
export const areKeysOn = signal(localStorage.getItem(KEPT) !== "off");

export function switchKeys(isOn: boolean): void {
  areKeysOn.value = isOn;
  localStorage.setItem(KEPT, isOn ? "on" : "off");
}

/** What keys do: "j", "?", "Escape", or one after another as "g q". Return false: not mine. */
export type Bindings = Record<string, (event: KeyboardEvent) => unknown>;

/** The latest to be bound is asked first. */
const layers: Bindings[] = [];
/** The first of two keys is remembered for so long. */
const PATIENCE_MS = 1500;
let first = { key: "", at: 0 };

/** Elements in which letters are typed, or have a meaning of their own. */
const TYPED = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";
const NEVER = "dialog[open]";

/** Return whether a key belongs to what has the focus, and not to the desk. */
export function isTaken(event: Pick<KeyboardEvent, "key" | "target">): boolean {
  const element = event.target instanceof Element ? event.target : null;
  if (element?.closest(NEVER) || document.querySelector(NEVER)) return true;
  if (element?.closest(TYPED)) return true;
  // Enter and Space press what has the focus.
  return (
    (event.key === "Enter" || event.key === " ") &&
    element !== null &&
    element.closest("button, a[href], summary, [role=option], [role=tab]") !== null
  );
}

function run(name: string, event: KeyboardEvent): boolean {
  for (const bindings of [...layers].reverse()) {
    const work = bindings[name];
    if (work && work(event) !== false) return true;
  }
  return false;
}

/** Whether a key starts a pair, such as "g" of "g q". */
function begins(key: string): boolean {
  return layers.some((bindings) =>
    Object.keys(bindings).some((name) => name.startsWith(`${key} `)),
  );
}

/** A sheet is gone whose step of history is not taken back yet; what opens now would be closed by it. */
function isSheetGoing(): boolean {
  return Boolean((history.state as { sheet?: boolean } | null)?.sheet);
}

/** Do what a key is bound to, unless it is typed or belongs to the browser. */
export function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return;
  if (isSheetGoing()) {
    event.preventDefault();
    afterSheet(() => setTimeout(() => obey(event)));
  } else obey(event);
}

function obey(event: KeyboardEvent): void {
  if (isTaken(event)) return;
  const isLetter = event.key.length === 1;
  if (isLetter && !areKeysOn.value) return;
  const pair = Date.now() - first.at < PATIENCE_MS && first.key ? `${first.key} ${event.key}` : "";
  first = { key: "", at: 0 };
  if (pair && run(pair, event)) {
    event.preventDefault();
  } else if (begins(event.key)) {
    first = { key: event.key, at: Date.now() };
    event.preventDefault();
  } else if (run(event.key, event)) {
    event.preventDefault();
  }
}

/** Bind keys until the returned function is called. */
export function bind(bindings: Bindings): () => void {
  if (layers.length === 0) document.addEventListener("keydown", pressed);
  layers.push(bindings);
  return () => {
    layers.splice(layers.indexOf(bindings), 1);
    if (layers.length === 0) document.removeEventListener("keydown", pressed);
  };
}

/** Bind keys as long as the component is there; they do what the latest rendering says. */
export function useKeys(bindings: Bindings): void {
  const latest = useRef(bindings);
  latest.current = bindings;
  const names = Object.keys(bindings).join("\n");
  useEffect(() => {
    const steady = names
      .split("\n")
      .map((name) => [name, (event: KeyboardEvent) => latest.current[name]?.(event)] as const);
    return bind(Object.fromEntries(steady));
  }, [names]);
}
