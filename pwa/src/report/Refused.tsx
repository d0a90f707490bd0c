// SPDX-License-Identifier: EUPL-1.2
import type { LocalReport } from "../app/database.ts";
import { Notice } from "../components/Notice/Notice.tsx";
import { screenOf } from "./flow.ts";

/** What the server did not like, on the screen where it is put right. */
export function Refused({ report, path }: { report: LocalReport; path: string }) {
  const { problem } = report;
  if (!problem || screenOf(report) !== path) return null;
  return (
    <Notice kind="error" title={problem.title}>
      {problem.detail && <p>{problem.detail}</p>}
    </Notice>
  );
}
