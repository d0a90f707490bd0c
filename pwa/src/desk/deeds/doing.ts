// SPDX-License-Identifier: EUPL-1.2
// From a key or a button to a deed: at once where nothing has to be said, else by a form.
import { signal } from "@preact/signals";
import type { QueueItem } from "../../api/desk.ts";
import type { Action, Body } from "../../api/deskDeeds.ts";
import { person } from "../../api/session.ts";
import { toast } from "../../components/Toast/Toast.tsx";
import { t } from "../../i18n/text.ts";
import { type Doing, deeds, perform, undo, undoLatest } from "./deeds.ts";
import type { Deed, Target } from "./kinds.ts";

/** What a form is about. */
export interface Asked {
  action: Action;
  targets: readonly Target[];
  /** What was said before and refused, to begin with. */
  body?: Body;
}

/** The form that is open; null: none. */
export const asked = signal<Asked | null>(null);

/** What a report has to say of itself so that something can be done with it. */
type Subject = Pick<QueueItem, "id" | "number" | "version" | "category" | "address" | "department">;

export function targetOf({ id, number, version, ...of }: Subject): Target {
  return {
    id,
    number,
    version,
    title: [of.category.name, of.address].filter(Boolean).join(", "),
    department: of.department.code,
    category: of.category.code,
  };
}

/** Open the form of a deed. */
export function ask(action: Action, targets: readonly Target[], body?: Body): void {
  asked.value = { action, targets, ...(body && { body }) };
}

export function closeForm(): void {
  asked.value = null;
}

/** Return the words of what was done: with one report by its number, with many by how many. */
export function doneWords({ action, targets }: Pick<Deed, "action" | "targets">): string {
  const what = t(`desk.done.${action}`);
  const [first] = targets;
  if (targets.length === 1 && first) return `${first.number}: ${what}`;
  return t("desk.done.many", { what, n: targets.length });
}

/** Do it, and say so with a way back. */
export function carryOut(doing: Doing): Deed {
  const deed = perform(doing);
  toast(doneWords(deed), { label: t("desk.undo"), run: () => takeBack(deed.id) });
  return deed;
}

function takeBack(id: string): void {
  const deed = deeds.value.find((one) => one.id === id);
  if (!deed || !undo(id)) toast(t("desk.undo.late"));
  else toast(t("desk.undo.done", { what: doneWords(deed) }));
}

/** Take back the latest that was not sent yet. */
export function takeLatestBack(): void {
  const deed = undoLatest();
  toast(deed ? t("desk.undo.done", { what: doneWords(deed) }) : t("desk.undo.nothing"));
}

/** Put oneself in charge of reports. */
export function takeOn(targets: readonly Target[]): void {
  const me = person.value;
  if (!me) return;
  carryOut({
    action: "assign",
    targets,
    body: { assignee: me.id },
    hint: { assignee: { id: me.id, name: me.name || me.email } },
  });
}
