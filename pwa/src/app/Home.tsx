// SPDX-License-Identifier: EUPL-1.2

import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { type Catalogue, categoryIn } from "../api/catalogue.ts";
import { client, given, type Schema } from "../api/client.ts";
import type { LonLat } from "../api/metres.ts";
import { useResource } from "../api/resource.ts";
import { person } from "../api/session.ts";
import { ButtonLink } from "../components/Button/Button.tsx";
import { Empty } from "../components/Empty/Empty.tsx";
import { Failure } from "../components/Failure.tsx";
import { LocalCard } from "../components/LocalCard/LocalCard.tsx";
import { Page } from "../components/Page/Page.tsx";
import { ReportCard } from "../components/ReportCard/ReportCard.tsx";
import { Skeleton } from "../components/Skeleton/Skeleton.tsx";
import { t, words } from "../i18n/text.ts";
import { useCatalogue } from "./catalogue.ts";
import { city } from "./city.ts";
import type { LocalReport } from "./database.ts";
import { localReports } from "./local.ts";
import { isOnline } from "./sending.ts";
import "./Home.css";

/** Cards of one's own reports before "all my reports". */
const SHOWN_MINE = 3;
const SHOWN_NEAR = 5;
const NEAR_M = 500;

/** What people see first: one big button, what waits, what is near. */
export function Home() {
  return (
    <Page title={words(city.value?.name) || t("home.title")}>
      <section class="home-lead stack">
        <p>{t("home.lead")}</p>
        <ButtonLink href="/report" look="primary" icon="camera" isWide>
          {t("home.report")}
        </ButtonLink>
      </section>
      {localReports.value.length > 0 && <Mine />}
      <Near />
    </Page>
  );
}

function Mine() {
  const catalogue = useCatalogue().value;
  const mine = localReports.value;
  return (
    <section class="stack" aria-labelledby="home-mine">
      <h2 id="home-mine">{t("home.mine")}</h2>
      {mine.slice(0, SHOWN_MINE).map((report) => (
        <LocalCard key={report.id} report={report} category={nameOf(catalogue, report)} />
      ))}
      {mine.length > SHOWN_MINE && <a href="/me">{t("home.all_mine")}</a>}
    </section>
  );
}

function nameOf(catalogue: Catalogue | undefined, report: LocalReport): string {
  return (
    words(categoryIn(catalogue, report.category)?.name) || (report.report?.category.name ?? "")
  );
}

interface Found {
  report: Schema["ReportItem"];
  distanceM?: number;
}

function Near() {
  const at = usePermittedPlace();
  const key = at ? `near ${at.lon.toFixed(3)} ${at.lat.toFixed(3)}` : "newest";
  const { value, error } = useResource(key, () => (at ? near(at) : newest()));
  return (
    <>
      <section class="stack" aria-labelledby="home-near">
        <h2 id="home-near">{t(at ? "home.near" : "home.newest")}</h2>
        {value?.map(({ report, distanceM }) => (
          <ReportCard
            key={report.id}
            report={report}
            {...(distanceM !== undefined && { distanceM })}
          />
        ))}
        {value?.length === 0 && <Empty icon="check" title={t("home.none")} />}
        {!value && Boolean(error) && <Failure error={error} />}
        {!value && !error && <Skeleton n={SHOWN_NEAR} />}
        <ButtonLink href="/map" icon="map">
          {t("home.on_map")}
        </ButtonLink>
      </section>
      {Boolean(value || error) && <Missions />}
    </>
  );
}

/** What there is to look at near, fetched once all else is here, for who may play. */
function Missions() {
  const Found = useSignal<ComponentType | null>(null);
  // Without a connection nobody can be asked who this is; what was taken along says whose it is.
  const isWanted = person.value || !isOnline.value;
  useEffect(() => {
    if (!isWanted) return;
    import("../play/HomeMissions.tsx").then(
      ({ HomeMissions }) => {
        Found.value = HomeMissions;
      },
      () => undefined,
    );
  }, [isWanted]);
  return Found.value && <Found.value />;
}

async function newest(): Promise<Found[]> {
  const query = { limit: SHOWN_NEAR };
  const { items } = given(await client.GET("/api/v1/reports", { params: { query } }));
  return items.map((report) => ({ report }));
}

async function near({ lon, lat }: LonLat): Promise<Found[]> {
  const query = { lon, lat, radius_m: NEAR_M };
  const { items } = given(await client.GET("/api/v1/reports/nearby", { params: { query } }));
  if (items.length === 0) return newest();
  return items.slice(0, SHOWN_NEAR).map((report) => ({ report, distanceM: report.distance_m }));
}

/** Where the person is, if they allowed it earlier: opening the app asks for nothing. */
function usePermittedPlace(): LonLat | null {
  const at = useSignal<LonLat | null>(null);
  useEffect(() => {
    void navigator.permissions?.query({ name: "geolocation" }).then(({ state }) => {
      if (state !== "granted") return;
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          at.value = { lon: coords.longitude, lat: coords.latitude };
        },
        () => undefined,
        { maximumAge: 60_000, timeout: 5000 },
      );
    });
  }, []);
  return at.value;
}
