// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "preact/hooks";
import { listReports } from "../api/explore.ts";
import { here } from "../app/router.ts";
import { isOnline } from "../app/sending.ts";
import { Button, ButtonLink } from "../components/Button/Button.tsx";
import { Notice } from "../components/Notice/Notice.tsx";
import { Page } from "../components/Page/Page.tsx";
import { zone } from "../i18n/format.ts";
import { t } from "../i18n/text.ts";
import { readdress, useFilters } from "./address.ts";
import { FilterSheet } from "./FilterSheet.tsx";
import { AT_FIRST, type Filters, listNarrowing, nSet, write } from "./filters.ts";
import { type LoadPage, more, refresh, useListing } from "./listing.ts";
import { findMe, loadNear, type Near, near } from "./near.ts";
import { ReportList } from "./ReportList.tsx";
import { SearchField } from "./SearchField.tsx";
import "./ListScreen.css";

/** All public reports, narrowed by words and filters, or those around somebody. */
export function ListScreen() {
  const [filters, change] = useFilters();
  const [isFiltering, filter] = useState(false);
  const isNear = here.value.searchParams.has("near");
  return (
    <Page title={t("explore.title")}>
      <SearchField text={filters.text} onText={(text) => change({ text })} />
      <div class="row list-tools">
        <Button icon="filter" onClick={() => filter(true)}>
          {t("explore.filters", { n: nSet(filters) })}
        </Button>
        <NearButton isNear={isNear} />
        <ButtonLink icon="map" look="quiet" href={mapAddress(filters)}>
          {t("explore.on_map")}
        </ButtonLink>
      </div>
      {!isOnline.value && <Notice>{t("explore.offline")}</Notice>}
      {isNear ? <NearList filters={filters} /> : <AllList filters={filters} onReset={change} />}
      {isFiltering && (
        <FilterSheet
          filters={filters}
          hasAreas={!isNear}
          onDone={change}
          onClose={() => filter(false)}
        />
      )}
    </Page>
  );
}

function mapAddress(filters: Filters): string {
  const query = new URLSearchParams();
  write({ ...filters, text: "", area: null }, query);
  return query.size > 0 ? `/map?${query}` : "/map";
}

function NearButton({ isNear }: { isNear: boolean }) {
  const press = () =>
    readdress((query) => (isNear ? query.delete("near") : query.set("near", "1")));
  return (
    <Button icon="locate" aria-pressed={isNear} class="near" onClick={press}>
      {t("explore.near")}
    </Button>
  );
}

function AllList({ filters, onReset }: { filters: Filters; onReset: (filters: Filters) => void }) {
  const wanted = listNarrowing(filters, new Date(), zone.value);
  const load: LoadPage = (cursor) => listReports(wanted, cursor);
  const listing = useListing(`all ${JSON.stringify(wanted)}`, load);
  return (
    <ReportList
      listing={listing.value}
      label={t("explore.title")}
      onMore={() => void more(listing, load)}
      onRetry={() => void refresh(listing, load)}
      empty={
        <>
          <p>{t("explore.empty.all")}</p>
          <Button icon="undo" onClick={() => onReset(AT_FIRST)}>
            {t("explore.filter.reset")}
          </Button>
        </>
      }
    />
  );
}

/** Open reports around the device, nearest first; it says so if the device does not tell where. */
function NearList({ filters }: { filters: Filters }) {
  useEffect(() => {
    if (near.value.place === null) void findMe();
  }, []);
  const { place, why } = near.value;
  if (why) {
    return (
      <Notice kind="warning" isAnnounced>
        <p>{t(`map.locate.${why}`)}</p>
        <p>
          <Button icon="undo" onClick={() => void findMe()}>
            {t("app.retry")}
          </Button>
        </p>
      </Notice>
    );
  }
  return place ? (
    <Around place={place} filters={filters} />
  ) : (
    <p role="status" class="muted">
      {t("map.locate.asking")}
    </p>
  );
}

function Around({ place, filters }: { place: NonNullable<Near["place"]>; filters: Filters }) {
  const load = () => loadNear(place, filters);
  const listing = useListing(`near ${JSON.stringify([place, filters])}`, load);
  return (
    <>
      <p class="muted">{t("explore.near.text")}</p>
      <ReportList
        listing={listing.value}
        label={t("explore.near")}
        onMore={() => undefined}
        onRetry={() => void refresh(listing, load)}
        empty={<p>{t("explore.empty.near")}</p>}
      />
    </>
  );
}
