// SPDX-License-Identifier: EUPL-1.2
import type { Action } from "../../api/deskDeeds.ts";
import { person } from "../../api/session.ts";
import { toast } from "../../components/Toast/Toast.tsx";
import { t } from "../../i18n/text.ts";
import { expected } from "../deeds/deeds.ts";
import { ask, carryOut, targetOf } from "../deeds/doing.ts";
import { isFormless } from "../deeds/formless.ts";
import type { Row } from "./list.ts";
import { fits, mayEver } from "./rights.ts";

/** What the server does with many at once. Source: POST /api/v1/desk/bulk. */
const IN_BULK: ReadonlySet<Action> = new Set<Action>([
  "accept",
  "reject",
  "start",
  "assign",
  "note",
  "internal_note",
  "respond",
  "transfer",
  "merge",
]);

/**
 * Do something with reports of the queue: one at once or by its form, many by a form that says
 * how many. What does not fit how a single report stands is said, and not sent.
 */
export function act(action: Action, rows: readonly Row[]): void {
  const [first] = rows;
  if (!first) return;
  if (!mayEver(person.value, action)) {
    toast(t("desk.act.not_yours", { what: t(`desk.act.${action}`) }));
    return;
  }
  const status = expected.value.get(first.id)?.status ?? first.status;
  if (rows.length === 1 && !fits(action, status)) {
    const args = { what: t(`desk.act.${action}`), status: t(`desk.status.${status}`) };
    toast(t("desk.act.does_not_fit", args));
    return;
  }
  if (rows.length > 1 && !IN_BULK.has(action)) {
    toast(t("desk.act.one_by_one", { what: t(`desk.act.${action}`) }));
    return;
  }
  const targets = rows.map(targetOf);
  if (isFormless(action) && rows.length === 1) carryOut({ action, targets });
  else ask(action, targets);
}
