// SPDX-License-Identifier: EUPL-1.2
// What tests of deeds speak to: versions, keys, and a network that fails as it is told.

type Fault = "cut" | "lost answer" | number;

/** Stands in for `fetch` and behaves as the desk does: once by key, and never on top of news. */
export class FakeDesk {
  versions = new Map<string, number>();
  done: { id: string; action: string; body: unknown; key: string }[] = [];
  /** Calls that came, also those that failed. */
  nCalls = 0;
  lastOptions: { keepalive: boolean } | null = null;
  #faults: Fault[] = [];
  #slow: Promise<void> | undefined;

  /** Let the next call fail. */
  fail(...faults: Fault[]): void {
    this.#faults.push(...faults);
  }

  /** Let every call wait from now on, until the returned function is called. */
  hold(): () => void {
    let letGo = () => {};
    this.#slow = new Promise((done) => {
      letGo = done;
    });
    return letGo;
  }

  fetch = async (request: Request): Promise<Response> => {
    this.nCalls += 1;
    await this.#slow;
    this.lastOptions = { keepalive: request.keepalive };
    const fault = this.#faults.shift();
    if (fault === "cut") throw new TypeError("Failed to fetch");
    if (typeof fault === "number") return problem(fault);
    const answer = await this.#answer(request);
    if (fault === "lost answer") throw new TypeError("Failed to fetch");
    return answer;
  };

  async #answer(request: Request): Promise<Response> {
    const key = request.headers.get("Civic-Deed-Key") ?? "";
    const body: { action?: string; reports?: { id: string; version: number }[]; body?: unknown } =
      await request.json();
    if (body.reports) {
      const results = body.reports.map(({ id, version }) => {
        const now = this.#perform(id, version, `${key} ${id}`, body.action ?? "", body.body);
        return typeof now === "number"
          ? { id, status: "done", version: now, number: id, problem: null }
          : { id, status: "refused", version: null, number: null, problem: now };
      });
      return Response.json({ results });
    }
    const [id = "", action = ""] = new URL(request.url).pathname.split("/").slice(-2);
    const version = Number(request.headers.get("If-Match")?.replaceAll('"', ""));
    const now = this.#perform(id, version, key, action, body);
    return typeof now === "number"
      ? Response.json({ id, version: now, status: "accepted" })
      : Response.json(now, { status: 412 });
  }

  #perform(id: string, version: number, key: string, action: string, body: unknown) {
    const now = this.versions.get(id) ?? 0;
    if (this.done.some((one) => one.key === key)) return now;
    if (version !== now) return { ...STALE, version: now };
    this.done.push({ id, action, body, key });
    this.versions.set(id, now + 1);
    return now + 1;
  }
}

const STALE = { type: "/problems/stale", title: "It has changed", status: 412 };

/** Whoever asks too often is told for how long to wait. */
export const SLOW_DOWN_S = 60;

function problem(status: number): Response {
  const headers = status === 429 ? { "Retry-After": `${SLOW_DOWN_S}` } : {};
  return Response.json({ type: "about:blank", title: "No", status }, { status, headers });
}
