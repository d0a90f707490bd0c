// SPDX-License-Identifier: EUPL-1.2
import type { Unscored } from "../../api/game.ts";

/** What came of an objection to a check. */
export type Came = "waits" | "counts" | "partly" | "stays";

/**
 * Return what came of it; null: nobody objected. Where a moderator found the check wrong, a rule
 * may still keep the thing from counting.
 */
export function cameOf({ objection, flags }: Pick<Unscored, "objection" | "flags">): Came | null {
  if (!objection) return null;
  if (objection.counts === null) return "waits";
  if (!objection.counts) return "stays";
  return flags.length === 0 ? "counts" : "partly";
}
