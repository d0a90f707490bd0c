// SPDX-License-Identifier: EUPL-1.2

import type { WorkboxPlugin } from "workbox-core";
import { registerQuotaErrorCallback } from "workbox-core";

import { KEPT_AT } from "../api/keptAt.ts";

/** A look at all keys costs; a cache may be so much over its limit for a while. */
const LOOK_EVERY_N = 20;

/**
 * Let a cache keep so many answers, dropping those that came first; all of it makes room when the
 * device is full: reports that wait matter more.
 */
export function atMost(max: number, name: string): WorkboxPlugin {
  let nSince = 0;
  registerQuotaErrorCallback(async () => {
    await caches.delete(name);
  });
  return {
    cacheDidUpdate: async () => {
      nSince += 1;
      if (nSince < LOOK_EVERY_N) return;
      nSince = 0;
      const cache = await caches.open(name);
      const keys = await cache.keys();
      await Promise.all(
        keys.slice(0, Math.max(0, keys.length - max)).map((key) => cache.delete(key)),
      );
    },
  };
}

/** One answer for an address, whatever was said beside it: languages of the browser, who asks. */
export const byAddress: WorkboxPlugin = {
  cacheKeyWillBeUsed: async ({ request }) => request.url,
};

/** The same answer whatever the language of the app: all of them are in it. */
export const inAllLanguages: WorkboxPlugin = {
  cacheKeyWillBeUsed: async ({ request }) => {
    const url = new URL(request.url);
    url.searchParams.delete("lang");
    return url.href;
  },
};

/** "Nothing there" is an answer too: an empty tile, which would otherwise be asked for in vain. */
export const emptyToo: WorkboxPlugin = {
  cacheWillUpdate: async ({ response }) => ([200, 204].includes(response.status) ? response : null),
};

/** An answer from memory says from when it is, so that a page can tell what it shows. */
export const dated: WorkboxPlugin = {
  cachedResponseWillBeUsed: async ({ cachedResponse }) => {
    if (!cachedResponse) return null;
    const { status, statusText, body } = cachedResponse;
    const headers = new Headers(cachedResponse.headers);
    headers.set(KEPT_AT, new Date(headers.get("Date") ?? Date.now()).toISOString());
    return new Response(body, { status, statusText, headers });
  },
};
