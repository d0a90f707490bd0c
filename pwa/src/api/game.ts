// SPDX-License-Identifier: EUPL-1.2
// What somebody earned by mapping and why, and what of it others see.
import { client, given, type Schema } from "./client.ts";
import type { LonLat } from "./metres.ts";

export type Game = Schema["GameView"];
export type GameChange = Schema["GameChange"];
export type GameRules = Schema["GameRules"];
export type Ledger = Schema["LedgerPage"];
export type Entry = Schema["EntryView"];
export type EntrySubject = Schema["EntrySubject"];
export type Reliability = Schema["ReliabilityView"];
export type Family = Schema["FamilyView"];
export type Judged = Schema["JudgedView"];
export type Board = Schema["BoardView"];
export type Place = Schema["PlaceView"];
export type Districts = Schema["DistrictBoards"];
export type District = Schema["DistrictBoard"];
export type Team = Schema["TeamView"];
export type TeamKind = Schema["TeamKind"];
export type Bracket = Schema["BracketView"];
export type Case = Schema["CaseView"];
export type Unscored = Schema["UnscoredItem"];

/** Return how the signed-in person plays. */
export async function loadGame(): Promise<Game> {
  return given(await client.GET("/api/v1/me/game"));
}

/** Change how one plays; naming an age group is also how one joins. */
export async function changeGame(body: GameChange): Promise<Game> {
  return given(await client.PATCH("/api/v1/me/game", { body }));
}

/** Leave the game for good. */
export async function leaveGame(): Promise<Game> {
  return given(await client.DELETE("/api/v1/me/game"));
}

/** Return the formulas in force. */
export async function loadRules(): Promise<GameRules> {
  return given(await client.GET("/api/v1/rules/game"));
}

/** Return a page of what somebody earned and why, newest first. */
export async function loadLedger(cursor: string | null): Promise<Ledger> {
  const query = cursor ? { cursor } : {};
  return given(await client.GET("/api/v1/me/ledger", { params: { query } }));
}

/** Return what somebody has proved to know, and the answers that it comes from. */
export async function loadReliability(): Promise<Reliability> {
  return given(await client.GET("/api/v1/me/reliability"));
}

/** Return the board of the newest week that was drawn, in a city. */
export async function loadWeekBoard(jurisdiction: string | undefined): Promise<Board> {
  const query = jurisdiction ? { jurisdiction } : {};
  return given(await client.GET("/api/v1/boards/week", { params: { query } }));
}

/** Return the board of a campaign. */
export async function loadCampaignBoard(campaign_id: string): Promise<Board> {
  const params = { path: { campaign_id } };
  return given(await client.GET("/api/v1/campaigns/{campaign_id}/board", { params }));
}

/** Return how well the districts of a city are looked after, and which of them holds a place. */
export async function loadDistricts(
  jurisdiction: string | undefined,
  at: LonLat | null,
): Promise<Districts> {
  const query = { ...(jurisdiction && { jurisdiction }), ...at };
  return given(await client.GET("/api/v1/areas/mapping", { params: { query } }));
}

/** Return the team that somebody is in; null: none. */
export async function loadTeam(): Promise<Team | null> {
  return given(await client.GET("/api/v1/me/team")).team;
}

/** Return the teams of a city among those of their size, best first. */
export async function loadTeams(jurisdiction: string | undefined): Promise<Bracket[]> {
  const query = jurisdiction ? { jurisdiction } : {};
  return given(await client.GET("/api/v1/teams", { params: { query } })).brackets;
}

/** Make a team; the answer tells once how the link ends by which others join. */
export async function makeTeam(body: Schema["TeamBody"]): Promise<Team> {
  return given(await client.POST("/api/v1/teams", { body }));
}

/** Join the team whose link one has. */
export async function joinTeam(secret: string): Promise<Team> {
  return given(await client.POST("/api/v1/teams/membership", { body: { secret } }));
}

/** Leave one's team. */
export async function leaveTeam(): Promise<void> {
  given(await client.DELETE("/api/v1/me/team"));
}

/** Make a new link to the team; the one before works no more. */
export async function renewInvite(): Promise<Team> {
  return given(await client.POST("/api/v1/me/team/invite"));
}

/** Return what moderators looked at in one's own mapping, newest first. */
export async function loadCases(): Promise<Case[]> {
  return given(await client.GET("/api/v1/me/cases")).cases;
}

/** Say why a decision is wrong; another moderator decides. */
export async function appeal(case_id: string, text: string): Promise<void> {
  const params = { path: { case_id } };
  given(await client.POST("/api/v1/me/cases/{case_id}/appeal", { params, body: { text } }));
}

/** Return what checks took no account of in 30 days, newest first, and what came of objections. */
export async function loadUnscored(): Promise<Unscored[]> {
  return given(await client.GET("/api/v1/me/unscored")).items;
}

/**
 * Ask a moderator to look at a point or answer, once; return the list as it stands then.
 *
 * @throws Refusal `nothing-to-object`.
 */
export async function objectTo(ref_id: string, text: string): Promise<Unscored[]> {
  const params = { path: { ref_id } };
  return given(
    await client.POST("/api/v1/me/unscored/{ref_id}/objection", { params, body: { text } }),
  ).items;
}
