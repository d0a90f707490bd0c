// SPDX-License-Identifier: EUPL-1.2
import { type CampaignItem, type DeskCampaigns, deskCampaigns } from "../../api/campaigns.ts";
import { ButtonLink } from "../../components/Button/Button.tsx";
import { Empty } from "../../components/Empty/Empty.tsx";
import { date } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import { DeskPage } from "../parts/DeskPage.tsx";
import { Loaded } from "../parts/Loaded.tsx";
import { amount, percent, shareOf } from "./figures.ts";
import { StateChip } from "./StateChip.tsx";
import { CAMPAIGNS } from "./shelf.ts";
import "./Mapping.css";

/** What one's departments ask residents to map. */
export function CampaignsScreen() {
  return (
    <DeskPage tab="campaigns" title={t("desk.tab.campaigns")}>
      <Loaded name={CAMPAIGNS} load={deskCampaigns}>
        {(found) => <List of={found} />}
      </Loaded>
    </DeskPage>
  );
}

function List({ of: { campaigns, departments } }: { of: DeskCampaigns }) {
  const mayDraft = departments.length > 0;
  return (
    <div class="mapping stack">
      {mayDraft && (
        <p>
          <ButtonLink href="/desk/campaigns/new" look="primary" icon="add">
            {t("mapping.add")}
          </ButtonLink>
        </p>
      )}
      {campaigns.length === 0 ? (
        <Empty icon="flag" title={t("mapping.none")}>
          <p>{t(mayDraft ? "mapping.none.text" : "mapping.none.others")}</p>
        </Empty>
      ) : (
        <ul class="mapping-list">
          {campaigns.map((campaign) => (
            <li key={campaign.id}>
              <Card of={campaign} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Card({ of: campaign }: { of: CampaignItem }) {
  const { progress } = campaign;
  return (
    <article class="mapping-card stack-s">
      <h2>
        <a href={`/desk/campaigns/${campaign.id}`}>{campaign.title}</a>
      </h2>
      <p class="row">
        <StateChip of={campaign} />
        <span class="muted">
          {campaign.department.name}, {date(campaign.starts_at)} – {date(campaign.ends_at)}
        </span>
      </p>
      <p>
        {t("mapping.card", {
          cells: percent(shareOf(progress.n_cells_observed, progress.n_cells)),
          points: progress.n_points,
          verified: amount(progress.n_verified),
        })}
      </p>
    </article>
  );
}
