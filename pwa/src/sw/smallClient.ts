// SPDX-License-Identifier: EUPL-1.2
// Stands in for openapi-fetch in the service worker, which makes five calls and is loaded by every
// visitor: the same contract in a tenth of the size. `smallClient.test.ts` compares the two.

interface Call {
  params?: { path?: Record<string, string>; query?: Record<string, unknown> };
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  cache?: RequestCache;
}

interface Answer {
  data?: unknown;
  error?: unknown;
  response: Response;
}

interface Middleware {
  onRequest?: (about: { request: Request }) => Request | undefined | Promise<Request | undefined>;
}

interface Options {
  baseUrl: string;
  fetch: (request: Request) => Promise<Response>;
}

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/** Return a client that calls paths of the contract and tells answers from refusals. */
export default function createClient({ baseUrl, fetch }: Options) {
  const middlewares: Middleware[] = [];
  const call = async (method: string, path: string, given: Call = {}): Promise<Answer> => {
    let request = new Request(addressOf(baseUrl, path, given.params), initOf(method, given));
    for (const { onRequest } of middlewares) request = (await onRequest?.({ request })) ?? request;
    const response = await fetch(request);
    const isEmpty = response.status === 204 || response.headers.get("Content-Length") === "0";
    const said = isEmpty ? undefined : await contentOf(response);
    return response.ok ? { data: said, response } : { error: said, response };
  };
  const methods = METHODS.map((method) => [
    method,
    (path: string, given?: Call) => call(method, path, given),
  ]);
  const use = (middleware: Middleware) => middlewares.push(middleware);
  return { ...Object.fromEntries(methods), use };
}

/** JSON where the answer is ok; what a refusal says may be anything. */
async function contentOf(response: Response): Promise<unknown> {
  if (response.ok) return response.json();
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function addressOf(baseUrl: string, path: string, params: Call["params"] = {}): URL {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params.path?.[name] ?? ""),
  );
  const url = new URL(baseUrl + filled);
  for (const [name, value] of Object.entries(params.query ?? {})) {
    if (value != null) url.searchParams.set(name, String(value));
  }
  return url;
}

function initOf(method: string, { body, headers, signal, cache }: Call): RequestInit {
  const isJson = body !== undefined;
  return {
    method,
    headers: { ...(isJson && { "Content-Type": "application/json" }), ...headers },
    ...(isJson && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
    ...(cache && { cache }),
  };
}
