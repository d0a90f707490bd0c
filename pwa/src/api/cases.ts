// SPDX-License-Identifier: EUPL-1.2
import { client, given, type Schema } from "./client.ts";

export type CaseItem = Schema["CaseItem"];
export type CasePage = Schema["CasePage"];
export type CaseFilter = Schema["CaseFilter"];
export type PlayerView = Schema["PlayerView"];
export type MyCases = Schema["MyCases"];
export type MyCase = Schema["CaseView"];

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

/** Return what moderators were asked to look at in one's own mapping. */
export async function myCases(): Promise<MyCases> {
  return given(await client.GET("/api/v1/me/cases"));
}

/** Say why a decision is wrong. @throws Refusal `nothing-to-appeal`. */
export async function appealCase(case_id: string, text: string): Promise<MyCases> {
  const params = { path: { case_id } };
  return given(await client.POST("/api/v1/me/cases/{case_id}/appeal", { params, body: { text } }));
}
