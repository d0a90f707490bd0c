// SPDX-License-Identifier: EUPL-1.2
import {
  type Board,
  loadCampaignBoard,
  loadTeams,
  loadWeekBoard,
  type Place,
} from "../../api/game.ts";
import { useResource } from "../../api/resource.ts";
import { city } from "../../app/city.ts";
import { ButtonLink } from "../../components/Button/Button.tsx";
import { Empty } from "../../components/Empty/Empty.tsx";
import { Failure } from "../../components/Failure.tsx";
import { Page } from "../../components/Page/Page.tsx";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { dayDate } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import { figure } from "../figures.ts";

/** Who mapped most in the last week, or in a campaign; there is none of all time. */
export function Boards({ id }: { id: string | undefined }) {
  const code = city.value?.code;
  const { value, error } = useResource(`board ${id ?? `week ${code}`}`, () =>
    id ? loadCampaignBoard(id) : loadWeekBoard(code),
  );
  return (
    <Page title={t("play.boards")} backTo="/play">
      {value && <Shown board={value} />}
      {!value && (error ? <Failure error={error} /> : <Skeleton />)}
      {!id && <Teams code={code} />}
      {!id && (
        <p>
          <ButtonLink href="/play/districts" icon="map">
            {t("play.districts")}
          </ButtonLink>
        </p>
      )}
      <p class="small">
        {t("play.board.how")} <a href="/play/settings">{t("play.settings")}</a>
      </p>
    </Page>
  );
}

function Shown({ board }: { board: Board }) {
  const { week_on, campaign, n_people, points, top, around } = board;
  const title = campaign?.title ?? (week_on ? t("play.board.week", { day: dayDate(week_on) }) : "");
  const isElsewhere = !top.some(({ is_me }) => is_me);
  if (!board.drawn_at) {
    return (
      <Empty icon="chart" title={t("play.board.none")}>
        <p>{t("play.board.none.text")}</p>
      </Empty>
    );
  }
  return (
    <section class="stack-s" aria-labelledby="play-board">
      <h2 id="play-board">{title}</h2>
      <p>{t("play.board.together", { n: n_people, points: figure(points) })}</p>
      {n_people > 0 && top.length === 0 && <p class="muted">{t("play.board.few")}</p>}
      <Places places={top} />
      {isElsewhere && around.length > 0 && (
        <>
          <h3>{t("play.board.me")}</h3>
          <Places places={around} />
        </>
      )}
    </section>
  );
}

/** Teams among those of their size; what they are and how well they look after their place. */
function Teams({ code }: { code: string | undefined }) {
  const { value } = useResource(`teams ${code}`, () => loadTeams(code));
  const brackets = value?.filter(({ teams }) => teams.length > 0) ?? [];
  return (
    <>
      {brackets.map(({ bracket, teams }) => (
        <section key={bracket} class="stack-s" aria-labelledby={`teams-${bracket}`}>
          <h2 id={`teams-${bracket}`}>{t("play.teams", { size: bracket })}</h2>
          <ol class="board">
            {teams.map(({ name, kind, score, is_mine }) => (
              <li key={name} data-me={is_mine}>
                <span class="board-name">
                  <span translate={false}>{name}</span>{" "}
                  <span class="small muted">{t(`play.team.kind.${kind}`)}</span>
                  {is_mine && <span class="small"> {t("play.teams.mine")}</span>}
                </span>
                <span class="figures">{t("play.team.score", { score })}</span>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

function Places({ places }: { places: Place[] }) {
  if (places.length === 0) return null;
  return (
    <ol class="board">
      {places.map(({ place, pseudonym, points, is_me }) => (
        <li key={pseudonym} data-me={is_me}>
          <span class="figures">{place}.</span>
          <span class="board-name">
            <span translate={false}>{pseudonym}</span>
            {is_me && <span class="small"> {t("play.board.you")}</span>}
          </span>
          <span class="figures">{figure(points)}</span>
        </li>
      ))}
    </ol>
  );
}
