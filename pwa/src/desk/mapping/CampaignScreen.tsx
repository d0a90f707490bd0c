// SPDX-License-Identifier: EUPL-1.2
import { type Campaign, campaignOf, pointsPath } from "../../api/campaigns.ts";
import type { Params } from "../../app/router.ts";
import { ButtonLink } from "../../components/Button/Button.tsx";
import { date, dateTime } from "../../i18n/format.ts";
import { t, words } from "../../i18n/text.ts";
import { DeskPage } from "../parts/DeskPage.tsx";
import { Loaded } from "../parts/Loaded.tsx";
import { ApproveForm, CloseForm } from "./Deeds.tsx";
import { Figures } from "./Figures.tsx";
import { ApprovedPlan, PlanPart } from "./PlanPart.tsx";
import { StateChip } from "./StateChip.tsx";
import { oneName } from "./shelf.ts";
import "./Mapping.css";

/** One campaign: how it stands, what can be done with it, what it brings. */
export function CampaignScreen({ params: { id = "" } }: { params: Params }) {
  return (
    <DeskPage tab="campaigns" title={t("mapping.one")}>
      <div class="mapping stack">
        <p>
          <ButtonLink href="/desk/campaigns" look="quiet" icon="back">
            {t("mapping.back")}
          </ButtonLink>
        </p>
        <Loaded name={oneName(id)} load={() => campaignOf(id)}>
          {(campaign) => <One key={campaign.state} campaign={campaign} />}
        </Loaded>
      </div>
    </DeskPage>
  );
}

function One({ campaign }: { campaign: Campaign }) {
  const { id, actions } = campaign;
  return (
    <>
      <header class="stack-s">
        <h2 class="mapping-title">{words(campaign.title)}</h2>
        <p class="row">
          <StateChip of={campaign} />
          <span class="muted">
            {campaign.department.name}, {date(campaign.starts_at)} – {date(campaign.ends_at)}
          </span>
        </p>
        <p>{words(campaign.summary)}</p>
        {campaign.approved_at && (
          <p class="muted small">
            {t("mapping.approved", { at: dateTime(campaign.approved_at) })}
            {campaign.approval_note && <q>{campaign.approval_note}</q>}
          </p>
        )}
      </header>
      <p class="row">
        {actions.includes("change") && (
          <ButtonLink href={`/desk/campaigns/${id}/edit`} icon="edit">
            {t("mapping.edit")}
          </ButtonLink>
        )}
        <ButtonLink href={pointsPath(id, "csv")} download="points.csv" icon="download">
          {t("mapping.csv")}
        </ButtonLink>
        <ButtonLink href={pointsPath(id, "geojson")} download="points.geojson" icon="download">
          {t("mapping.geojson")}
        </ButtonLink>
      </p>
      {campaign.state === "draft" ? (
        <section class="stack" aria-labelledby="mapping-plan">
          <h3 id="mapping-plan">{t("mapping.plan")}</h3>
          <PlanPart campaign={campaign} />
        </section>
      ) : (
        <ApprovedPlan campaign={campaign} />
      )}
      {actions.includes("approve") && <ApproveForm campaign={campaign} />}
      {campaign.state === "draft" && !actions.includes("approve") && (
        <p class="muted">{t("mapping.waits")}</p>
      )}
      {campaign.state !== "draft" && <Figures campaign={campaign} />}
      {actions.includes("close") && <CloseForm campaign={campaign} />}
    </>
  );
}
