// SPDX-License-Identifier: EUPL-1.2
import type { Game } from "../../api/game.ts";
import { ButtonLink } from "../../components/Button/Button.tsx";
import { Failure } from "../../components/Failure.tsx";
import { Notice } from "../../components/Notice/Notice.tsx";
import { Page } from "../../components/Page/Page.tsx";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { t } from "../../i18n/text.ts";
import { figure } from "../figures.ts";
import { isPlayer, reloadGame, useGame } from "../game.ts";
import { Join } from "../Join.tsx";
import { Badges } from "./Badges.tsx";
import { Ledger } from "./Ledger.tsx";
import { Reliable } from "./Reliable.tsx";

/** What somebody has, what waits, and why: every entry in a sentence. */
export function Score() {
  const { value: game, error } = useGame();
  return (
    <Page title={t("play.score")} backTo="/play">
      {game && <Body game={game} />}
      {!game &&
        (error ? <Failure error={error} onRetry={() => void reloadGame()} /> : <Skeleton />)}
    </Page>
  );
}

function Body({ game }: { game: Game }) {
  if (!isPlayer(game)) return <Join minAge={game.min_age} />;
  if (!game.is_game_shown) {
    return (
      <Notice title={t("play.score.hidden")}>
        <p>
          <a href="/play/settings">{t("play.settings")}</a>
        </p>
      </Notice>
    );
  }
  return (
    <>
      <Standing game={game} />
      <nav class="row" aria-label={t("play.more")}>
        <ButtonLink href="/play/rules" icon="help">
          {t("play.rules")}
        </ButtonLink>
        <ButtonLink href="/play/boards" icon="chart" look="quiet">
          {t("play.boards")}
        </ButtonLink>
        <ButtonLink href="/play/team" icon="person" look="quiet">
          {t("play.team")}
        </ButtonLink>
        <ButtonLink href="/play/unscored" icon="hand" look="quiet">
          {t("play.unscored")}
        </ButtonLink>
      </nav>
      <Badges badges={game.badges} />
      <Ledger />
      <Reliable />
    </>
  );
}

/** Points, level and weeks. */
export function Standing({ game }: { game: Game }) {
  const { points, pending, level, level_at, next_level_at, streak } = game;
  const from = level_at ?? 0;
  const to = next_level_at ?? from + 1;
  const missing = figure(Math.max(0, to - (points ?? 0)));
  return (
    <section class="stack-s score-standing" aria-label={t("play.score")}>
      <p class="score-points">
        {t("play.score.line", { points: figure(points ?? 0), level: level ?? 0 })}
      </p>
      <progress
        class="campaign-bar"
        max={to - from}
        value={(points ?? 0) - from}
        aria-label={t("play.score.next", { n: missing })}
      />
      <p class="small">{t("play.score.next", { n: missing })}</p>
      {Boolean(pending) && <p>{t("play.score.pending", { n: figure(pending ?? 0) })}</p>}
      {streak && streak.weeks > 0 && (
        <p>
          {t("play.streak", { n: streak.weeks })}{" "}
          <span class="small muted">{t("play.streak.kind", { n: streak.freezes })}</span>
        </p>
      )}
    </section>
  );
}
