// SPDX-License-Identifier: EUPL-1.2
import type { Game } from "../api/game.ts";
import { Icon } from "../components/Icon/Icon.tsx";
import { t } from "../i18n/text.ts";
import { figure } from "./figures.ts";

/** What somebody has, in one line that leads to why. */
export function ScoreLine({ game }: { game: Game }) {
  return (
    <a class="play-score" href="/play/score">
      <Icon name="star" />
      <span>
        <b>{t("play.score.line", { points: figure(game.points ?? 0), level: game.level ?? 0 })}</b>
        {Boolean(game.pending) && (
          <span class="play-pending small">
            {t("play.score.pending", { n: figure(game.pending ?? 0) })}
          </span>
        )}
      </span>
      <Icon name="next" />
    </a>
  );
}
