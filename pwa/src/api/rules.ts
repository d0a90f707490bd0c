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
