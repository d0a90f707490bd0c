// SPDX-License-Identifier: EUPL-1.2
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { database } from "../app/database.ts";
import { nArrived, TOLD, type Told } from "../app/field.ts";

/** What the server said to answers of this device, by the id of the mission. */
export const told = signal<ReadonlyMap<string, Told>>(new Map());

/** Read what was said, now and whenever something arrives. */
export function useTold(): void {
  const n = nArrived.value;
  useEffect(() => void readTold().catch(() => undefined), [n]);
}

async function readTold(): Promise<void> {
  const all = (await (await database()).getAll("kept", names())) as Told[];
  told.value = new Map(all.map((one) => [one.target, one]));
}

/** Forget what was said: it is read. */
export async function dropTold(): Promise<void> {
  await (await database()).delete("kept", names());
  told.value = new Map();
}

function names(): IDBKeyRange {
  return IDBKeyRange.bound(TOLD, `${TOLD}\uffff`);
}
