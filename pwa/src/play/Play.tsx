// SPDX-License-Identifier: EUPL-1.2
import { useEffect } from "preact/hooks";
import { person } from "../api/session.ts";
import { refreshDeeds } from "../app/field.ts";
import { isOnline } from "../app/sending.ts";
import { ButtonLink } from "../components/Button/Button.tsx";
import { Empty } from "../components/Empty/Empty.tsx";
import { Failure } from "../components/Failure.tsx";
import { Page } from "../components/Page/Page.tsx";
import { Skeleton } from "../components/Skeleton/Skeleton.tsx";
import { t } from "../i18n/text.ts";
import { Campaigns } from "./Campaigns.tsx";
import { isPlayer, reloadGame, useGame } from "./game.ts";
import { Join } from "./Join.tsx";
import { changePlay, kept, readPlay } from "./kept.ts";
import { Missions } from "./Missions.tsx";
import { News } from "./News.tsx";
import { ScoreLine } from "./ScoreLine.tsx";
import { SignedOut } from "./SignedOut.tsx";
import { Waiting } from "./Waiting.tsx";
import "./Play.css";

/** Where the mapping game begins: what is near, what runs, what waits, and what it came to. */
export function Play() {
  useEffect(() => {
    void readPlay();
    void refreshDeeds();
  }, [person.value?.id]);
  return (
    <Page title={t("bar.play")}>
      <Body />
    </Page>
  );
}

function Body() {
  const who = person.value;
  if (who === null) return <SignedOut />;
  if (who) return <Player />;
  // Without a connection nobody can be asked who this is; what was taken along says whose it is.
  if (kept.value) return <Things />;
  if (isOnline.value || kept.value === undefined) return <Skeleton />;
  return (
    <Empty icon="offline" title={t("play.offline")}>
      <p>{t("play.offline.text")}</p>
    </Empty>
  );
}

function Player() {
  const { value: game, error } = useGame();
  const isUnkept = isPlayer(game) && kept.value === null;
  useEffect(() => {
    // Whoever has joined elsewhere is known here, too, once there is no connection.
    if (isUnkept) void changePlay({});
  }, [isUnkept]);
  if (game && !isPlayer(game)) return <Join minAge={game.min_age} />;
  if (game) {
    return (
      <>
        <News />
        {game.is_game_shown && <ScoreLine game={game} />}
        <Things />
      </>
    );
  }
  if (kept.value) return <Things />;
  return error ? <Failure error={error} onRetry={() => void reloadGame()} /> : <Skeleton />;
}

function Things() {
  return (
    <>
      <Waiting />
      <Missions />
      <Campaigns />
      <nav class="row" aria-label={t("play.more")}>
        <ButtonLink href="/play/points" icon="pin">
          {t("play.points")}
        </ButtonLink>
        <ButtonLink href="/play/rules" icon="help" look="quiet">
          {t("play.rules")}
        </ButtonLink>
        <ButtonLink href="/play/settings" icon="settings" look="quiet">
          {t("play.settings")}
        </ButtonLink>
      </nav>
    </>
  );
}
