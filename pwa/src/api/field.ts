// SPDX-License-Identifier: EUPL-1.2
// Rounds of inspectors, orders to contractors, and covering what nobody may see in photos.
import { client, given, type Schema } from "./client.ts";
import type { LonLat } from "./metres.ts";

export type Round = Schema["Round"];
export type RoundStop = Schema["RoundStop"];
export type WorkView = Schema["WorkView"];
export type WorkOrder = Schema["WorkOrderView"];
export type Found = Schema["Found"];
export type Marks = Pick<Schema["RedactionBody"], "strokes" | "rectangles">;

/** Return where to go from here, in the order in which to walk. */
export async function loadRound({ lon, lat }: LonLat): Promise<Round> {
  return given(await client.GET("/api/v1/desk/round", { params: { query: { lon, lat } } }));
}

/** Return what the holder of a link is asked to do. @throws Refusal 404: it does not work (any more). */
export async function loadWork(token: string): Promise<WorkView> {
  const params = { path: { token } };
  return given(await client.GET("/api/v1/work-orders/{token}", { params }));
}

const ORDERS = "/api/v1/desk/reports/{report_id}/work-orders";

/** Return what contractors were asked to do about a report, newest first. */
export async function loadOrders(report_id: string): Promise<WorkOrder[]> {
  return given(await client.GET(ORDERS, { params: { path: { report_id } } })).items;
}

/** What is sent again with the same key is done once. */
const once = (key: string) => ({ "Civic-Deed-Key": key });

/** Ask a contractor; the link in the answer is given this once. */
export async function orderWork(
  report_id: string,
  body: Schema["WorkOrderBody"],
  key: string,
): Promise<Schema["WorkOrderMade"]> {
  const params = { path: { report_id } };
  return given(await client.POST(ORDERS, { params, headers: once(key), body }));
}

/** Ask a contractor no more; the link stops working at once. */
export async function endOrder(
  report_id: string,
  order_id: string,
  key: string,
): Promise<WorkOrder[]> {
  const params = { path: { report_id, order_id } };
  const ended = await client.DELETE(`${ORDERS}/{order_id}`, { params, headers: once(key) });
  return given(ended).items;
}

/** Answer the report as fixed, with the photos that the contractor took after the work. */
export async function answerWithWork(
  report_id: string,
  order_id: string,
  text: string,
  key: string,
): Promise<Schema["ReportView"]> {
  const sent = { params: { path: { report_id, order_id } }, headers: once(key), body: { text } };
  return given(await client.POST(`${ORDERS}/{order_id}/response`, sent));
}

/**
 * Cover what is marked in a photo, beyond recovery; the photo has another address then.
 *
 * @throws Refusal photo-changed: somebody else covered something meanwhile.
 */
export async function redactPhoto(
  report_id: string,
  photo: Schema["PhotoRef"],
  marks: Marks,
  key: string,
): Promise<Schema["ReportView"]> {
  const params = { path: { report_id, photo_id: photo.id } };
  const body = { ...marks, digest: photo.url.split("/")[2] ?? null };
  return given(
    await client.POST("/api/v1/desk/reports/{report_id}/photos/{photo_id}/redaction", {
      params,
      headers: once(key),
      body,
    }),
  );
}
