// SPDX-License-Identifier: EUPL-1.2
/// <reference lib="webworker" />

import { createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { CacheFirst, NetworkFirst, StaleWhileRevalidate } from "workbox-strategies";
import { begin } from "../app/local.ts";
import { flush, OUTBOX } from "../app/outbox.ts";
import { atMost, byAddress, dated, emptyToo, inAllLanguages } from "./limit.ts";
import { keepShared } from "./share.ts";

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: { url: string; revision: string | null }[];
};

/** Answers that vary by who asks, or in which language, are all the same to one device. */
const MATCH = { ignoreVary: true };

precacheAndRoute(self.__WB_MANIFEST);

/** Pages that the server alone renders, or that no shell can answer. */
const NOT_THE_APP = [
  /^\/(api|dev|problems|tiles|photos|static|assets)(\/|$)/,
  /^\/(robots\.txt|sw\.js)/,
];
registerRoute(
  new NavigationRoute(createHandlerBoundToURL("/index.html"), { denylist: NOT_THE_APP }),
);

/** Parts of the app that are fetched when first needed; their names change with their content. */
registerRoute(
  ({ url }) => url.pathname.startsWith("/assets/"),
  new CacheFirst({ cacheName: "parts", plugins: [atMost(60, "parts")] }),
);

/** The base map and the indexes of addresses and subjects: versions in the address, for ever. */
registerRoute(
  ({ url }) => /^\/tiles\/(base|subjects|addresses)\//.test(url.pathname),
  new CacheFirst({
    cacheName: "city",
    matchOptions: MATCH,
    plugins: [atMost(3000, "city"), emptyToo, byAddress],
  }),
);

/** Reports on the map: what is known when there is no connection. */
registerRoute(
  ({ url }) => url.pathname.startsWith("/tiles/reports/"),
  new NetworkFirst({
    cacheName: "reports-map",
    networkTimeoutSeconds: 4,
    matchOptions: MATCH,
    plugins: [atMost(300, "reports-map"), emptyToo, byAddress],
  }),
);

registerRoute(
  ({ url }) => url.pathname.startsWith("/photos/") && !url.searchParams.has("key"),
  new CacheFirst({
    cacheName: "photos",
    matchOptions: MATCH,
    plugins: [atMost(200, "photos"), byAddress],
  }),
);

/** What reporting needs, and what seldom changes. */
registerRoute(
  ({ url }) => /^\/api\/v1\/(categories|jurisdictions|departments|areas)(\/|$)/.test(url.pathname),
  new StaleWhileRevalidate({
    cacheName: "catalogue",
    matchOptions: MATCH,
    plugins: [inAllLanguages],
  }),
);

/** Who is signed in is never answered from memory. */
const OF_THE_MOMENT = /^\/api\/v1\/(session|me|desk|quests|photo-uploads|work-orders)(\/|$)/;
registerRoute(
  ({ url, request }) =>
    request.method === "GET" &&
    url.pathname.startsWith("/api/") &&
    !OF_THE_MOMENT.test(url.pathname),
  new NetworkFirst({
    cacheName: "api",
    networkTimeoutSeconds: 4,
    matchOptions: MATCH,
    plugins: [atMost(200, "api"), dated],
  }),
);

interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

/** The browser is online again. Throwing while something waits makes it come back. */
self.addEventListener("sync", ((event: SyncEvent) => {
  if (event.tag !== OUTBOX) return;
  event.waitUntil(
    flush({ isForced: true }).then((n) => {
      if (n > 0) throw new Error(`${n} wait`);
    }),
  );
}) as EventListener);

/** Photos that another app shared become a report at once: nothing is lost if it is closed now. */
self.addEventListener("fetch", (event) => {
  const { pathname } = new URL(event.request.url);
  if (event.request.method !== "POST" || pathname !== "/report/share") return;
  event.respondWith(keepShared(event.request, begin));
});

/** A new version takes over when the page asks it to, after its drafts are kept. */
self.addEventListener("message", (event) => {
  if (event.data === "take over") void self.skipWaiting();
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
