// SPDX-License-Identifier: EUPL-1.2
// @vitest-environment node
import createFull from "openapi-fetch";
import { expect, test } from "vitest";
import type { paths } from "../api/schema.gen.ts";
import createSmall from "./smallClient.ts";

const BASE = "http://civic.test";
const DRAFT = { id: "1", category: "pothole", lon: 24.94, lat: 60.17 };

interface Seen {
  method: string;
  url: string;
  type: string | null;
  key: string | null;
  told: string | null;
  body: string;
}

/** Ask both clients for the same and return what went out and what came back. */
async function both(answer: () => Response, ask: (client: Client) => Promise<unknown>) {
  return Promise.all(
    [createFull<paths>, createSmall].map(async (create) => {
      const seen: Seen[] = [];
      const client = create({
        baseUrl: BASE,
        fetch: async (request: Request) => {
          const { method, url, headers } = request;
          seen.push({
            method,
            url,
            type: headers.get("Content-Type"),
            key: headers.get("Civic-Report-Key"),
            told: headers.get("Accept-Language"),
            body: await request.text(),
          });
          return answer();
        },
      }) as Client;
      client.use({
        onRequest({ request }) {
          request.headers.set("Accept-Language", "fi");
          return request;
        },
      });
      const { data, error } = (await ask(client)) as { data?: unknown; error?: unknown };
      return { seen, data, error };
    }),
  );
}

type Client = ReturnType<typeof createFull<paths>>;

test("a report is sent and its answer read as by the full client", async () => {
  const [full, small] = await both(
    () => Response.json({ number: "HKI-2026-000001" }, { status: 201 }),
    (client) => client.POST("/api/v1/reports", { body: DRAFT as never }),
  );

  expect(small).toEqual(full);
  expect(small?.data).toEqual({ number: "HKI-2026-000001" });
});

test("ids, queries and headers go where the full client puts them", async () => {
  const [full, small] = await both(
    () => Response.json({}),
    (client) =>
      client.GET("/api/v1/reports/{report_id}", {
        params: { path: { report_id: "HKI-2026 1/2" }, query: { lang: "fi" } },
        headers: { "Civic-Report-Key": "secret" },
      }),
  );

  expect(small).toEqual(full);
  expect(small?.seen[0]).toMatchObject({ key: "secret", told: "fi" });
});

test.each([
  [422, '{"title": "No", "type": "about:blank", "status": 422}'],
  [502, "<h1>Bad gateway</h1>"],
  [500, ""],
])("a refusal of %i is the same error", async (status, body) => {
  const [full, small] = await both(
    () => new Response(body, { status }),
    (client) => client.POST("/api/v1/reports", { body: DRAFT as never }),
  );

  expect(small).toEqual(full);
});
