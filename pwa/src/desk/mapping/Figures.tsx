// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { type Campaign, type Dashboard, dashboardOf, progressOf } from "../../api/campaigns.ts";
import { Button } from "../../components/Button/Button.tsx";
import { Failure } from "../../components/Failure.tsx";
import { dayDate } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import { CellsMap } from "../../map/CellsMap.tsx";
import { Loaded } from "../parts/Loaded.tsx";
import { bboxOf } from "./corners.ts";
import { amount, orNone, percent, shareOf } from "./figures.ts";

/** Days that are listed one by one. */
const DAYS_N = 14;

/** What a campaign brings, and what it takes. */
export function Figures({ campaign }: { campaign: Campaign }) {
  return (
    <Loaded name={`dashboard ${campaign.id}`} load={() => dashboardOf(campaign.id)}>
      {(found) => (
        <>
          <Numbers campaign={campaign} of={found} />
          <CellsPart campaign={campaign} of={found} />
          <ByKind of={found} />
          <ByDay of={found} />
          <Clusters of={found} />
        </>
      )}
    </Loaded>
  );
}

interface Props {
  of: Dashboard;
}

function Numbers({ campaign, of }: Props & { campaign: Campaign }) {
  const { progress } = of;
  const observed = shareOf(progress.n_cells_observed, progress.n_cells);
  return (
    <section class="stack" aria-labelledby="mapping-numbers">
      <h3 id="mapping-numbers">{t("mapping.figures")}</h3>
      <dl class="mapping-figures">
        <Figure
          value={percent(observed)}
          label={t("mapping.figure.cells", {
            n: amount(progress.n_cells_observed),
            all: amount(progress.n_cells),
          })}
          goal={campaign.goal_share ? percent(campaign.goal_share) : null}
        />
        <Figure
          value={amount(progress.n_verified)}
          label={t("mapping.figure.verified", { all: amount(progress.n_points) })}
          goal={campaign.goal_n_verified ? amount(campaign.goal_n_verified) : null}
        />
        <Figure
          value={percent(of.verified_share)}
          label={t("mapping.figure.share", { n: amount(of.n_decided) })}
        />
        <Figure value={orNone(of.cost_per_verified)} label={t("mapping.figure.cost")} />
        <Figure value={orNone(of.median_days)} label={t("mapping.figure.days")} />
        <Figure value={amount(progress.n_reports)} label={t("mapping.figure.reports")} />
        <Figure value={amount(of.n_waiting)} label={t("mapping.figure.waiting")} />
        <Figure value={amount(progress.n_people)} label={t("mapping.figure.people")} />
      </dl>
    </section>
  );
}

interface FigureProps {
  value: string;
  label: string;
  goal?: string | null;
}

function Figure({ value, label, goal = null }: FigureProps) {
  return (
    <div class="mapping-figure">
      <dt>{label}</dt>
      <dd>
        <b>{value}</b>
        {goal && <span>{t("mapping.figure.goal", { goal })}</span>}
      </dd>
    </div>
  );
}

/** The map of cells on demand; the numbers above say the same. */
function CellsPart({ campaign, of }: Props & { campaign: Campaign }) {
  const [isOpen, open] = useState(false);
  const [failure, fail] = useState<unknown>(null);
  return (
    <section class="stack-s" aria-labelledby="mapping-cells">
      <h3 id="mapping-cells">{t("mapping.cells")}</h3>
      <ul class="mapping-legend">
        {(["answered", "found", "bare", "marked"] as const).map((look) => (
          <li key={look} data-look={look}>
            {t(`mapping.cells.${look}`)}
          </li>
        ))}
      </ul>
      {!isOpen && (
        <p>
          <Button icon="map" onClick={() => open(true)}>
            {t("mapping.cells.show")}
          </Button>
        </p>
      )}
      {failure ? <Failure error={failure} /> : null}
      {isOpen && !failure && (
        <Loaded name={`progress ${campaign.id}`} load={() => progressOf(campaign.id)}>
          {(cells) => (
            <div class="mapping-map">
              <CellsMap
                label={t("mapping.cells.map")}
                cells={cells}
                marked={of.clusters}
                bbox={bboxOf(campaign.area)}
                onFail={fail}
              />
            </div>
          )}
        </Loaded>
      )}
    </section>
  );
}

