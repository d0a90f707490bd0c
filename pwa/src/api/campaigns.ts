// SPDX-License-Identifier: EUPL-1.2
import { client, given, type Schema } from "./client.ts";

export type Campaign = Schema["CampaignEdit"];
export type CampaignItem = Schema["CampaignItem"];
export type CampaignBody = Schema["NewCampaign"];
export type CampaignChange = Schema["CampaignChange"];
export type DeskCampaigns = Schema["DeskCampaigns"];
export type Dashboard = Schema["Dashboard"];
export type Preview = Schema["Preview"];
export type ProgressMap = Schema["ProgressMap"];
export type Triage = Schema["Triage"];
export type TriagePoint = Schema["TriagePoint"];
export type AreaBody = CampaignBody["area"];

/** Return the campaigns that somebody sees at the desk, the newest first. */
export async function deskCampaigns(): Promise<DeskCampaigns> {
  return given(await client.GET("/api/v1/desk/campaigns"));
}

export async function campaignOf(campaign_id: string): Promise<Campaign> {
  const params = { path: { campaign_id } };
  return given(await client.GET("/api/v1/desk/campaigns/{campaign_id}", { params }));
}

/** @throws Refusal `invalid-campaign`: `errors` says what is wrong, and where. */
export async function draftCampaign(body: CampaignBody): Promise<Campaign> {
  return given(await client.POST("/api/v1/desk/campaigns", { body }));
}

/**
 * Change what is named.
 *
 * @throws Refusal as `draftCampaign`; `stale-campaign`: it has another version by now.
 */
export async function changeCampaign(campaign_id: string, body: CampaignChange): Promise<Campaign> {
  const params = { path: { campaign_id } };
  return given(await client.PATCH("/api/v1/desk/campaigns/{campaign_id}", { params, body }));
}

/** Show it, as it was read, to residents. @throws Refusal as `changeCampaign`; also what is missing. */
export async function approveCampaign(
  campaign_id: string,
  version: number,
  note: string,
): Promise<Campaign> {
  const params = { path: { campaign_id } };
  const body = { version, note, is_about_things: true as const };
  return given(await client.POST("/api/v1/desk/campaigns/{campaign_id}/approve", { params, body }));
}

/** End it, as it was read. @throws Refusal `stale-campaign`: it has another version by now. */
export async function closeCampaign(campaign_id: string, version: number): Promise<Campaign> {
  const params = { path: { campaign_id } };
  const body = { version };
  return given(await client.POST("/api/v1/desk/campaigns/{campaign_id}/close", { params, body }));
}

/** Return the cells of an area and what is reported there already, of some categories or of all. */
export async function previewArea(
  department: string,
  area: AreaBody,
  categories: string[],
): Promise<Preview> {
  const body = { department, area, categories };
  return given(await client.POST("/api/v1/desk/campaigns/preview", { body }));
}

export async function dashboardOf(campaign_id: string): Promise<Dashboard> {
  const params = { path: { campaign_id } };
  return given(await client.GET("/api/v1/desk/campaigns/{campaign_id}/dashboard", { params }));
}

/** Return where residents have looked, cell by cell. */
export async function progressOf(campaign: string): Promise<ProgressMap> {
  const params = { path: { campaign } };
  return given(await client.GET("/api/v1/campaigns/{campaign}/progress", { params }));
}

/** Where the points of a campaign are to be had as a file. */
export function pointsPath(campaign_id: string, suffix: "csv" | "geojson"): string {
  return `/api/v1/desk/campaigns/${campaign_id}/export.${suffix}`;
}

/** Return the points that wait for a moderator, the oldest first. */
export async function triage(): Promise<Triage> {
  return given(await client.GET("/api/v1/desk/mapping/triage"));
}

export async function decidePoint(
  point_id: string,
  verdict: "verified" | "rejected",
  note: string,
): Promise<Schema["PointDecision"]> {
  const params = { path: { point_id } };
  const body = { verdict, note };
  return given(await client.POST("/api/v1/desk/points/{point_id}/decision", { params, body }));
}
