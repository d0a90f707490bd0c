// SPDX-License-Identifier: EUPL-1.2
import { client, given, type Schema } from "./client.ts";

export type Overview = Schema["Overview"];
export type Load = Schema["Load"];
export type Ratings = Schema["Ratings"];
export type Signal = Schema["Signal"];
export type Escalation = Schema["EscalationView"];
export type EscalationPage = Schema["EscalationList"];
export type EscalationState = "waiting" | "acknowledged";

/** The middle of a square of the map, and what lies in it. */
export interface Spot {
  lon: number;
  lat: number;
  n: number;
  nOverdue: number;
}

/** Code of a department, or all that one oversees. */
type Department = string | null;

/** Lists go as one parameter with commas, which is what the server reads. */
function only(department: Department) {
  return department === null ? {} : { department: [department] };
}

/** Return how departments stand. */
export async function overview(department: Department): Promise<Overview> {
  const query = only(department);
  return given(await client.GET("/api/v1/desk/overview", { params: { query } }));
}

/** Return what each of the team has on the desk. @throws Refusal 403: one manages nobody. */
export async function teamLoad(department: Department): Promise<Load> {
  const query = only(department);
  return given(await client.GET("/api/v1/desk/load", { params: { query } }));
}

/** Return what residents make of the answers, newest first; `cursor` is that of the page before. */
export async function ratings(
  department: Department,
  cursor: string | null = null,
): Promise<Ratings> {
  const query = { ...only(department), ...(cursor && { cursor }) };
  return given(await client.GET("/api/v1/desk/ratings", { params: { query } }));
}

/** Return what deserves a second look. */
export async function signals(department: Department): Promise<Signal[]> {
  const query = only(department);
  return given(await client.GET("/api/v1/desk/signals", { params: { query } })).signals;
}

/** Return where reports are open and overdue. */
export async function heat(department: Department): Promise<Spot[]> {
  const query = only(department);
  const { features } = given(await client.GET("/api/v1/desk/heat", { params: { query } }));
  return features.map(({ geometry, properties }) => {
    const [lon = 0, lat = 0] = geometry.coordinates;
    return { lon, lat, n: properties.n, nOverdue: properties.n_overdue };
  });
}

/** Return the address of the table of reports. */
export function exportPath(department: Department): string {
  const query = department === null ? "" : `?department=${encodeURIComponent(department)}`;
  return `/api/v1/desk/export.csv${query}`;
}

/** Return what has gone up, newest first; `cursor` is that of the page before. */
export async function escalations(
  state: EscalationState,
  cursor: string | null = null,
): Promise<EscalationPage> {
  const query = { state, ...(cursor && { cursor }) };
  return given(await client.GET("/api/v1/desk/escalations", { params: { query } }));
}

/** Say that one looks after it; who said so first stays. */
export async function acknowledge(id: string, note: string): Promise<Escalation> {
  const params = { path: { escalation_id: id } };
  const body = note ? { note } : {};
  const answer = await client.POST("/api/v1/desk/escalations/{escalation_id}/acknowledgement", {
    params,
    body,
  });
  return given(answer);
}

/** Let an answer stay due when it is, against what somebody asked for. */
export async function declineExtension(report_id: string, reason: string): Promise<void> {
  given(
    await client.POST("/api/v1/desk/reports/{report_id}/extension-refusal", {
      params: { path: { report_id } },
      body: { reason },
    }),
  );
}
