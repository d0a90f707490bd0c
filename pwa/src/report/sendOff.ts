// SPDX-License-Identifier: EUPL-1.2
import { person } from "../api/session.ts";
import type { LocalReport } from "../app/database.ts";
import { noteRecent, rememberEmail } from "../app/habits.ts";
import { change } from "../app/local.ts";
import { sendSoon } from "../app/sending.ts";
import { language } from "../i18n/language.ts";
import { keepEdits } from "./draft.ts";
import { leave } from "./flow.ts";
import { allSmall } from "./photos.ts";

/** Photos that are still being made small are waited for so long; then they go as they are. */
const PATIENCE_MS = 3000;

/** Give a finished draft to the outbox and show at once that it is on its way. */
export async function handOver(id: string): Promise<void> {
  await keepEdits();
  await allSmall(PATIENCE_MS);
  const report = await change(id, waiting);
  if (!report) return;
  leave(id, `/report/${id}/sent`);
  void sendSoon({ isForced: true });
  if (report.category) await noteRecent(report.category);
  if (!person.value) await rememberEmail(report.email);
}

function waiting(report: LocalReport): Partial<LocalReport> {
  return {
    state: "waiting",
    captured_at: report.captured_at ?? new Date().toISOString(),
    // Kept with an account too: should its session end before the report is out, it still goes.
    email: person.value?.email ?? report.email,
    language: language.value,
    n_attempts: 0,
    next_at: null,
    wait: null,
    problem: null,
  };
}
