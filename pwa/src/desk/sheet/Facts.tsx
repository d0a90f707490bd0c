// SPDX-License-Identifier: EUPL-1.2
import type { ComponentType } from "preact";
import { useState } from "preact/hooks";
import type { SheetView } from "../../api/sheet.ts";
import { Button } from "../../components/Button/Button.tsx";
import { Icon } from "../../components/Icon/Icon.tsx";
import { dateTime, distance } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import type { SheetMapProps } from "./SheetMap.tsx";

type Report = SheetView["report"];

/** Who works on it, when it came in, from whom. */
export function Facts({ sheet }: { sheet: SheetView }) {
  const { report, assignee } = sheet;
  return (
    <dl class="sheet-facts">
      <Fact name={t("sheet.department")}>{report.department.name}</Fact>
      <Fact name={t("sheet.assignee")}>{assignee?.name ?? t("sheet.assignee.none")}</Fact>
      <Fact name={t("sheet.received")}>
        <time dateTime={report.received_at}>{dateTime(report.received_at)}</time>
      </Fact>
      {report.captured_at && (
        <Fact name={t("sheet.captured")}>
          <time dateTime={report.captured_at}>{dateTime(report.captured_at)}</time>
        </Fact>
      )}
      <Fact name={t("sheet.supporters")}>
        {t("sheet.supporters.n", { n: report.n_supporters, followers: report.n_followers })}
      </Fact>
      <Fact name={t("sheet.routing")}>{routingWords(report)}</Fact>
    </dl>
  );
}

const WHYS = ["smallest_area", "everywhere", "building_manager", "dispatcher"] as const;

/** Return which rule made the department responsible. */
function routingWords({ desk }: Report): string {
  const why = WHYS.find((one) => one === desk?.routing.why);
  return why ? t(`sheet.routing.${why}`) : t("sheet.routing.by_hand");
}

function Fact({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Who reported it, and what else this desk has had from them. */
export function Reporter({ sheet }: { sheet: SheetView }) {
  const { report, reporter } = sheet;
  const name = report.contact?.name || report.contact?.email || t("sheet.reporter.unnamed");
  return (
    <section class="stack-s" aria-labelledby="sheet-reporter">
      <h2 id="sheet-reporter">{t("sheet.reporter")}</h2>
      <p>
        {name}
        {report.contact?.name && report.contact.email && (
          <span class="muted small"> {report.contact.email}</span>
        )}
      </p>
      {reporter.n_reports > 0 && (
        <p class="small muted">
          {t("sheet.reporter.n", { n: reporter.n_reports, upheld: reporter.n_upheld })}
        </p>
      )}
      {reporter.recent.length > 0 && (
        <details class="sheet-more">
          <summary>{t("sheet.reporter.recent")}</summary>
          <ul class="sheet-lines small">
            {reporter.recent.map((one) => (
              <li key={one.id}>
                <a href={`/desk/reports/${one.number}`}>{one.number}</a> {one.category.name} ·{" "}
                {t(`status.${one.status}`)}
              </li>
            ))}
          </ul>
        </details>
      )}
      <p class="small muted">{t("sheet.reporter.logged")}</p>
    </section>
  );
}

/** Where it is: address, map, the building's passport and what stands around. */
export function Place({ sheet }: { sheet: SheetView }) {
  const { report, building, assets } = sheet;
  const [Shown, show] = useState<ComponentType<SheetMapProps> | null>(null);
  const [isFailed, fail] = useState(false);
  const load = () =>
    import("./SheetMap.tsx").then(
      ({ SheetMap }) => show(() => SheetMap),
      () => fail(true),
    );
  const { lon, lat } = report.location;
  return (
    <section class="stack-s" aria-labelledby="sheet-place">
      <h2 id="sheet-place">{t("sheet.place")}</h2>
      <p class="row">
        <Icon name="pin" />
        <span>
          {report.address || report.subject.name || t("sheet.place.unnamed")}{" "}
          <span class="muted small figures">
            {lat.toFixed(5)}, {lon.toFixed(5)}
            {report.accuracy_m !== null && ` ± ${distance(report.accuracy_m)}`}
          </span>
        </span>
      </p>
      {report.subject.name && <p>{report.subject.name}</p>}
      {Shown && !isFailed ? (
        <Shown report={report} onFail={() => fail(true)} />
      ) : (
        !isFailed && (
          <p>
            <Button icon="map" onClick={() => void load()}>
              {t("sheet.map.show")}
            </Button>
          </p>
        )
      )}
      {isFailed && <p class="small">{t("sheet.map.failed")}</p>}
      {building && <Passport building={building} />}
      {assets.length > 0 && (
        <ul class="sheet-assets" aria-label={t("sheet.assets")}>
          {assets.map((asset) => (
            <li key={asset.id}>
              {assetWords(asset)} <span class="muted">{distance(asset.distance_m)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const THINGS = [
  "bench",
  "bicycle_parking",
  "bus_stop",
  "fire_hydrant",
  "playground",
  "street_cabinet",
  "street_lamp",
  "subway_entrance",
  "traffic_signals",
  "tram_stop",
  "tree",
  "waste_basket",
] as const;

/** Return what people call a thing in the street: by its name, else by what it is and its number. */
function assetWords({ kind, name, ref }: SheetView["assets"][number]): string {
  const thing = THINGS.find((one) => one === kind);
  return [name || (thing && t(`subject.${thing}`)), ref].filter(Boolean).join(" ");
}

function Passport({ building }: { building: NonNullable<SheetView["building"]> }) {
  const { built_year, n_floors, manager, n_open_reports } = building;
  return (
    <dl class="sheet-facts" aria-label={t("sheet.passport")}>
      <Fact name={t("sheet.passport")}>{building.name || building.address}</Fact>
      {built_year !== null && <Fact name={t("sheet.passport.built")}>{built_year}</Fact>}
      {n_floors !== null && <Fact name={t("sheet.passport.floors")}>{n_floors}</Fact>}
      {manager && (
        <Fact name={t("sheet.passport.manager")}>
          {[manager.name, manager.phone, manager.email, manager.opening_hours]
            .filter(Boolean)
            .join(" · ")}
        </Fact>
      )}
      {n_open_reports > 0 && <Fact name={t("sheet.passport.reports")}>{n_open_reports}</Fact>}
    </dl>
  );
}
