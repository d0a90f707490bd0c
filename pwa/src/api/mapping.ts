// SPDX-License-Identifier: EUPL-1.2
// The mapping game as residents see it: campaigns, missions, points, and what came of them.
import { client, given, type Schema } from "./client.ts";
import type { LonLat } from "./metres.ts";

export type Campaign = Schema["CampaignView"];
export type Kind = Schema["KindView"];
export type KindQuestion = Schema["KindQuestionView"];
/** Cells of a campaign's area as GeoJSON. */
export type Cells = Schema["ProgressMap"];
export type PointDraft = Schema["PointDraft"];
export type AnswerBody = Schema["QuestAnswer"];
export type AnswerTaken = Schema["AnswerView"];
export type AnswerCode = Schema["Answer"];
export type Flag = Schema["Flag"];
export type Offer = Schema["OfferView"];
export type Point = Schema["PointView"];
export type PointState = Schema["PointState"];

/** What stands where somebody wants to add a thing. */
export interface Known {
  points: { id: string; lon: number; lat: number; distance_m: number }[];
  reports: { id: string; number: string; lon: number; lat: number; distance_m: number }[];
}

/** Return the campaigns that run now, those that end first in front. */
export async function loadCampaigns(): Promise<Campaign[]> {
  const query = { active: true };
  return given(await client.GET("/api/v1/campaigns", { params: { query } })).campaigns;
}

/** Return a campaign by its id or its name in addresses. */
export async function loadCampaign(campaign: string): Promise<Campaign> {
  return given(
    await client.GET("/api/v1/campaigns/{campaign}", { params: { path: { campaign } } }),
  );
}

/** Return the cells of a campaign's area, with what is known of each. */
export async function loadCells(campaign: string): Promise<Cells> {
  const params = { path: { campaign } };
  return given(await client.GET("/api/v1/campaigns/{campaign}/progress", { params }));
}

/** Return what to look at near a place; `isNew` asks for others than before. */
export async function loadOffers(
  { lon, lat }: LonLat,
  accuracy_m: number,
  isNew = false,
): Promise<Offer[]> {
  const query = { lon, lat, accuracy_m, ...(isNew && { refresh: true }) };
  return given(await client.GET("/api/v1/quests", { params: { query } })).offers;
}

/** Put a mission aside for today. */
export async function skipOffer(quest_id: string): Promise<void> {
  const params = { path: { quest_id } };
  given(await client.POST("/api/v1/quests/{quest_id}/skip", { params }));
}

/** Return a mission about a thing at which somebody stands, which is on the map already. */
export async function offerOf(
  point_id: string,
  { lon, lat }: LonLat,
  accuracy_m: number,
): Promise<Offer> {
  const params = { path: { point_id } };
  const body = { lon, lat, accuracy_m };
  return given(await client.POST("/api/v1/points/{point_id}/quest", { params, body }));
}

/** Return what the signed-in person has found, newest first. */
export async function loadMyPoints(): Promise<Point[]> {
  return given(await client.GET("/api/v1/me/points")).points;
}

/** Take a thing back that is not decided yet. */
export async function withdrawPoint(point_id: string): Promise<void> {
  given(await client.DELETE("/api/v1/points/{point_id}", { params: { path: { point_id } } }));
}
