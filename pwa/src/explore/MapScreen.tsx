// SPDX-License-Identifier: EUPL-1.2
import { useRef, useState } from "preact/hooks";
import { listReports, reportTiles } from "../api/explore.ts";
import { here } from "../app/router.ts";
import { Button, IconButton } from "../components/Button/Button.tsx";
import { Icon } from "../components/Icon/Icon.tsx";
import { Page } from "../components/Page/Page.tsx";
import { Sheet } from "../components/Sheet/Sheet.tsx";
import { zone } from "../i18n/format.ts";
import { t } from "../i18n/text.ts";
import type { Counts } from "../map/clusters.ts";
import type { View } from "../map/engine.ts";
import { Legend } from "../map/Legend.tsx";
import { ReportsMap } from "../map/ReportsMap.tsx";
import type { Bbox } from "../map/tiles.ts";
import { readdress, useFilters } from "./address.ts";
import { FilterForm } from "./FilterForm.tsx";
import { FilterSheet } from "./FilterSheet.tsx";
import { type Filters, listNarrowing, mapNarrowing, nSet } from "./filters.ts";
import { more, refresh, useListing } from "./listing.ts";
import { NoMap, useObstacle } from "./NoMap.tsx";
import { Picked } from "./Picked.tsx";
import { viewOf, writeView } from "./place.ts";
import { ReportList } from "./ReportList.tsx";
import { isWide } from "./wide.ts";
import "./MapScreen.css";

/** Decimals of a degree of the box that a list is asked for: ten metres, so that answers keep. */
const BOX_DECIMALS = 4;

/** The map of reports and, beside it or in its place, the list of just what it shows. */
export function MapScreen() {
  const query = here.value.searchParams;
  const [wanted, change] = useFilters();
  // The map knows no words and areas; its list shows just what it shows.
  const filters = { ...wanted, text: "", area: null };
  const [bounds, setBounds] = useState<Bbox | null>(null);
  const [counts, count] = useState<Counts | null | undefined>(undefined);
  const [isFiltering, filter] = useState(false);
  const obstacle = useObstacle();
  const hasMap = obstacle.why === null;
  const isList = !hasMap || query.get("view") === "list";
  const show = (view: "list" | null) =>
    readdress((address) => (view ? address.set("view", view) : address.delete("view")));
  const isBeside = isWide.value && hasMap;
  return (
    <Page
      title={t("bar.map")}
      isFull
      tools={
        <>
          <Button
            icon="filter"
            look="quiet"
            aria-expanded={isFiltering}
            onClick={() => filter(!isFiltering)}
          >
            {t("explore.filters", { n: nSet(filters) })}
          </Button>
          <AllReports />
          {hasMap && !isWide.value && (
            <Button
              icon={isList ? "map" : "list"}
              look="quiet"
              onClick={() => show(isList ? null : "list")}
            >
              {isList ? t("bar.map") : t("explore.list")}
            </Button>
          )}
        </>
      }
    >
      <div class="explore" data-list={isList} data-beside={isBeside}>
        {(isList || isBeside) && (
          <div class="explore-list">
            {isBeside && isFiltering && <FilterForm filters={filters} onChange={change} />}
            {!hasMap && <NoMap obstacle={obstacle} />}
            <ListHere filters={filters} bounds={bounds} hasMap={hasMap} />
          </div>
        )}
        {hasMap && (
          <div class="explore-map" data-covered={isList && !isBeside}>
            <MapHere
              filters={filters}
              counts={counts}
              onBounds={setBounds}
              onCounts={count}
              onFail={obstacle.fail}
            />
          </div>
        )}
      </div>
      {isFiltering && !isBeside && (
        <FilterSheet filters={filters} onDone={change} onClose={() => filter(false)} />
      )}
    </Page>
  );
}

/** The way to all reports, where the bar has no room for it. */
function AllReports() {
  if (isWide.value) return null;
  return (
    <a class="icon-button" href="/reports" aria-label={t("bar.list")} title={t("bar.list")}>
      <Icon name="search" />
    </a>
  );
}

interface MapProps {
  filters: Filters;
  /** Undefined: not known yet; null: could not be fetched. */
  counts: Counts | null | undefined;
  onBounds: (bounds: Bbox) => void;
  onCounts: (counts: Counts | null) => void;
  onFail: (error: unknown) => void;
}

function MapHere({ filters, counts, onBounds, onCounts, onFail }: MapProps) {
  const query = here.value.searchParams;
  const start = useRef(viewOf(query) ?? undefined);
  const [touched, setTouched] = useState<string[]>([]);
  const [isExplaining, explain] = useState(false);
  const selected = query.get("report");
  const pick = (number: string | null) =>
    readdress((address) => (number ? address.set("report", number) : address.delete("report")));
  const moved = (view: View, bounds: Bbox) => {
    readdress((address) => writeView(view, address));
    onBounds(bounds);
  };
  return (
    <ReportsMap
      label={t("explore.map.label")}
      start={start.current}
      tiles={reportTiles(mapNarrowing(filters, new Date(), zone.value))}
      selected={selected}
      onMoved={moved}
      onPick={(numbers) => {
        setTouched(numbers);
        pick(numbers[0] ?? null);
      }}
      onCounts={onCounts}
      onFail={onFail}
    >
      <div class="explore-counts">
        <p role="status" class="small">
          {counts && t("explore.counts", { n: counts.n, overdue: counts.n_overdue })}
          {counts === null && t("explore.counts.unknown")}
        </p>
        <IconButton icon="help" label={t("map.legend")} onClick={() => explain(true)} />
      </div>
      {selected && (
        <Picked
          number={selected}
          numbers={touched.includes(selected) ? touched : [selected]}
          onPick={pick}
          onClose={() => pick(null)}
        />
      )}
      {isExplaining && (
        <Sheet title={t("map.legend")} onClose={() => explain(false)}>
          <Legend />
        </Sheet>
      )}
    </ReportsMap>
  );
}

interface ListProps {
  filters: Filters;
  bounds: Bbox | null;
  hasMap: boolean;
}

/** The same reports as on the map: same filters, same place. */
function ListHere({ filters, bounds, hasMap }: ListProps) {
  const bbox = bounds?.map((degrees) => Number(degrees.toFixed(BOX_DECIMALS)));
  const wanted = { ...listNarrowing(filters, new Date(), zone.value), ...(bbox && { bbox }) };
  const load = (cursor: string | null) => listReports(wanted, cursor);
  const key = bounds || !hasMap ? `map ${JSON.stringify(wanted)}` : null;
  const listing = useListing(key, load);
  return (
    <ReportList
      listing={listing.value}
      label={t("explore.list.here")}
      onMore={() => void more(listing, load)}
      onRetry={() => void refresh(listing, load)}
      empty={<p>{t("explore.empty.here")}</p>}
    />
  );
}
