// SPDX-License-Identifier: EUPL-1.2
import { defineConfig } from "vitest/config";
import { messages } from "./build/messages.ts";
import { serviceWorker } from "./build/service-worker.ts";

/** The server that `vite` passes calls on to while somebody works on the client. */
const SERVER = process.env.CIVIC_URL ?? "http://127.0.0.1:8000";

/**
 * Few files instead of many: over a slow connection each request costs more than its bytes. Without
 * a rule, every piece that two screens share would be a file of its own.
 */
const CHUNKS = [
  {
    name: "core",
    priority: 2,
    test: /vite\/preload-helper|rolldown|src\/components\/cityColour|@messageformat\/runtime|make-plural|node_modules\/(preact|@preact|idb|openapi-fetch|uuidv7)|src\/app\/(?!warm|AddressSearch|choices|way)|src\/i18n\/\w+\.ts|src\/api\/(client|resource|session|reports|uploads|catalogue|metres)|src\/components\/(tokens|base|Button|Icon|Page|Field|Notice|Sheet|GroupIcon|ErrorSummary|Status|ReportCard|LocalCard|Clock|Empty|Skeleton|Toast|Failure)(?!.*(examples|test))/,
  },
  // What only staff open; the service worker knows by the name that residents need none of it.
  { name: "desk-rules", priority: 2, test: /src\/desk\/rules\/|src\/api\/rules/ },
  { name: "desk-manager", priority: 2, test: /src\/desk\/manager\// },
  { name: "desk-round", priority: 2, test: /src\/desk\/round\/|src\/desk\/parts\/Unsent/ },
  {
    name: "desk-mapping",
    priority: 2,
    test: /src\/desk\/mapping\/|src\/api\/campaigns|src\/map\/(AreaMap|CellsMap|CornerMarks)/,
  },
  { name: "desk-work", priority: 2, test: /src\/desk\/work\/(WorkScreen|TellForm)/ },
  { name: "desk", priority: 1, test: /src\/desk\/|src\/api\/desk/ },
  {
    name: (id: string) => `desk-${id.split("/").at(-1)}`,
    priority: 3,
    test: /virtual:messages\/desk\//,
  },
  // What is walked about with, and what is read at home.
  { name: "play-score", priority: 2, test: /src\/play\/score\// },
  { name: "play", priority: 1, test: /src\/play\/(?!.*examples)|src\/api\/(mapping|game)/ },
  // Kept at first use, as is what draws them.
  { name: "map-places", priority: 1, test: /src\/map\/(StopsMap|StopMarks|CellsMap|overlay)/ },
  {
    name: "links",
    priority: 1,
    test: /src\/follow\/(ConfirmFollow|EndFollow|MailLink)|me\/UseLink/,
  },
  // What is done on most screens beyond the first.
  {
    name: "deed",
    priority: 1,
    test: /src\/forms\/(deed|share|typed)\.|src\/app\/way\.|src\/components\/PhotoView\/photo\./,
  },
  {
    name: "report",
    priority: 1,
    test: /src\/report\/|src\/app\/(AddressSearch|choices)|src\/api\/(address|subjects|search|categorySearch|nearby)/,
  },
];

export default defineConfig({
  plugins: [messages(), serviceWorker()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: "es2022",
    // A data: URL in a style is no request saved when the style itself is cached for ever.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    rolldownOptions: {
      output: { codeSplitting: { groups: CHUNKS, includeDependenciesRecursively: false } },
    },
  },
  worker: { format: "es" },
  test: {
    environment: "jsdom",
    setupFiles: ["./build/test-setup.ts"],
    include: ["src/**/*.test.{ts,tsx}", "build/**/*.test.ts"],
  },
  server: {
    proxy: Object.fromEntries(
      ["/api", "/tiles", "/photos", "/static", "/dev", "/problems"].map((path) => [path, SERVER]),
    ),
  },
});
