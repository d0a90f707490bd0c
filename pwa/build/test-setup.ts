// SPDX-License-Identifier: EUPL-1.2
// What browsers have and jsdom lacks.
import "fake-indexeddb/auto";

/** One lock after the other by name, as browsers do; enough for one tab. */
const tails = new Map<string, Promise<unknown>>();

Object.defineProperty(navigator, "locks", {
  value: {
    request<T>(name: string, work: () => Promise<T>): Promise<T> {
      const turn = (tails.get(name) ?? Promise.resolve()).then(work, work);
      tails.set(
        name,
        turn.catch(() => undefined),
      );
      return turn;
    },
  },
});
Object.assign(globalThis, {
  scrollTo: () => undefined,
  matchMedia: (media: string) => ({ media, matches: false, addEventListener: () => undefined }),
});

// Tests of every area speak as their screens do.
const { allWords } = await import("../src/i18n/text.ts");
await allWords();
