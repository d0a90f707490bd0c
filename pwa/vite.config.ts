// SPDX-License-Identifier: EUPL-1.2
import { defineConfig } from "vitest/config";
import { messages } from "./build/messages.ts";
import { serviceWorker } from "./build/service-worker.ts";

/** The server that `vite` passes calls on to while somebody works on the client. */
const SERVER = process.env.CIVIC_URL ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [messages(), serviceWorker()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: "es2022",
    // A data: URL in a style is no request saved when the style itself is cached for ever.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
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
