// SPDX-License-Identifier: EUPL-1.2
import { client, given, type Schema } from "./client.ts";
import { KEPT_AT } from "./keptAt.ts";

export type Report = Schema["ReportView"];
export type Entry = Schema["TimelineEntry"];
export type FollowState = Schema["FollowView"]["state"];

/** By what this device is known, beside a session: the key of a report, and its own as supporter. */
export interface Caller {
  key: string | null;
  supporterKey: string;
}

/** What the server said, and when, if that is not now: the service worker answered for it. */
export interface Told<T> {
  value: T;
  /** ISO 8601; null: just now. */
  asOf: string | null;
}

function headers({ key, supporterKey }: Caller): Record<string, string> {
  return { "Civic-Supporter-Key": supporterKey, ...(key !== null && { "Civic-Report-Key": key }) };
}

/**
 * Return a report as the caller may see it.
 *
 * @param number such as HKI-2026-000417.
 * @throws Refusal 404: there is none, or none that the caller may see.
 */
export async function loadReport(number: string, caller: Caller): Promise<Told<Report>> {
  const answer = await client.GET("/api/v1/reports/{report_id}", {
    // The server takes the number in the place of the id.
    params: { path: { report_id: number } },
    headers: headers(caller),
  });
  return { value: given(answer), asOf: answer.response.headers.get(KEPT_AT) };
}

/** Return what happened to a report, oldest first. */
export async function loadTimeline(report_id: string, caller: Caller): Promise<Entry[]> {
  const answer = await client.GET("/api/v1/reports/{report_id}/timeline", {
    params: { path: { report_id } },
    headers: headers(caller),
  });
  return given(answer).entries;
}

/** Answer the department's question; sending the same again is safe. */
export async function reply(
  report_id: string,
  caller: Caller,
  body: Schema["ReplyBody"],
): Promise<Report> {
  return given(
    await client.POST("/api/v1/reports/{report_id}/reply", {
      params: { path: { report_id } },
      headers: headers(caller),
      body,
    }),
  );
}

/** Grade the response: 1 and 2 with a comment open the report again, once. */
export async function rate(
  report_id: string,
  caller: Caller,
  body: Schema["RatingBody"],
): Promise<Report> {
  return given(
    await client.POST("/api/v1/reports/{report_id}/rating", {
      params: { path: { report_id } },
      headers: headers(caller),
      body,
    }),
  );
}

/** Open the report again, by its reporter's right. */
export async function reopen(report_id: string, caller: Caller, reason: string): Promise<Report> {
  return given(
    await client.POST("/api/v1/reports/{report_id}/reopening", {
      params: { path: { report_id } },
      headers: headers(caller),
      body: { reason },
    }),
  );
}

/** Take the report back. */
export async function withdraw(report_id: string, caller: Caller): Promise<Report> {
  return given(
    await client.POST("/api/v1/reports/{report_id}/withdrawal", {
      params: { path: { report_id } },
      headers: headers(caller),
    }),
  );
}

/** Change the report, while nobody works on it yet; what is left out stays. */
export async function edit(
  report_id: string,
  caller: Caller,
  body: Partial<Schema["ReportEdit"]>,
): Promise<Report> {
  return given(
    await client.PATCH("/api/v1/reports/{report_id}", {
      params: { path: { report_id } },
      headers: headers(caller),
      // Left out and null differ; the generated type asks for all of them.
      body: body as Schema["ReportEdit"],
    }),
  );
}

/** Say "me too", or take it back. */
export async function setSupport(
  report_id: string,
  caller: Caller,
  isSupported: boolean,
): Promise<Schema["SupportView"]> {
  const call = {
    params: { path: { report_id } },
    headers: headers(caller),
    body: { supporter_key: caller.supporterKey },
  };
  return given(
    isSupported
      ? await client.PUT("/api/v1/reports/{report_id}/support", call)
      : await client.DELETE("/api/v1/reports/{report_id}/support", call),
  );
}

/**
 * Get the public news of a report by mail: at once if signed in, else after confirming.
 *
 * @param email where the news go; null for an account.
 * @param language of the mails.
 */
export async function follow(
  report_id: string,
  email: string | null,
  language: string,
): Promise<FollowState> {
  const answer = await client.PUT("/api/v1/reports/{report_id}/follow", {
    params: { path: { report_id } },
    body: { email, language },
  });
  return given(answer).state;
}

/** Get no more news by the account. */
export async function unfollow(report_id: string): Promise<FollowState> {
  const answer = await client.DELETE("/api/v1/reports/{report_id}/follow", {
    params: { path: { report_id } },
  });
  return given(answer).state;
}

/** Confirm with the link of a mail that its owner wants the news. */
export async function confirmFollow(token: string): Promise<Schema["FollowView"]> {
  return given(await client.PUT("/api/v1/follows/{token}", { params: { path: { token } } }));
}

/** Get no more news, by the link of a mail; again is fine. */
export async function endFollow(token: string): Promise<Schema["FollowView"]> {
  return given(await client.DELETE("/api/v1/follows/{token}", { params: { path: { token } } }));
}
