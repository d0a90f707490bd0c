// SPDX-License-Identifier: EUPL-1.2
import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { loadQueue } from "../../api/desk.ts";
import type { Report } from "../../api/deskDeeds.ts";
import { person } from "../../api/session.ts";
import { here, type Params } from "../../app/router.ts";
import { Button, IconButton } from "../../components/Button/Button.tsx";
import { Empty } from "../../components/Empty/Empty.tsx";
import { language } from "../../i18n/language.ts";
import { t } from "../../i18n/text.ts";
import { deeds, expected, onDone } from "../deeds/deeds.ts";
import { expectedOf } from "../deeds/kinds.ts";
import { afterSheet } from "../parts/afterSheet.ts";
import { DepartmentField } from "../parts/DepartmentField.tsx";
import { DeskPage } from "../parts/DeskPage.tsx";
import { KeySheet } from "../parts/KeySheet.tsx";
import { readdress } from "../parts/readdress.ts";
import { isWide } from "../parts/wide.ts";
import { ReportSheet } from "../sheet/ReportSheet.tsx";
import { addressOf, show, useFilters } from "./address.ts";
import { FilterPanel } from "./FilterPanel.tsx";
import { EVERYTHING, type Filters, key, narrowing, nSet } from "./filters.ts";
import { type LoadPage, listOf, more, poll, type Row, refresh, replace, takeOut } from "./list.ts";
import { useLive } from "./live.ts";
import { MapPane } from "./MapPane.tsx";
import { QueueTable } from "./QueueTable.tsx";
import { Selected, selectAll } from "./Selected.tsx";
import { keepOnly, untickAll } from "./selection.ts";
import { Toolbar } from "./Toolbar.tsx";
import { useQueueKeys } from "./useQueueKeys.ts";
import { Views } from "./Views.tsx";
import "./QueueScreen.css";

/** So long a list that was left is shown again without being asked for anew. */
const FRESH_MS = 60_000;

/** The departments' queue; a report that is opened stands beside it, on a phone over it. */
export function QueueScreen({ params }: { params: Params }) {
  const [filters, change] = useFilters();
  const [isHelping, help] = useState(false);
  const hasMap = here.value.searchParams.has("map");
  const toggleMap = () =>
    readdress((query) => (hasMap ? query.delete("map") : query.set("map", "1")));
  return (
    <DeskPage
      tab="queue"
      title={t("desk.tab.queue")}
      isFull
      tools={
        <>
          <DepartmentField
            chosen={filters.department}
            onChange={(department) => change({ department })}
          />
          <IconButton
            icon={hasMap && !isWide.value ? "list" : "map"}
            label={t(hasMap ? "desk.map.hide" : "desk.map.show")}
            aria-pressed={hasMap}
            onClick={toggleMap}
          />
          <IconButton icon="keyboard" label={t("desk.keys")} onClick={() => help(true)} />
        </>
      }
    >
      <Queue
        number={params.number ?? null}
        filters={filters}
        onChange={change}
        onHelp={() => help(true)}
        onMap={toggleMap}
      />
      {isHelping && <KeySheet onClose={() => help(false)} />}
    </DeskPage>
  );
}

interface QueueProps {
  /** Of the report that is open. */
  number: string | null;
  filters: Filters;
  onChange: (changes: Partial<Filters>) => void;
  onHelp: () => void;
  onMap: () => void;
}

