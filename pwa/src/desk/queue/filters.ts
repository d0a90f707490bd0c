// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from "../../api/client.ts";
import {
  FLAGS,
  type Flag,
  type Narrowing,
  ORDERS,
  type Order,
  type Priority,
} from "../../api/desk.ts";

export const CLOCKS = ["overdue", "due_soon", "on_track"] as const;
export const PRIORITIES: readonly Priority[] = ["urgent", "high", "normal"];
export const OPEN: readonly Schema["Status"][] = [
  "submitted",
  "accepted",
  "in_progress",
  "needs_info",
  "reopened",
];
/** Working days after today by which something is due. */
export const DUE_DAYS = [0, 1, 3, 5] as const;

/** What somebody wants to see of the queue, and in which order. */
export interface Filters {
  /** Codes of departments; none: all of mine. */
  department: readonly string[];
  status: readonly string[];
  /** Codes of groups or categories. */
  category: readonly string[];
  area: readonly string[];
  /** "me", "none", an id, or anybody's. */
  assignee: string | null;
  priority: readonly string[];
  clock: readonly string[];
  due: number | null;
  flags: readonly Flag[];
  text: string;
  order: Order;
}

export const EVERYTHING: Filters = {
  department: [],
  status: [],
  category: [],
  area: [],
  assignee: null,
  priority: [],
  clock: [],
  due: null,
  flags: [],
  text: "",
  order: "urgency",
};

/** Filters that are lists of codes, each under its own name in the address. */
const LISTS = ["department", "status", "category", "area", "priority", "clock"] as const;
export type ListName = (typeof LISTS)[number];

function list(text: string | null): string[] {
  return text?.split(",").filter(Boolean) ?? [];
}

function among<T extends string>(known: readonly T[], word: string): word is T {
  return (known as readonly string[]).includes(word);
}

/** Known words where the server would refuse others; of codes it knows more than we do. */
const KNOWN: Partial<Record<ListName, readonly string[]>> = {
  status: OPEN,
  priority: PRIORITIES,
  clock: CLOCKS,
};

/** Return the filters that an address holds; what it holds that we do not know is left out. */
export function filtersOf(query: URLSearchParams): Filters {
  const order = query.get("order") ?? "";
  const due = Number.parseInt(query.get("due") ?? "", 10);
  const lists = LISTS.map((name) => {
    const known = KNOWN[name];
    return [name, list(query.get(name)).filter((code) => !known || among(known, code))];
  });
  return {
    ...EVERYTHING,
    ...Object.fromEntries(lists),
    assignee: query.get("assignee"),
    due: Number.isInteger(due) && due >= 0 ? due : null,
    flags: list(query.get("is")).filter((word) => among(FLAGS, word)),
    text: query.get("q") ?? "",
    order: among(ORDERS, order) ? order : EVERYTHING.order,
  };
}

/** Write the filters into an address; what stands as at first is left out. */
export function write(filters: Filters, query: URLSearchParams): void {
  const put = (name: string, value: string) => {
    if (value) query.set(name, value);
    else query.delete(name);
  };
  for (const name of LISTS) put(name, filters[name].join(","));
  put("assignee", filters.assignee ?? "");
  put("due", filters.due === null ? "" : String(filters.due));
  put("is", filters.flags.join(","));
  put("q", filters.text.trim());
  put("order", filters.order === EVERYTHING.order ? "" : filters.order);
}

/** Return what the server is asked for. */
export function narrowing(filters: Filters): Narrowing {
  const lists = LISTS.filter((name) => filters[name].length > 0);
  return {
    ...Object.fromEntries(lists.map((name) => [name, [...filters[name]]])),
    ...Object.fromEntries(filters.flags.map((flag) => [flag, true])),
    ...(filters.assignee && { assignee: filters.assignee }),
    ...(filters.due !== null && { due_within_days: filters.due }),
    ...(filters.text.trim() && { text: filters.text.trim() }),
    order: filters.order,
  };
}

/** Return the filters that a question to the server amounts to, such as that of a saved view. */
export function filtersFrom(query: Record<string, unknown>): Filters {
  const words = new URLSearchParams();
  for (const name of LISTS) {
    const value = query[name];
    if (Array.isArray(value)) words.set(name, value.join(","));
  }
  const plain = { assignee: "assignee", due_within_days: "due", text: "q", order: "order" };
  for (const [name, own] of Object.entries(plain)) {
    const value = query[name];
    if (value !== undefined && value !== null) words.set(own, String(value));
  }
  words.set("is", FLAGS.filter((flag) => query[flag] === true).join(","));
  return filtersOf(words);
}

/** Return how many filters are set; words and order are seen without. */
export function nSet(filters: Filters): number {
  const lists = LISTS.filter((name) => filters[name].length > 0).length;
  const rest = [filters.assignee !== null, filters.due !== null].filter(Boolean).length;
  return lists + rest + filters.flags.length;
}

/** Return whether two say the same, in whatever order. */
export function isSame(one: Filters, other: Filters): boolean {
  return key(one) === key(other);
}

/** Return text that is the same for the same filters. */
export function key(filters: Filters): string {
  const query = new URLSearchParams();
  const sorted = LISTS.map((name) => [name, [...filters[name]].sort()]);
  write({ ...filters, ...Object.fromEntries(sorted), flags: [...filters.flags].sort() }, query);
  return query.toString();
}
