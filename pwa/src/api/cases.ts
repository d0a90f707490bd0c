// SPDX-License-Identifier: EUPL-1.2
import { client, given, type Schema } from "./client.ts";

export type CaseItem = Schema["CaseItem"];
export type CasePage = Schema["CasePage"];
export type CaseFilter = Schema["CaseFilter"];
export type ObjectionItem = Schema["ObjectionItem"];
export type ObjectionPage = Schema["ObjectionPage"];
export type SetAside = Schema["SetAside"];
export type SetAsidePage = Schema["SetAsidePage"];
export type PlayerView = Schema["PlayerView"];

/** Return cases of a moderator's city, those that wait longest first. */
export async function loadCases(state: CaseFilter, cursor?: string): Promise<CasePage> {
  const query = cursor === undefined ? { state } : { state, cursor };
  return given(await client.GET("/api/v1/desk/mapping/cases", { params: { query } }));
}

/** @throws Refusal `case-decided`, `same-person`. */
export async function resolveCase(
  case_id: string,
  verdict: "cleared" | "fraud",
  reason: string,
): Promise<CaseItem> {
  const params = { path: { case_id } };
  const body = { verdict, reason };
  return given(await client.POST("/api/v1/desk/mapping/cases/{case_id}/resolve", { params, body }));
}

/** @throws Refusal `same-person`: it was one's own decision; `nothing-to-appeal`. */
export async function decideAppeal(
  case_id: string,
  verdict: "upheld" | "taken_back",
  reason: string,
): Promise<CaseItem> {
  const params = { path: { case_id } };
  const body = { verdict, reason };
  return given(await client.POST("/api/v1/desk/mapping/cases/{case_id}/appeal", { params, body }));
}

/** Return objections to checks in a moderator's city: open ones oldest first, others newest first. */
export async function loadObjections(
  state: Schema["ObjectionFilter"],
  cursor?: string,
): Promise<ObjectionPage> {
  const query = cursor === undefined ? { state } : { state, cursor };
  return given(await client.GET("/api/v1/desk/mapping/objections", { params: { query } }));
}

/** Return what checks let count for nothing in a moderator's city in 30 days, newest first. */
export async function loadSetAside(cursor?: string): Promise<SetAsidePage> {
  const query = cursor === undefined ? {} : { cursor };
  return given(await client.GET("/api/v1/desk/mapping/set-aside", { params: { query } }));
}

/** @throws Refusal `objection-decided`, `same-person`. */
export async function decideObjection(
  objection_id: string,
  verdict: "counts" | "stands",
  reason: string,
): Promise<ObjectionItem> {
  const params = { path: { objection_id } };
  const body = { verdict, reason };
  return given(
    await client.POST("/api/v1/desk/mapping/objections/{objection_id}/decision", { params, body }),
  );
}
