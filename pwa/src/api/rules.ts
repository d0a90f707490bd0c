// SPDX-License-Identifier: EUPL-1.2
import { client, given, type Schema } from "./client.ts";

export type RuleView = Schema["RuleView"];
export type RuleBody = Schema["RuleBody"];
export type RuleScope = Schema["RuleScope"];
export type RuleList = Schema["RuleList"];
export type RuleChanges = Schema["RuleChanges"];
export type Explanation = Schema["Explanation"];
export type Coverage = Schema["Coverage"];
export type DryRun = Schema["DryRunView"];
export type Department = Schema["DepartmentView"];

/** Return who answers for what, with how many reports each rule decided within a year. */
export async function listRules(jurisdiction: string): Promise<RuleList> {
  const query = { jurisdiction };
  return given(await client.GET("/api/v1/desk/routing/rules", { params: { query } }));
}

/** Return who would answer for a report, and why. @throws Refusal no city is served there. */
export async function explainRouting(body: Schema["ExplainBody"]): Promise<Explanation> {
  return given(await client.POST("/api/v1/desk/routing/explain", { body }));
}

/** Return the holes and overlaps of a city's rules. */
export async function checkCoverage(jurisdiction: string): Promise<Coverage> {
  const query = { jurisdiction };
  return given(await client.GET("/api/v1/desk/routing/coverage", { params: { query } }));
}

/** Route the reports of the last year by changed rules; nothing is changed. */
export async function tryRules(jurisdiction: string, changes: RuleChanges): Promise<DryRun> {
  const params = { query: { jurisdiction } };
  const body = { changes, days: 365 };
  return given(await client.POST("/api/v1/desk/routing/dry-run", { params, body }));
}

/** Return the departments of a city that work, by code. */
export async function listDepartments(jurisdiction: string): Promise<Department[]> {
  const params = { query: { jurisdiction } };
  return given(await client.GET("/api/v1/departments", { params })).departments;
}

export type PromiseView = Schema["PromiseView"];
export type PromiseList = Schema["PromiseList"];
export type PromiseChange = Schema["PromiseChange"];
export type CalendarView = Schema["CalendarView"];
export type CalendarList = Schema["CalendarList"];
export type CalendarChange = Schema["CalendarChange"];
export type ChangePreview = Schema["ChangePreview"];
export type RuleChange = Schema["RuleChangeView"];
export type Day = Schema["DayView"];

/** For whom a change holds, and why. */
export interface How {
  apply_to_running: boolean;
  reason: string;
  /** The newest version that was read. */
  version: number;
}

/** Return the number of the newest version of a promise or calendar. */
export function newestOf({ versions }: { versions: readonly { version: number }[] }): number {
  return Math.max(0, ...versions.map(({ version }) => version));
}

export async function listPromises(jurisdiction: string): Promise<PromiseList> {
  const query = { jurisdiction };
  return given(await client.GET("/api/v1/desk/promises", { params: { query } }));
}

export async function listCalendars(jurisdiction: string): Promise<CalendarList> {
  const query = { jurisdiction };
  return given(await client.GET("/api/v1/desk/calendars", { params: { query } }));
}

/** Return the days of a month, YYYY-MM: when they open, or why they do not. */
export async function daysOf(jurisdiction: string, code: string, month: string): Promise<Day[]> {
  const params = { path: { code }, query: { jurisdiction, month } };
  return given(await client.GET("/api/v1/desk/calendars/{code}/days", { params })).days;
}

export async function previewPromise(
  jurisdiction: string,
  body: PromiseChange,
): Promise<ChangePreview> {
  const params = { query: { jurisdiction } };
  return given(await client.POST("/api/v1/desk/promises/preview", { params, body }));
}

export async function previewCalendar(
  jurisdiction: string,
  body: CalendarChange,
): Promise<ChangePreview> {
  const params = { query: { jurisdiction } };
  return given(await client.POST("/api/v1/desk/calendars/preview", { params, body }));
}

/** @throws Refusal `stale-rule`: there is a newer version than the one that was read. */
export async function applyPromise(
  jurisdiction: string,
  change: PromiseChange,
  how: How,
): Promise<RuleChange> {
  const params = { query: { jurisdiction } };
  const body = { ...change, ...how };
  return given(await client.POST("/api/v1/desk/promises/apply", { params, body }));
}

/** @throws Refusal as `applyPromise` */
export async function applyCalendar(
  jurisdiction: string,
  change: CalendarChange,
  how: How,
): Promise<RuleChange> {
  const params = { query: { jurisdiction } };
  const body = { ...change, ...how };
  return given(await client.POST("/api/v1/desk/calendars/apply", { params, body }));
}

export async function listChanges(jurisdiction: string): Promise<RuleChange[]> {
  const query = { jurisdiction };
  return given(await client.GET("/api/v1/desk/rule-changes", { params: { query } })).changes;
}

export type ForceMajeure = Schema["ForceMajeureBody"];

/** Return how many open reports clocks standing still would concern; nothing is changed. */
export async function previewForceMajeure(
  jurisdiction: string,
  body: ForceMajeure,
): Promise<Schema["ForceMajeurePreview"]> {
  const params = { query: { jurisdiction } };
  return given(await client.POST("/api/v1/desk/force-majeure/preview", { params, body }));
}

/** Let clocks stand still in the city or a part of it; everybody reads why. */
export async function declareForceMajeure(
  jurisdiction: string,
  body: ForceMajeure,
): Promise<RuleChange> {
  const params = { query: { jurisdiction } };
  return given(await client.POST("/api/v1/desk/force-majeure", { params, body }));
}
