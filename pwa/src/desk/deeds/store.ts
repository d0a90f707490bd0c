// SPDX-License-Identifier: EUPL-1.2
import { database } from "../../app/database.ts";
import type { Deed } from "./kinds.ts";

const PREFIX = "desk-deed ";
const ALL = IDBKeyRange.bound(PREFIX, `${PREFIX}\uffff`);

/** Return everything that this device keeps of what somebody did, in the order of doing. */
export async function keptDeeds(person_id: string): Promise<Deed[]> {
  const all = (await (await database()).getAll("kept", ALL)) as Deed[];
  return all
    .filter((deed) => deed.person_id === person_id)
    .sort((a, b) => a.made_at - b.made_at || a.id.localeCompare(b.id));
}

/** Return a deed as it is kept now; undefined: it was undone, or done. */
export async function keptDeed(id: string): Promise<Deed | undefined> {
  return (await (await database()).get("kept", PREFIX + id)) as Deed | undefined;
}

export async function keepDeed(deed: Deed): Promise<void> {
  await (await database()).put("kept", deed, PREFIX + deed.id);
}

export async function dropDeed(id: string): Promise<void> {
  await (await database()).delete("kept", PREFIX + id);
}
