// SPDX-License-Identifier: EUPL-1.2
import { campaignOf, deskCampaigns } from "../../api/campaigns.ts";
import { todayIn } from "../../api/catalogue.ts";
import type { Params } from "../../app/router.ts";
import { ButtonLink } from "../../components/Button/Button.tsx";
import { Empty } from "../../components/Empty/Empty.tsx";
import { zone } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import { DeskPage } from "../parts/DeskPage.tsx";
import { Loaded } from "../parts/Loaded.tsx";
import { CampaignForm } from "./CampaignForm.tsx";
import { editedOf, emptyCampaign } from "./edited.ts";
import { CAMPAIGNS, oneName } from "./shelf.ts";
import "./Mapping.css";

/** Making a campaign, or changing it. */
export function EditorScreen({ params: { id } }: { params: Params }) {
  return (
    <DeskPage tab="campaigns" title={t(id ? "mapping.edit" : "mapping.add")}>
      <div class="mapping">
        <p>
          <ButtonLink
            href={id ? `/desk/campaigns/${id}` : "/desk/campaigns"}
            look="quiet"
            icon="back"
          >
            {t(id ? "mapping.back.one" : "mapping.back")}
          </ButtonLink>
        </p>
        {id ? <Changing id={id} /> : <Making />}
      </div>
    </DeskPage>
  );
}

function Changing({ id }: { id: string }) {
  return (
    <Loaded name={oneName(id)} load={() => campaignOf(id)}>
      {(campaign) =>
        campaign.actions.includes("change") ? (
          <CampaignForm
            key={campaign.version}
            campaign={campaign}
            standing={editedOf(campaign)}
            departments={[]}
          />
        ) : (
          <NotYours />
        )
      }
    </Loaded>
  );
}

function Making() {
  return (
    <Loaded name={CAMPAIGNS} load={deskCampaigns}>
      {({ departments }) => {
        const [first] = departments;
        if (!first) return <NotYours />;
        const standing = emptyCampaign(first.code, todayIn(zone.value));
        return <CampaignForm campaign={null} standing={standing} departments={departments} />;
      }}
    </Loaded>
  );
}

function NotYours() {
  return (
    <Empty icon="stop" title={t("mapping.not_yours")}>
      <p>{t("mapping.none.others")}</p>
    </Empty>
  );
}
