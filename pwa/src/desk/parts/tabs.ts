// SPDX-License-Identifier: EUPL-1.2
import type { IconName } from "../../components/Icon/Icon.tsx";
import type { Key } from "../../i18n/text.ts";
import { DEPARTMENT_ROLES, holds, READERS, type Role, STAFF } from "./roles.ts";

/** A screen of the desk that has a place in its bar. */
export interface Tab {
  name: TabName;
  path: string;
  icon: IconName;
  label: Key;
  roles: readonly Role[];
}

export type TabName =
  | "queue"
  | "moderation"
  | "round"
  | "overview"
  | "escalations"
  | "templates"
  | "campaigns"
  | "points"
  | "cases"
  | "promises"
  | "routing";

const MANAGERS: readonly Role[] = ["manager", "auditor"];
const RULERS: readonly Role[] = ["administrator", "auditor"];

/** Every screen of the desk and who has something to do there, in the order of the bar. */
export const TABS: readonly Tab[] = [
  { name: "queue", path: "/desk", icon: "list", label: "desk.tab.queue", roles: READERS },
  {
    name: "moderation",
    path: "/desk/moderation",
    icon: "eye",
    label: "desk.tab.moderation",
    roles: ["moderator"],
  },
  {
    name: "round",
    path: "/desk/round",
    icon: "route",
    label: "desk.tab.round",
    roles: DEPARTMENT_ROLES,
  },
  {
    name: "overview",
    path: "/desk/overview",
    icon: "chart",
    label: "desk.tab.overview",
    roles: MANAGERS,
  },
  {
    name: "escalations",
    path: "/desk/escalations",
    icon: "bell",
    label: "desk.tab.escalations",
    roles: MANAGERS,
  },
  {
    name: "templates",
    path: "/desk/templates",
    icon: "reply",
    label: "desk.tab.templates",
    roles: READERS,
  },
  {
    name: "campaigns",
    path: "/desk/campaigns",
    icon: "flag",
    label: "desk.tab.campaigns",
    roles: STAFF,
  },
  {
    name: "points",
    path: "/desk/points",
    icon: "pin",
    label: "desk.tab.points",
    roles: ["moderator"],
  },
  {
    name: "cases",
    path: "/desk/cases",
    icon: "person",
    label: "desk.tab.cases",
    roles: ["moderator"],
  },
  {
    name: "promises",
    path: "/desk/promises",
    icon: "clock",
    label: "desk.tab.promises",
    roles: RULERS,
  },
  {
    name: "routing",
    path: "/desk/routing",
    icon: "fork",
    label: "desk.tab.routing",
    roles: RULERS,
  },
];

/** Return the screens that concern somebody. */
export function tabsFor(person: Parameters<typeof holds>[0]): Tab[] {
  return TABS.filter(({ roles }) => holds(person, roles));
}

/** Return the tab by its name. */
export function tabOf(name: TabName): Tab {
  const found = TABS.find((tab) => tab.name === name);
  if (!found) throw new Error(`no tab ${name}`);
  return found;
}
