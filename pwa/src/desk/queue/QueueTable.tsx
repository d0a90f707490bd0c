// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { Failure } from "../../components/Failure.tsx";
import { t } from "../../i18n/text.ts";
import { expected } from "../deeds/deeds.ts";
import type { List } from "./list.ts";
import { QueueRow } from "./QueueRow.tsx";
import { tick, ticked, tickTo } from "./selection.ts";
import { inSight, reveal, type Span } from "./windowed.ts";
import "./QueueTable.css";

/** Pages are fetched when so many rows are left before the end of what is known. */
const AHEAD_N = 60;
/** Empty lines until the first rows come. */
const BLANK_N = 12;
const COLUMNS = ["clock", "number", "category", "place", "status", "assignee", "flags"] as const;

interface Props {
  list: List;
  /** Id of the report that keys act on. */
  active: string | null;
  /** Whether the focus goes to the active row when it changes. */
  isFollowed: boolean;
  hrefOf: (number: string) => string;
  onActive: (id: string) => void;
  onMore: () => void;
  empty: ComponentChildren;
}

/** Rows of the same height, of which only those in sight are there, however many there are. */
export function QueueTable(props: Props) {
  const { list, active, isFollowed, hrefOf, onActive, onMore, empty } = props;
  const box = useRef<HTMLDivElement>(null);
  const { rows, cursor, counts } = list;
  const isFirst = rows.length === 0 && list.isLoading && !list.error;
  const n = isFirst
    ? BLANK_N
    : cursor === null
      ? rows.length
      : Math.max(rows.length, counts?.n ?? 0);
  const [span, measure, rowPx] = useSpan(box, n);
  const activeAt = useMemo(() => rows.findIndex(({ id }) => id === active), [rows, active]);

  useEffect(() => {
    if (cursor !== null && !list.isLoading && !list.error && span.last + AHEAD_N > rows.length)
      onMore();
  }, [span.last, rows.length, cursor, list.isLoading]);
  useLayoutEffect(() => {
    const scroller = box.current;
    if (!scroller || activeAt < 0 || !isFollowed) return;
    const head = scroller.querySelector(".queue-head")?.clientHeight ?? 0;
    scroller.scrollTop = reveal(
      activeAt,
      scroller.scrollTop,
      scroller.clientHeight - head,
      rowPx(),
    );
    measure();
    scroller
      .querySelector<HTMLElement>(`[data-id="${active}"] .queue-link`)
      ?.focus({ preventScroll: true });
  }, [active, isFollowed, activeAt < 0]);

  const shown = [...Array(span.last - span.first).keys()].map((at) => at + span.first);
  // What has the focus stays there, wherever it is.
  if (activeAt >= 0 && !shown.includes(activeAt)) shown.push(activeAt);
  // Lines are not drawn anew for these: they look at the rows of the moment.
  const latest = useRef(rows);
  latest.current = rows;
  const handlers = useMemo(
    () => ({
      onTick: (id: string, isRange: boolean) =>
        isRange
          ? tickTo(
              id,
              latest.current.map((row) => row.id),
            )
          : tick(id),
      onActive,
    }),
    [],
  );
  return (
    <div
      ref={box}
      class="queue-table"
      aria-busy={list.isLoading}
      // Where no line is there yet to take the focus, keys scroll the blanks themselves.
      tabIndex={shown.some((at) => rows[at]) ? undefined : 0}
      onScroll={measure}
    >
      {isFirst && (
        <p class="unseen" role="status">
          {t("app.loading")}
        </p>
      )}
      <div role="table" aria-label={t("desk.tab.queue")} aria-rowcount={n + 1}>
        <Head />
        <div role="rowgroup" class="queue-canvas" style={{ "--n": String(n) }}>
          {shown.map((at) => {
            const row = rows[at];
            return row ? (
              <div key={row.id} role="none" class="queue-slot" style={{ "--at": String(at) }}>
                <QueueRow
                  row={row}
                  at={at}
                  href={hrefOf(row.number)}
                  isActive={at === activeAt}
                  isInTabs={at === Math.max(activeAt, 0)}
                  isTicked={ticked.value.has(row.id)}
                  expected={expected.value.get(row.id)}
                  {...handlers}
                />
              </div>
            ) : (
              <div
                key={`blank ${at}`}
                role="none"
                class="queue-slot queue-blank"
                style={{ "--at": String(at) }}
              />
            );
          })}
        </div>
      </div>
      {rows.length === 0 && !list.isLoading && !list.error && (
        <div class="queue-empty">{empty}</div>
      )}
      {Boolean(list.error) && (
        <div class="queue-failure">
          <Failure error={list.error} onRetry={onMore} />
        </div>
      )}
    </div>
  );
}

function Head() {
  return (
    <div role="rowgroup" class="queue-head">
      <div role="row" class="queue-row" aria-rowindex={1}>
        <div role="columnheader" class="queue-tick">
          <span class="unseen">{t("desk.column.tick")}</span>
        </div>
        {COLUMNS.map((column) => (
          <div key={column} role="columnheader" class={`queue-${column}`}>
            {t(`desk.column.${column}`)}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Which rows are in sight, how to look again, and how high a row is, in pixels. */
function useSpan(
  box: { current: HTMLDivElement | null },
  n: number,
): [Span, () => void, () => number] {
  const [span, set] = useState<Span>({ first: 0, last: 0 });
  const rowPx = () => {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const rows = box.current && getComputedStyle(box.current).getPropertyValue("--row");
    return rem * (Number.parseFloat(rows ?? "") || 2.5);
  };
  const measure = () => {
    const scroller = box.current;
    if (!scroller) return;
    const now = inSight(scroller.scrollTop, scroller.clientHeight, rowPx(), n);
    set((before) => (before.first === now.first && before.last === now.last ? before : now));
  };
  useLayoutEffect(measure, [n]);
  useEffect(() => {
    if (!box.current) return;
    const watching = new ResizeObserver(measure);
    watching.observe(box.current);
    return () => watching.disconnect();
  }, [n]);
  return [span, measure, rowPx];
}