function Queue({ number, filters, onChange, onHelp, onMap }: QueueProps) {
  const search = useRef<HTMLInputElement>(null);
  const [isFiltering, filter] = useState(false);
  const [isViewing, view] = useState(false);
  const hasMap = here.value.searchParams.has("map");
  const active = useSignal<string | null>(null);
  const isFollowed = useSignal(false);
  const { list, load, wanted } = useQueue(filters);
  const { rows } = list.value;
  const open = rows.find((row) => row.number === number);
  useEffect(() => {
    if (open) active.value = open.id;
  }, [open?.id]);

  const move = (id: string) => {
    isFollowed.value = true;
    active.value = id;
    const row = rows.find((one) => one.id === id);
    // A form that is being closed takes its step of history back first.
    if (row && number !== null) afterSheet(() => show(row.number));
  };
  const pick = (touched: string) => {
    const row = rows.find((one) => one.number === touched);
    // What is farther down in the list than it was fetched is opened instead.
    if (row && isWide.value) move(row.id);
    else show(touched);
  };
  useAdvance(rows, active.value, move);
  const again = () => {
    void refresh(list, load);
  };
  useQueueKeys({
    rows,
    active: active.value,
    isOpen: number !== null,
    onMove: move,
    onSearch: () => search.current?.focus(),
    onFilters: () => filter(true),
    onViews: () => view(true),
    onRefresh: again,
    onAll: () => void selectAll(list, load),
    onHelp,
    onMap,
  });
  const hasPane = number !== null || hasMap;
  return (
    <>
      {(number === null || isWide.value) && (
        <Toolbar
          filters={filters}
          counts={list.value.counts}
          search={search}
          onChange={onChange}
          onPanel={() => filter(true)}
          onViews={() => view(true)}
        />
      )}
      <div class="queue" data-open={number !== null} data-map={hasMap && number === null}>
        <section
          class="queue-list"
          data-shape={hasPane || !isWide.value ? "lines" : "table"}
          inert={hasPane && !isWide.value}
          aria-label={t("desk.tab.queue")}
        >
          <News n={list.value.nNew} onShow={again} />
          <QueueTable
            list={list.value}
            active={active.value}
            isFollowed={isFollowed.value}
            hrefOf={addressOf}
            onActive={(id) => {
              active.value = id;
            }}
            onMore={() => void (rows.length > 0 ? more(list, load) : refresh(list, load))}
            empty={<NothingHere filters={filters} onChange={onChange} />}
          />
          <Selected list={list} load={load} />
        </section>
        {number === null && hasMap && (
          <MapPane
            narrowing={wanted}
            version={list.value.etag}
            row={rows.find(({ id }) => id === active.value)}
            onPick={pick}
          />
        )}
        {number !== null && (
          <section class="queue-sheet" aria-label={number}>
            <ReportSheet key={number} number={number} onClose={() => show(null)} />
          </section>
        )}
      </div>
      {isViewing && <Views filters={filters} onChoose={onChange} onClose={() => view(false)} />}
      {isFiltering && (
        <FilterPanel filters={filters} onDone={onChange} onClose={() => filter(false)} />
      )}
    </>
  );
}

/** The list for these filters, fetched when needed and kept live. */
function useQueue(filters: Filters) {
  const name = `${language.value} ${person.value?.id} ${key(filters)}`;
  const list = useMemo(() => listOf(name), [name]);
  const wanted = useMemo(() => narrowing(filters), [name]);
  const load: LoadPage = (cursor, etag) => loadQueue(wanted, cursor, etag);
  useEffect(() => {
    untickAll();
    if (Date.now() - list.value.at > FRESH_MS) void refresh(list, load);
  }, [list]);
  useLive(name, () => poll(list, load));
  useEffect(
    () =>
      onDone(({ id, version, report }, deed) => {
        const { isGone, ...shown } = expectedOf(deed);
        if (isGone) takeOut(list, id);
        else replace(list, id, { ...shown, ...(version && { version }), ...statusOf(report) });
        void poll(list, load).catch(() => undefined);
      }),
    [list],
  );
  useEffect(() => keepOnly(list.value.rows.map(({ id }) => id)), [list.value.rows]);
  return { list, load, wanted };
}

function statusOf(report: Report | undefined): Pick<Row, "status"> | undefined {
  return report && { status: report.status };
}

/** After something that takes the active report out of the queue, go on with the next. */
function useAdvance(rows: readonly Row[], active: string | null, move: (id: string) => void): void {
  const latest = deeds.value.at(-1);
  const seen = useRef(latest?.id);
  // Before the next key: who answers quickly means the next report already.
  useLayoutEffect(() => {
    if (!latest || latest.id === seen.current) return;
    seen.current = latest.id;
    if (latest.isForMany) untickAll();
    const isOut = ({ id, isGone }: Row) => isGone || expected.value.get(id)?.isGone;
    const at = rows.findIndex(({ id }) => id === active);
    const here = rows[at];
    if (!here || !isOut(here)) return;
    const next = rows.slice(at + 1).find((row) => !isOut(row)) ?? rows.findLast((r) => !isOut(r));
    if (next) move(next.id);
  }, [latest?.id]);
}

/** What came since, without moving what is being read. */
function News({ n, onShow }: { n: number; onShow: () => void }) {
  return (
    <div class="queue-news" role="status">
      {n > 0 && (
        <Button icon="again" onClick={onShow}>
          {t("desk.news", { n })}
        </Button>
      )}
    </div>
  );
}

interface NothingProps {
  filters: Filters;
  onChange: (changes: Partial<Filters>) => void;
}

function NothingHere({ filters, onChange }: NothingProps) {
  const isNarrowed = nSet(filters) > 0 || filters.text !== "";
  return (
    <Empty
      icon={isNarrowed ? "search" : "check"}
      title={t(isNarrowed ? "desk.empty.narrowed" : "desk.empty")}
    >
      {isNarrowed ? (
        <Button icon="undo" onClick={() => onChange({ ...EVERYTHING, order: filters.order })}>
          {t("desk.filters.reset")}
        </Button>
      ) : (
        <p>{t("desk.empty.text")}</p>
      )}
    </Empty>
  );
}
