// SPDX-License-Identifier: EUPL-1.2
// What tests of sending speak to: the three endpoints, and a network that fails as it is told.

type Method = "GET" | "POST" | "PATCH";

interface Fault {
  on: Method | "*";
  /** Which call of the method, from 1; 0: every one. */
  nth: number;
  /** A status, the line cut before the call, or its answer lost after it was done. */
  by: number | "cut" | "lost answer";
  kind?: string;
  retryAfterS?: number;
}

interface Draft {
  id: string;
  report_key: string;
  photo_ids: string[];
  description: string;
}

/** Stands in for `fetch` and behaves as the server does: idempotent by id, uploads by offset. */
export class FakeServer {
  reports = new Map<string, Draft & { body: string }>();
  uploads = new Map<string, number>();
  bytesReceived = 0;
  nPosts = 0;
  stuck = false;
  #faults: Fault[] = [];
  #n: Record<string, number> = {};
  #during: Partial<Record<Method, () => Promise<unknown>>> = {};

  reset(): void {
    this.reports.clear();
    this.uploads.clear();
    this.bytesReceived = 0;
    this.nPosts = 0;
    this.stuck = false;
    this.#faults = [];
    this.#n = {};
    this.#during = {};
  }

  fail(fault: Fault): void {
    this.#faults.push(fault);
  }

  /** Do something else while the next call of a method is under way. */
  during(method: Method, work: () => Promise<unknown>): void {
    this.#during[method] = work;
  }

  foreign(id: string): void {
    const theirs = { id, report_key: "theirs", photo_ids: [], description: "", body: "" };
    this.reports.set(id, theirs);
  }

  nBytes(): number[] {
    return [...this.uploads.values()];
  }

  fetch = async (input: Request | string, init?: RequestInit): Promise<Response> => {
    const request = new Request(new URL(input instanceof Request ? input.url : input, BASE), {
      ...(input instanceof Request ? await copied(input) : init),
      duplex: "half",
    } as RequestInit);
    const path = new URL(request.url).pathname;
    if (path.endsWith("/session")) return json({ person: null, csrf_token: "" });
    const method = request.method as Method;
    this.#n[method] = (this.#n[method] ?? 0) + 1;
    const fault = this.#faults.find(
      ({ on, nth }) => (on === "*" || on === method) && (nth === 0 || nth === this.#n[method]),
    );
    if (method === "POST") this.nPosts += 1;
    if (fault?.by === "cut") throw new TypeError("Failed to fetch");
    if (typeof fault?.by === "number") return problem(fault.by, { ...fault });
    const work = this.#during[method];
    delete this.#during[method];
    await work?.();
    const answer = await this.#answer(method, path, request);
    if (fault?.by === "lost answer") throw new TypeError("Failed to fetch");
    return answer;
  };

  async #answer(method: Method, path: string, request: Request): Promise<Response> {
    const id = path.split("/").at(-1) ?? "";
    if (path.includes("/photo-uploads/")) return this.#take(id, request);
    if (method === "POST") return this.#submit((await request.json()) as Draft);
    const report = this.reports.get(id);
    if (!report) return problem(404);
    const isOwn = request.headers.get("Civic-Report-Key") === report.report_key;
    if (method === "PATCH") Object.assign(report, await request.json());
    return json(view(report, isOwn));
  }

  async #take(id: string, request: Request): Promise<Response> {
    const there = this.uploads.get(id) ?? 0;
    const length = Number(request.headers.get("Upload-Length"));
    if (this.stuck) return json({ id, offset: there, length, photo: null });
    if (Number(request.headers.get("Upload-Offset")) !== there) {
      return problem(409, { kind: "wrong-offset", offset: there });
    }
    const n = (await request.arrayBuffer()).byteLength;
    this.bytesReceived += n;
    this.uploads.set(id, there + n);
    const photo = there + n >= length ? { id: `photo ${id}` } : null;
    return json({ id, offset: there + n, length, photo });
  }

  #submit(draft: Draft): Response {
    const body = JSON.stringify(draft);
    const known = this.reports.get(draft.id);
    if (known && known.body !== body) return problem(409, { kind: "id-taken" });
    if (!known) this.reports.set(draft.id, { ...draft, body });
    return json(view(draft, true), 201);
  }
}

const BASE = "http://civic.test";

/** A request with a signal of another realm can not be copied whole. */
async function copied(request: Request): Promise<RequestInit> {
  const { method, headers } = request;
  return method === "GET"
    ? { method, headers }
    : { method, headers, body: await request.arrayBuffer() };
}

function view({ id }: { id: string }, isOwn: boolean) {
  const contact = isOwn ? { email: "mari@example.org", name: null } : null;
  return { id, number: "HKI-2026-000001", contact, actions: isOwn ? ["edit"] : [] };
}

function json(body: unknown, status = 200): Response {
  return Response.json(body, { status });
}

function problem(
  status: number,
  { kind = "", retryAfterS, ...more }: Partial<Fault> & Record<string, unknown> = {},
): Response {
  const type = kind ? `/problems/${kind}` : "about:blank";
  const body = { type, title: `Refused ${status}`, detail: `Refused ${status}`, status, ...more };
  const headers = retryAfterS === undefined ? {} : { "Retry-After": String(retryAfterS) };
  return Response.json(body, { status, headers });
}
