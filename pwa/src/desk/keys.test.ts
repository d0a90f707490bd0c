// SPDX-License-Identifier: EUPL-1.2
import { afterEach, beforeEach, expect, test } from "vitest";
import { bind, switchKeys } from "./keys.ts";

let done: string[] = [];
let unbind: () => void;

beforeEach(() => {
  done = [];
  document.body.innerHTML = '<input id="box"><button id="press">Go</button><p id="text">x</p>';
  switchKeys(true);
  unbind = bind({
    j: () => done.push("j"),
    q: () => done.push("q"),
    Enter: () => done.push("Enter"),
    Escape: () => done.push("Escape"),
    "g q": () => done.push("g q"),
  });
});

afterEach(() => unbind());

function press(key: string, options: KeyboardEventInit = {}, where = "text"): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...options });
  document.getElementById(where)?.dispatchEvent(event);
  return event;
}

test("a key does what it is bound to, and the browser does not do its own", () => {
  const event = press("j");

  expect(done).toEqual(["j"]);
  expect(event.defaultPrevented).toBe(true);
});

test("nothing happens while somebody types", () => {
  press("j", {}, "box");

  expect(done).toEqual([]);
});

test("keys of the browser and of assistive technology stay theirs", () => {
  press("j", { ctrlKey: true });
  press("j", { altKey: true });
  press("j", { metaKey: true });
  press("j", { isComposing: true });

  expect(done).toEqual([]);
});

test("Enter presses the button that has the focus", () => {
  press("Enter", {}, "press");
  expect(done).toEqual([]);

  press("Enter");
  expect(done).toEqual(["Enter"]);
});

test("two keys one after the other are one command, and no more", () => {
  press("g");
  press("q");
  press("q");

  expect(done).toEqual(["g q", "q"]);
});

test("letters can be switched off; keys that are no letters stay", () => {
  switchKeys(false);

  press("j");
  press("Escape");

  expect(done).toEqual(["Escape"]);
});

test("nothing happens behind a dialog", () => {
  document.body.insertAdjacentHTML("beforeend", "<dialog open></dialog>");

  press("j");

  expect(done).toEqual([]);
});

test("the latest to be bound is asked first, and may pass", () => {
  const release = bind({ j: () => done.push("above"), q: () => false });

  press("j");
  press("q");
  release();
  press("j");

  expect(done).toEqual(["above", "q", "j"]);
});

test("a key that comes while a sheet is going waits until it is gone", async () => {
  history.pushState({ sheet: true }, "");

  press("j");
  expect(done).toEqual([]);
  history.replaceState({}, "");
  dispatchEvent(new PopStateEvent("popstate"));
  await new Promise((later) => setTimeout(later));

  expect(done).toEqual(["j"]);
});
