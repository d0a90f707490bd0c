// SPDX-License-Identifier: EUPL-1.2
import { Refusal } from "../api/client.ts";
import { ownReport } from "../api/reports.ts";
import { change, localReports } from "./local.ts";

/** After these nothing more happens by itself. */
const DONE = new Set(["closed", "rejected", "withdrawn"]);
/** Reports of a device that are asked about; older ones are asked about when they are opened. */
const MOST = 10;

/** Ask how the reports stand that this device has sent, so that their cards do not tell of yesterday. */
export async function askForNews(): Promise<void> {
  const open = localReports.value.filter(
    ({ state, report }) => state === "sent" && !DONE.has(report?.status ?? ""),
  );
  for (const { id, key, report } of open.slice(0, MOST)) {
    try {
      const now = await ownReport(id, key);
      const isNews = now !== null && JSON.stringify(now) !== JSON.stringify(report);
      if (isNews) await change(id, { report: now });
    } catch (error) {
      // One that is gone says nothing of the others; without a connection none can be asked.
      if (!(error instanceof Refusal)) return;
    }
  }
}