function ByKind({ of }: Props) {
  return (
    <div class="stack-s">
      <h3 id="mapping-by-kind">{t("mapping.by_kind")}</h3>
      <div class="mapping-scroll" tabIndex={0} role="region" aria-labelledby="mapping-by-kind">
        <table class="mapping-table">
          <thead>
            <tr>
              <th scope="col">{t("mapping.col.kind")}</th>
              <th scope="col">{t("mapping.col.points")}</th>
              <th scope="col">{t("mapping.col.undecided")}</th>
              <th scope="col">{t("mapping.col.verified")}</th>
              <th scope="col">{t("mapping.col.refuted")}</th>
              <th scope="col">{t("mapping.col.reports")}</th>
            </tr>
          </thead>
          <tbody>
            {of.by_kind.map((kind) => (
              <tr key={kind.code}>
                <th scope="row">{kind.name}</th>
                <td>{amount(kind.n_points)}</td>
                <td>{amount(kind.n_undecided)}</td>
                <td>{amount(kind.n_verified)}</td>
                <td>{amount(kind.n_refuted)}</td>
                <td>{amount(kind.n_reports)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function ByDay({ of }: Props) {
  const days = of.by_day.slice(-DAYS_N).reverse();
  if (days.length === 0) return null;
  return (
    <div class="stack-s">
      <h3 id="mapping-by-day">{t("mapping.by_day")}</h3>
      <div class="mapping-scroll" tabIndex={0} role="region" aria-labelledby="mapping-by-day">
        <table class="mapping-table">
          <thead>
            <tr>
              <th scope="col">{t("mapping.col.day")}</th>
              <th scope="col">{t("mapping.col.points")}</th>
              <th scope="col">{t("mapping.col.answers")}</th>
              <th scope="col">{t("mapping.col.verified")}</th>
              <th scope="col">{t("mapping.col.reports")}</th>
            </tr>
          </thead>
          <tbody>
            {days.map((day) => (
              <tr key={day.on}>
                <th scope="row">{dayDate(day.on)}</th>
                <td>{amount(day.n_points)}</td>
                <td>{amount(day.n_answers)}</td>
                <td>{amount(day.n_verified)}</td>
                <td>{amount(day.n_reports)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** Places that deserve a second look: why, in numbers; never who. */
function Clusters({ of }: Props) {
  const { features } = of.clusters;
  return (
    <section class="stack-s" aria-labelledby="mapping-clusters">
      <h3 id="mapping-clusters">{t("mapping.clusters")}</h3>
      <p class="muted">
        {t(features.length > 0 ? "mapping.clusters.text" : "mapping.clusters.none")}
      </p>
      <ul class="mapping-list">
        {features.map(({ geometry, properties: seen }) => (
          <li key={seen.cell} class="mapping-card">
            <p>
              <b>{seen.signs.map((sign) => t(`mapping.sign.${sign}`)).join(" ")}</b>
            </p>
            <p class="muted">
              {t("mapping.cluster", {
                points: seen.n_points,
                authors: seen.n_authors,
                answers: seen.n_answers,
                observers: seen.n_observers,
                refuted: seen.n_refuted,
                flagged: seen.n_flagged,
              })}
            </p>
            <p>
              <a href={mapPath(geometry)}>{t("mapping.cluster.place")}</a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where the map shows the first corner of a cell. */
function mapPath(geometry: Record<string, unknown>): string {
  const [ring] = (geometry.coordinates ?? []) as number[][][];
  const [lon = 0, lat = 0] = ring?.[0] ?? [];
  return `/map?lon=${lon.toFixed(5)}&lat=${lat.toFixed(5)}&z=17`;
}
