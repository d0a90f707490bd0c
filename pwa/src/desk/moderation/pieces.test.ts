// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { pieces } from "./pieces.ts";

function marked(text: string, ...spans: [number, number][]): string {
  const findings = spans.map(([start, end]) => ({ field: "text", start, end }));
  return pieces(text, findings, "text")
    .map((piece) => (piece.isFound ? `<${piece.text}>` : piece.text))
    .join("");
}

test.each([
  ["Call 0401234567 now", [[5, 15]], "Call <0401234567> now"],
  [
    "both a@b.fi and c@d.fi",
    [
      [16, 22],
      [5, 11],
    ],
    "both <a@b.fi> and <c@d.fi>",
  ],
  ["👷 a@b.fi", [[2, 8]], "👷 <a@b.fi>"],
  [
    "overlapping",
    [
      [0, 4],
      [2, 6],
    ],
    "<over><la>pping",
  ],
  ["too long", [[4, 99]], "too <long>"],
  ["nothing", [], "nothing"],
] as const)("%s", (text, spans, shown) => {
  expect(marked(text, ...spans.map(([a, b]): [number, number] => [a, b]))).toBe(shown);
});

test("what was found in another field is not marked here", () => {
  expect(pieces("a@b.fi", [{ field: "address", start: 0, end: 6 }], "text")).toEqual([
    { at: 0, text: "a@b.fi", isFound: false },
  ]);
});
