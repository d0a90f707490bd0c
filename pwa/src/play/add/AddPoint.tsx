// SPDX-License-Identifier: EUPL-1.2
import { useEffect } from "preact/hooks";
import { type Campaign, loadCampaign } from "../../api/mapping.ts";
import { useResource } from "../../api/resource.ts";
import { person } from "../../api/session.ts";
import { fieldDeeds } from "../../app/field.ts";
import { go, type Params } from "../../app/router.ts";
import { Failure } from "../../components/Failure.tsx";
import { Icon } from "../../components/Icon/Icon.tsx";
import { Notice } from "../../components/Notice/Notice.tsx";
import { Page } from "../../components/Page/Page.tsx";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { type Draft, useDraft } from "../../forms/draft.ts";
import { t } from "../../i18n/text.ts";
import { isOwn } from "../again.ts";
import { useGame } from "../game.ts";
import { readPlay } from "../kept.ts";
import { useStanding } from "../standing.ts";
import { Details } from "./Details.tsx";
import { draftName, EMPTY, type PointWords } from "./draft.ts";
import { PlaceStep } from "./PlaceStep.tsx";
import "../../app/choices.css";
import "./Add.css";

/** Add a thing to a campaign's map: what, where, and what is asked of it; a screen each. */
export function AddPoint({ params }: { params: Params }) {
  const id = params.id ?? "";
  const { value, error } = useResource(`campaign ${id}`, () => loadCampaign(id));
  useEffect(() => void readPlay(), [person.value?.id]);
  if (value) return <Steps campaign={value} step={params.step} />;
  return (
    <Page title={t("play.add")} backTo={`/play/campaigns/${id}`}>
      {error ? <Failure error={error} /> : <Skeleton />}
    </Page>
  );
}

function Steps({ campaign, step }: { campaign: Campaign; step: string | undefined }) {
  useStanding();
  const draft = useDraft<PointWords>(draftName(campaign), EMPTY);
  const kind = campaign.kinds.find(({ id }) => id === draft.value.kindId);
  const props = { campaign, draft };
  if (kind && step === "place") return <PlaceStep key="place" {...props} />;
  if (kind && step === "details") return <Details key="details" {...props} kind={kind} />;
  return <KindStep key="kind" {...props} />;
}

/** That others have to look first, before somebody maps more than can be sent now. */
function Room() {
  const { value: game } = useGame();
  const unsent = fieldDeeds.value.filter((deed) => deed.kind === "point" && isOwn(deed));
  const n = (game?.n_undecided ?? 0) + unsent.length;
  if (!game || n < game.quota) return null;
  return (
    <Notice>
      <p>{t("play.add.full", { quota: game.quota })}</p>
      <p>
        <a href="/play">{t("play.missions.back")}</a>
      </p>
    </Notice>
  );
}

function KindStep({ campaign, draft }: { campaign: Campaign; draft: Draft<PointWords> }) {
  const at = `/play/campaigns/${campaign.slug}`;
  const choose = (kindId: string) => {
    const isOther = kindId !== draft.value.kindId;
    draft.change({ kindId, ...(isOther && { answers: {} }) });
    go(`${at}/add/place`);
  };
  return (
    <Page title={t("play.add.kind")} backTo={at}>
      {person.value && <Room />}
      <div class="choices">
        {campaign.kinds.map(({ id, name, hint }) => (
          <button key={id} type="button" class="choice" onClick={() => choose(id)}>
            <span class="choice-words">
              <span class="choice-title">{name}</span>
              {hint && <span class="small muted">{hint}</span>}
            </span>
            <Icon name="next" />
          </button>
        ))}
      </div>
    </Page>
  );
}
