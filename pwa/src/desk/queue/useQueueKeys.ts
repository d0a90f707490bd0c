// SPDX-License-Identifier: EUPL-1.2
import type { Action } from "../../api/deskDeeds.ts";
import { go } from "../../app/router.ts";
import { takeLatestBack, takeOn, targetOf } from "../deeds/doing.ts";
import { useKeys } from "../keys.ts";
import { act } from "./acting.ts";
import { show } from "./address.ts";
import type { Row } from "./list.ts";
import { tick, ticked, tickTo, untickAll } from "./selection.ts";

/** What is done by a letter with the active report, or with all that are ticked. */
const DEEDS: Record<string, Action> = {
  a: "accept",
  w: "start",
  r: "respond",
  q: "ask",
  n: "note",
  i: "internal_note",
  t: "transfer",
  c: "correct",
  m: "merge",
  e: "extend",
  d: "reject",
  h: "pause",
  y: "split",
};

interface Props {
  rows: readonly Row[];
  active: string | null;
  isOpen: boolean;
  onMove: (id: string) => void;
  onSearch: () => void;
  onFilters: () => void;
  onViews: () => void;
  onRefresh: () => void;
  onAll: () => void;
  onHelp: () => void;
  onMap: () => void;
}

/** Everything that the queue does by keys. */
export function useQueueKeys(props: Props): void {
  const { rows, active, isOpen, onMove } = props;
  const at = rows.findIndex(({ id }) => id === active);
  const step = (by: number) => {
    const next = rows[at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + by))];
    if (next) onMove(next.id);
  };
  const here = () => rows[Math.max(at, 0)];
  const meant = (): Row[] => {
    if (ticked.value.size > 0) return rows.filter(({ id }) => ticked.value.has(id));
    const row = here();
    return row ? [row] : [];
  };
  const withRow = (work: (row: Row) => void) => () => {
    const row = here();
    if (row) work(row);
  };
  const acts = Object.entries(DEEDS).map(([letter, action]) => [
    letter,
    () => act(action, meant()),
  ]);
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    o: withRow(({ number }) => show(number)),
    Enter: withRow(({ number }) => show(number)),
    x: withRow(({ id }) => tick(id)),
    X: withRow(({ id }) =>
      tickTo(
        id,
        rows.map((row) => row.id),
      ),
    ),
    "*": props.onAll,
    s: () => takeOn(meant().map(targetOf)),
    u: takeLatestBack,
    Escape: () => {
      if (ticked.value.size > 0) untickAll();
      else if (isOpen) show(null);
      else return false;
      return true;
    },
    "/": props.onSearch,
    f: props.onFilters,
    v: props.onViews,
    ".": props.onRefresh,
    p: props.onMap,
    "?": props.onHelp,
    "g q": () => go("/desk"),
    "g m": () => go("/desk/moderation"),
    "g o": () => go("/desk/overview"),
    ...Object.fromEntries(acts),
  });
}
