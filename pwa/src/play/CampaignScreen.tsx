// SPDX-License-Identifier: EUPL-1.2
import { type Campaign, loadCampaign } from "../api/mapping.ts";
import { useResource } from "../api/resource.ts";
import { person } from "../api/session.ts";
import type { Params } from "../app/router.ts";
import { ButtonLink } from "../components/Button/Button.tsx";
import { Failure } from "../components/Failure.tsx";
import { Notice } from "../components/Notice/Notice.tsx";
import { Page } from "../components/Page/Page.tsx";
import { Skeleton } from "../components/Skeleton/Skeleton.tsx";
import { date } from "../i18n/format.ts";
import { t } from "../i18n/text.ts";
import { Cells } from "./Cells.tsx";
import { share } from "./figures.ts";
import { isPlayer, useGame } from "./game.ts";
import { Join } from "./Join.tsx";
import { kept } from "./kept.ts";
import { Waiting } from "./Waiting.tsx";
import "./Play.css";

/** A campaign: what is asked, why and until when, how far it is, and how to take part. */
export function CampaignScreen({ params }: { params: Params }) {
  const id = params.id ?? "";
  const { value, error } = useResource(`campaign ${id}`, () => loadCampaign(id));
  if (value) return <Shown campaign={value} />;
  return (
    <Page title={t("play.campaign")} backTo="/play">
      {error ? <Failure error={error} /> : <Skeleton />}
    </Page>
  );
}

function Shown({ campaign }: { campaign: Campaign }) {
  const { title, summary, department } = campaign;
  return (
    <Page title={title} backTo="/play" action={<Take campaign={campaign} />}>
      <Waiting />
      {person.value && <MaybeJoin />}
      <p>{summary}</p>
      <p class="muted">
        {t("play.campaign.by", { department: department.name })} · {when(campaign)}
      </p>
      <Goal campaign={campaign} />
      <Cells campaign={campaign} />
      <Kinds campaign={campaign} />
      {campaign.has_boards && (
        <p>
          <a class="play-way" href={`/play/boards/${campaign.id}`}>
            {t("play.boards.campaign")}
          </a>
        </p>
      )}
    </Page>
  );
}

function when({ is_running, starts_at, ends_at, state }: Campaign): string {
  if (is_running) return t("play.until", { day: date(ends_at) });
  if (state !== "closed" && Date.parse(starts_at) > Date.now()) {
    return t("play.from", { day: date(starts_at) });
  }
  return t("play.over", { day: date(ends_at) });
}

function MaybeJoin() {
  const { value: game } = useGame();
  return game && !isPlayer(game) ? <Join minAge={game.min_age} /> : null;
}

/** The one next thing: add, sign in, or nothing when it is over. */
function Take({ campaign }: { campaign: Campaign }) {
  const at = `/play/campaigns/${campaign.slug}`;
  if (!campaign.is_running) return <p class="muted">{when(campaign)}</p>;
  if (person.value === null) {
    const next = encodeURIComponent(at);
    return (
      <ButtonLink href={`/sign-in?next=${next}`} look="primary" icon="person" isWide>
        {t("play.sign_in")}
      </ButtonLink>
    );
  }
  return <Add at={at} isAdultsOnly={campaign.is_adults_only} />;
}

function Add({ at, isAdultsOnly }: { at: string; isAdultsOnly: boolean }) {
  const { value: game } = useGame();
  if (isAdultsOnly && game?.age_group === "minor") return <p>{t("play.campaign.adults")}</p>;
  const mayAdd = game ? isPlayer(game) : Boolean(kept.value);
  if (game && !mayAdd) return <p>{t("play.join.first")}</p>;
  return (
    <ButtonLink href={`${at}/add`} look="primary" icon="add" isWide>
      {t("play.add")}
    </ButtonLink>
  );
}

/** How far it is, in words; the map says the same. */
function Goal({ campaign }: { campaign: Campaign }) {
  const { progress, goal_share, goal_n_verified } = campaign;
  const { n_cells, n_cells_observed, n_points, n_verified, n_reports, n_people } = progress;
  return (
    <section class="stack-s" aria-labelledby="campaign-goal">
      <h2 id="campaign-goal">{t("play.goal")}</h2>
      {goal_share !== null && <p>{t("play.goal.share", { share: share(goal_share) })}</p>}
      {goal_n_verified !== null && <p>{t("play.goal.verified", { n: goal_n_verified })}</p>}
      <progress
        class="campaign-bar"
        max={Math.max(1, n_cells)}
        value={n_cells_observed}
        aria-label={t("play.cells.seen", { n: n_cells_observed, of: n_cells })}
      />
      <ul class="play-figures">
        <li>{t("play.cells.seen", { n: n_cells_observed, of: n_cells })}</li>
        <li>{t("play.goal.points", { n: n_points, verified: n_verified })}</li>
        <li>{t("play.goal.reports", { n: n_reports })}</li>
        {n_people > 0 && <li>{t("play.goal.people", { n: n_people })}</li>}
      </ul>
    </section>
  );
}

function Kinds({ campaign }: { campaign: Campaign }) {
  return (
    <section class="stack-s" aria-labelledby="campaign-kinds">
      <h2 id="campaign-kinds">{t("play.kinds")}</h2>
      <ul class="stack-s play-list">
        {campaign.kinds.map(({ id, name, hint, category }) => (
          <li key={id}>
            <b>{name}</b>
            {hint && <p class="small">{hint}</p>}
            <p class="small muted">{t(category ? "play.kinds.report" : "play.kinds.asset")}</p>
          </li>
        ))}
      </ul>
      {campaign.kinds.length === 0 && <Notice>{t("play.kinds.none")}</Notice>}
    </section>
  );
}
