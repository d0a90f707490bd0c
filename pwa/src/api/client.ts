// SPDX-License-Identifier: EUPL-1.2
import createClient, { type Middleware } from "openapi-fetch";
import { language } from "../i18n/language.ts";
import type { components, paths } from "./schema.gen.ts";

export type Schema = components["schemas"];

/** The server refused; `problem.type` says why, `message` says it to a person. */
export class Refusal extends Error {
  constructor(
    readonly problem: Schema["Problem"],
    /** Seconds after which the server will listen again, if it said so. */
    readonly retryAfterS: number | null = null,
  ) {
    super(problem.detail ?? problem.title);
  }

  get status(): number {
    return this.problem.status;
  }

  /** Name of the kind of problem, such as `outside-city`; "" where the status says it all. */
  get kind(): string {
    return this.problem.type.split("/problems/")[1] ?? "";
  }
}

const SAFE = new Set(["GET", "HEAD"]);
let token: string | null = null;

/** Remember the proof that changes come from this app; the session's answer carries it. */
export function keepToken(value: string | null): void {
  token = value;
}

/** Return the header that proves it, for calls that do without `client`; none: nobody is signed in. */
export function proof(): Record<string, string> {
  return token === null ? {} : { "X-CSRFToken": token };
}

/** Every call says the language of now; changes carry the session's token. */
const ours: Middleware = {
  onRequest({ request }) {
    const url = new URL(request.url);
    if (!url.searchParams.has("lang") && request.method === "GET") {
      url.searchParams.set("lang", language.value);
    }
    // A body that is copied becomes a stream, which browsers send over HTTP/2 only.
    const told = request.method === "GET" ? new Request(url, request) : request;
    told.headers.set("Accept-Language", language.value);
    if (token !== null && !SAFE.has(request.method)) told.headers.set("X-CSRFToken", token);
    return told;
  },
};

export const client = createClient<paths>({
  baseUrl: globalThis.location?.origin ?? "",
  fetch: (request) => fetch(request),
});
client.use(ours);

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/**
 * Return what the server gave.
 *
 * @throws Refusal it answered, but not with that. A network failure stays the TypeError it is.
 */
export function given<T>({ data, error, response }: Answer<T>): T {
  if (response.ok && data !== undefined) return data;
  throw refusal(error, response);
}

/** Return the refusal that an answer which is not ok amounts to. */
export function refusal(body: unknown, response: Response): Refusal {
  const after = Number(response.headers.get("Retry-After") ?? Number.NaN);
  const isProblem = typeof body === "object" && body !== null && "title" in body && "type" in body;
  const problem = isProblem
    ? (body as Schema["Problem"])
    : { type: "about:blank", title: response.statusText, status: response.status };
  return new Refusal(problem, Number.isFinite(after) ? after : null);
}
