// SPDX-License-Identifier: EUPL-1.2

/** What a number of an overview counts, in the words of the queue's address. */
export interface Counted {
  department?: string | null;
  clock?: readonly string[];
  status?: readonly string[];
  assignee?: string;
  /** Due by the end of so many working days after today. */
  due?: number;
}

/** Return the address of the queue that shows what a number counts. */
export function queuePath({ department, clock, status, assignee, due }: Counted): string {
  const query = new URLSearchParams();
  if (department) query.set("department", department);
  if (clock) query.set("clock", clock.join(","));
  if (status) query.set("status", status.join(","));
  if (assignee) query.set("assignee", assignee);
  if (due !== undefined) query.set("due", `${due}`);
  return query.size > 0 ? `/desk?${query}` : "/desk";
}

/** Clocks of what is not late yet. */
export const IN_TIME = ["due_soon", "on_track"] as const;
