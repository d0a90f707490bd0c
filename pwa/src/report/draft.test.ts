// SPDX-License-Identifier: EUPL-1.2
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { database } from "../app/database.ts";
import { begin, refresh } from "../app/local.ts";
import { draft, edit, editNow, isFull, keepEdits } from "./draft.ts";

let id = "";

beforeEach(async () => {
  const db = await database();
  await db.clear("reports");
  id = (await begin()).id;
});

afterEach(() => vi.restoreAllMocks());

async function kept() {
  return (await database()).get("reports", id);
}

test("what is typed is on the screen at once, and on the device soon after", async () => {
  edit(id, { description: "A hole" });

  expect(draft(id)?.description).toBe("A hole");
  await vi.waitFor(async () => expect((await kept())?.description).toBe("A hole"), {
    timeout: 500,
  });
});

test("letters that follow each other are kept together", async () => {
  for (const text of ["A", "A h", "A hole"]) edit(id, { description: text });
  edit(id, { email: "mari@example.org" });
  await keepEdits();

  expect(await kept()).toMatchObject({ description: "A hole", email: "mari@example.org" });
});

test("what is typed while the device writes is kept as well", async () => {
  edit(id, { description: "A hole" });
  const writing = keepEdits();
  edit(id, { description: "A hole, deep" });
  await writing;

  expect(draft(id)?.description).toBe("A hole, deep");
  await keepEdits();
  expect((await kept())?.description).toBe("A hole, deep");
});

test("a page that is killed at once has what was typed when it comes back", async () => {
  edit(id, { description: "A hole" });

  vi.resetModules();
  const again = await import("./draft.ts");
  await (await import("../app/local.ts")).refresh();

  expect(again.draft(id)?.description).toBe("A hole");
  await vi.waitFor(() => expect(localStorage.getItem("civic.unsaved")).toBeNull());
  expect((await kept())?.description).toBe("A hole");
});

test("leaving the page keeps what was typed a moment ago", async () => {
  edit(id, { description: "A hole" });
  dispatchEvent(new Event("pagehide"));

  await vi.waitFor(async () => expect((await kept())?.description).toBe("A hole"), {
    timeout: 200,
    interval: 5,
  });
});

test("a change by another tab does not undo what is typed here", async () => {
  edit(id, { description: "A hole" });
  const db = await database();
  await db.put("reports", { ...(await begin()), id, category: "pothole" });
  await refresh();
  await keepEdits();

  expect(await kept()).toMatchObject({ description: "A hole", category: "pothole" });
});

test("a full device is told, the words stay on the screen, and are kept once there is room", async () => {
  const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  await editNow(id, { description: "A hole" });

  expect(isFull.value).toBe(true);
  expect(draft(id)?.description).toBe("A hole");

  put.mockRestore();
  await keepEdits();
  expect(isFull.value).toBe(false);
  expect((await kept())?.description).toBe("A hole");
});
