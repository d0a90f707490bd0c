// SPDX-License-Identifier: EUPL-1.2
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build, type Plugin } from "vite";
import { compress } from "./compress.ts";

/** Parts that are fetched when they are first needed: the map, and what only some people open. */
const LATER =
  /maplibre|\/map[-.]|Gallery|gallery|\/qps-|desk|(Queue|Moderation|Overview)Screen|\/(manager|sheet)-/i;
const NEVER = /\.(map|br|gz)$|^(sw\.js|\.vite|robots\.txt|icons\/screenshot)/;

interface Entry {
  url: string;
  revision: string | null;
}

/** List the files of the shell; those whose name does not hold a hash get one. */
export function precached(folder: string): Entry[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => !NEVER.test(path) && !LATER.test(`/${path}`))
    .sort()
    .map((path) => ({
      url: `/${path}`,
      revision: path.startsWith("assets/") ? null : hash(join(folder, path)),
    }));
}

function hash(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex").slice(0, 16);
}

/** Build `src/sw/sw.ts` to `dist/sw.js` once the rest is written, with the list of that rest. */
export function serviceWorker(): Plugin {
  let folder = "";
  let isBuild = false;
  return {
    name: "civic:service-worker",
    apply: "build",
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
      isBuild = !config.isWorker && config.command === "build";
    },
    async closeBundle() {
      if (!isBuild || process.env.VITEST) return;
      await build({
        configFile: false,
        logLevel: "warn",
        publicDir: false,
        // Small stand-ins: every visitor loads the worker, on whatever line.
        resolve: {
          alias: {
            "@preact/signals": join(import.meta.dirname, "../src/sw/smallSignals.ts"),
            "openapi-fetch": join(import.meta.dirname, "../src/sw/smallClient.ts"),
          },
        },
        define: {
          "self.__WB_MANIFEST": JSON.stringify(precached(folder)),
          // Libraries keep their explanations for developers out of what phones run.
          "process.env.NODE_ENV": JSON.stringify("production"),
        },
        build: {
          target: "es2022",
          outDir: folder,
          emptyOutDir: false,
          lib: {
            entry: join(import.meta.dirname, "../src/sw/sw.ts"),
            formats: ["iife"],
            name: "civic",
            fileName: () => "sw.js",
          },
        },
      });
      compress(folder);
    },
  };
}
