// SPDX-License-Identifier: EUPL-1.2
// Check what a phone downloads before the map: exact bytes of the build, so never by chance.
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const DIST = join(import.meta.dirname, "../dist");
const KB = 1000;

interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
  css?: string[];
}

type Manifest = Record<string, Chunk>;

const manifest: Manifest = JSON.parse(readFileSync(join(DIST, ".vite/manifest.json"), "utf8"));
const LANGUAGES = ["en", "fi", "sv", "et", "ru"];
/** Files that a chunk needs before it runs, itself included. */
function filesOf(name: string, found = new Set<string>()): Set<string> {
  const chunk = manifest[name];
  if (!chunk) throw new Error(`${name} is not in the build`);
  if (found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const style of chunk.css ?? []) found.add(style);
  for (const other of chunk.imports ?? []) filesOf(other, found);
  return found;
}

function gzipped(file: string): number {
  return gzipSync(readFileSync(join(DIST, file)), { level: 9 }).length;
}

function sum(files: Iterable<string>): number {
  return [...files].map(gzipped).reduce((a, b) => a + b, 0);
}

const isScript = (file: string) => file.endsWith(".js");
const rows: [what: string, bytes: number, limit: number][] = [];

const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry) ?? "index.html";
const first = filesOf(entry);
const strings = LANGUAGES.map((tag) => {
  const name = Object.keys(manifest).find((key) => key.endsWith(`virtual:messages/first/${tag}`));
  if (!name) throw new Error(`no messages in ${tag}`);
  // What the runtime of messages is, comes with the entry.
  return new Set([...filesOf(name)].filter((file) => !first.has(file)));
});
const largest = strings.reduce((a, b) => (sum(a) > sum(b) ? a : b));
const home = new Set([...first, ...largest]);
const report = new Set(home);
// What others share with the screens may be a chunk of the same name beside theirs.
const screens = Object.keys(manifest).filter((name) => /^_report-.*\.js$/.test(name));
if (screens.length === 0) throw new Error("the screens of Report are no chunk of their own");
for (const part of screens) filesOf(part, report);

rows.push(["Home: scripts", sum([...home].filter(isScript)), 60 * KB]);
rows.push(["Home: all", sum(home) + gzipped("index.html"), 120 * KB]);
rows.push(["Home and Report: scripts", sum([...report].filter(isScript)), 60 * KB]);
rows.push(["Home and Report: all", sum(report) + gzipped("index.html"), 120 * KB]);
rows.push(["first words of one language", sum(largest), 10 * KB]);
rows.push(["service worker", gzipped("sw.js"), 15 * KB]);
rows.push(["manifest", statSync(join(DIST, "manifest.webmanifest")).size, 4 * KB]);

for (const [what, bytes, limit] of rows) {
  const verdict = bytes <= limit ? "within" : "ABOVE ";
  process.stdout.write(
    `${verdict} ${(bytes / KB).toFixed(1).padStart(6)} of ${limit / KB} kB  ${what}\n`,
  );
}
if (rows.some(([, bytes, limit]) => bytes > limit)) process.exitCode = 1;
