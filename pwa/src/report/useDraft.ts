// SPDX-License-Identifier: EUPL-1.2
import { useEffect } from "preact/hooks";
import type { LocalReport } from "../app/database.ts";
import { go } from "../app/router.ts";
import { draft, isKnown } from "./draft.ts";
import { noteStart } from "./flow.ts";
import { shrinkRest } from "./photos.ts";

/**
 * Show a draft; undefined: not read yet, null: there is none.
 *
 * What waits or is sent is no draft any more: its own screen is shown instead.
 */
export function useDraft(id: string): LocalReport | null | undefined {
  const report = draft(id);
  const state = report?.state;
  useEffect(() => noteStart(id), [id]);
  useEffect(() => {
    if (state !== undefined && state !== "draft") go(`/report/${id}/sent`, { replace: true });
    if (report && state === "draft") void shrinkRest(report).catch(() => undefined);
  }, [state]);
  if (!report) return isKnown() ? null : undefined;
  return state === "draft" ? report : undefined;
}
