// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from "../../api/client.ts";
import type { Priority, QueueItem } from "../../api/desk.ts";
import type { Action, Body } from "../../api/deskDeeds.ts";

/** The report that something is done with, as far as a deed has to know it. */
export interface Target {
  id: string;
  number: string;
  /** What it was decided on. */
  version: number;
  /** Words by which people know it again: its category and place. */
  title: string;
  /** Codes. */
  department: string;
  category: string;
}

/** Why something was not done with a report. */
export interface Refused {
  target: Target;
  problem: Schema["Problem"];
}

/**
 * Something that staff do with one report or many.
 *
 * held: it can still be undone; waiting: to be sent as soon as possible; refused: the server did
 * not do it, or not with all of them, and its author decides what now.
 */
export interface Deed {
  /** Its key on the server, too: sent twice, it is done once. */
  id: string;
  person_id: string;
  action: Action;
  targets: Target[];
  /** It was decided for many at once, and is sent so. */
  isForMany: boolean;
  body: Body;
  state: "held" | "waiting" | "refused";
  made_at: number;
  /** Not sent before, milliseconds. */
  send_at: number;
  n_attempts: number;
  refused: Refused[];
  /** What is needed to show it before the server did it, such as a department's name. */
  hint: Hint;
}

export interface Hint {
  assignee?: { id: string; name: string } | null;
}

/** What is shown of a report before the server did what was done with it. */
export interface Expected {
  status?: Schema["Status"];
  priority?: Priority;
  assignee?: QueueItem["assignee"];
  /** It goes out of the queue. */
  isGone?: boolean;
}

/** Return what becomes of a report by a deed, as long as the server has not said it. */
export function expectedOf({
  action,
  body,
  hint,
}: Pick<Deed, "action" | "body" | "hint">): Expected {
  switch (action) {
    case "accept":
      return { status: "accepted" };
    case "reject":
      return { status: "rejected", isGone: true };
    case "start":
      return { status: "in_progress" };
    case "ask":
      return { status: "needs_info" };
    case "respond":
      return { status: "answered", isGone: true };
    case "merge":
    case "transfer":
      return { isGone: true };
    case "assign":
      return { assignee: hint.assignee ?? null };
    case "correct":
      return "priority" in body ? { priority: body.priority as Priority } : {};
    default:
      return {};
  }
}
