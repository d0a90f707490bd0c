// SPDX-License-Identifier: EUPL-1.2
import { type Campaign, loadCampaigns } from "../api/mapping.ts";
import { type LonLat, metresBetween } from "../api/metres.ts";
import { useResource } from "../api/resource.ts";
import { Empty } from "../components/Empty/Empty.tsx";
import { Failure } from "../components/Failure.tsx";
import { Skeleton } from "../components/Skeleton/Skeleton.tsx";
import { date } from "../i18n/format.ts";
import { t } from "../i18n/text.ts";
import { kept } from "./kept.ts";
import { standing } from "./standing.ts";

/** What departments ask residents to map now, nearest first. */
export function Campaigns() {
  const { value, error } = useResource("campaigns", loadCampaigns);
  const at = standing.value ?? kept.value?.from ?? null;
  return (
    <section class="stack" aria-labelledby="play-campaigns">
      <h2 id="play-campaigns">{t("play.campaigns")}</h2>
      {value && <List campaigns={nearestFirst(value, at)} />}
      {!value && Boolean(error) && <Failure error={error} />}
      {!value && !error && <Skeleton n={2} />}
    </section>
  );
}

function List({ campaigns }: { campaigns: Campaign[] }) {
  if (campaigns.length === 0) {
    return (
      <Empty icon="flag" title={t("play.campaigns.none")}>
        <p>{t("play.campaigns.none.text")}</p>
      </Empty>
    );
  }
  return (
    <ul class="stack-s play-list">
      {campaigns.map((campaign) => (
        <li key={campaign.id}>
          <CampaignCard campaign={campaign} />
        </li>
      ))}
    </ul>
  );
}

/** A campaign in a list: what, until when, and how far it is. */
export function CampaignCard({ campaign }: { campaign: Campaign }) {
  const { slug, title, ends_at, progress } = campaign;
  const { n_cells, n_cells_observed } = progress;
  return (
    <a class="campaign-card" href={`/play/campaigns/${slug}`}>
      <span class="campaign-title">{title}</span>
      <span class="small muted">{t("play.until", { day: date(ends_at) })}</span>
      <progress
        class="campaign-bar"
        max={Math.max(1, n_cells)}
        value={n_cells_observed}
        aria-label={t("play.cells.seen", { n: n_cells_observed, of: n_cells })}
      />
      <span class="small">{t("play.cells.seen", { n: n_cells_observed, of: n_cells })}</span>
    </a>
  );
}

function nearestFirst(campaigns: Campaign[], at: LonLat | null): Campaign[] {
  if (!at) return campaigns;
  const away = ({ bbox: [west = 0, south = 0, east = 0, north = 0] }: Campaign) =>
    metresBetween(at, {
      lon: Math.min(Math.max(at.lon, west), east),
      lat: Math.min(Math.max(at.lat, south), north),
    });
  return [...campaigns].sort((one, other) => away(one) - away(other));
}
