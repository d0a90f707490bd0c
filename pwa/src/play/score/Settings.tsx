// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { changeGame, type Game, type GameChange, leaveGame } from "../../api/game.ts";
import { Button, ButtonLink } from "../../components/Button/Button.tsx";
import { Failure } from "../../components/Failure.tsx";
import { Page } from "../../components/Page/Page.tsx";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { toast } from "../../components/Toast/Toast.tsx";
import { type Deed, DeedFailure, useDeed } from "../../forms/deed.tsx";
import { t } from "../../i18n/text.ts";
import { isPlayer, reloadGame, useGame } from "../game.ts";
import { Join } from "../Join.tsx";
import { Sure } from "../Sure.tsx";

/** How somebody plays: what is shown, by which name, and what others see. */
export function Settings() {
  const { value: game, error } = useGame();
  return (
    <Page title={t("play.settings")} backTo="/play">
      {game && !isPlayer(game) && <Join minAge={game.min_age} />}
      {game && isPlayer(game) && <Choices game={game} />}
      {!game &&
        (error ? <Failure error={error} onRetry={() => void reloadGame()} /> : <Skeleton />)}
    </Page>
  );
}

function Choices({ game }: { game: Game }) {
  const deed = useDeed();
  const isMinor = game.age_group === "minor";
  // What was switched shows at once, and goes back if it could not be saved.
  const [switched, show] = useState<Partial<Record<SwitchName, boolean>>>({});
  const isOn = (name: SwitchName) => switched[name] ?? game[name];
  const save = (changes: GameChange, shown: typeof switched = {}) => {
    show(shown);
    void deed
      .run(async () => {
        await changeGame(changes);
        await reloadGame();
        toast(t("play.settings.saved"));
      })
      .then(() => show({}));
  };
  const set = (name: SwitchName) => (on: boolean) => save({ [name]: on }, { [name]: on });
  return (
    <>
      <Switch
        name="is_game_shown"
        isOn={isOn("is_game_shown")}
        isBusy={deed.isBusy}
        onSwitch={set("is_game_shown")}
      />
      <Switch
        name="is_on_boards"
        isOn={isOn("is_on_boards")}
        isBusy={deed.isBusy || isMinor || !game.is_game_shown}
        note={isMinor ? t("play.settings.minor") : undefined}
        onSwitch={set("is_on_boards")}
      />
      <Switch
        name="files_in_own_name"
        isOn={isOn("files_in_own_name")}
        isBusy={deed.isBusy}
        onSwitch={set("files_in_own_name")}
      />
      <Name game={game} deed={deed} onDraw={() => save({ draw_pseudonym: true })} />
      <DeedFailure error={deed.error} />
      <Sure
        icon="trash"
        label={t("play.settings.leave")}
        text={t("play.settings.leave.text")}
        onSure={leave}
      />
      <nav class="row" aria-label={t("play.more")}>
        <ButtonLink href="/play/team" icon="person">
          {t("play.team")}
        </ButtonLink>
        <ButtonLink href="/play/boards" icon="chart" look="quiet">
          {t("play.boards")}
        </ButtonLink>
        <ButtonLink href="/play/cases" icon="eye" look="quiet">
          {t("play.cases")}
        </ButtonLink>
        <ButtonLink href="/play/unscored" icon="hand" look="quiet">
          {t("play.unscored")}
        </ButtonLink>
      </nav>
    </>
  );
}

async function leave(): Promise<void> {
  await leaveGame();
  await reloadGame();
  toast(t("play.settings.left"));
}

type SwitchName = "is_game_shown" | "is_on_boards" | "files_in_own_name";

interface SwitchProps {
  name: SwitchName;
  isOn: boolean;
  isBusy: boolean;
  note?: string | undefined;
  onSwitch: (isOn: boolean) => void;
}

function Switch({ name, isOn, isBusy, note, onSwitch }: SwitchProps) {
  return (
    <div class="stack-s">
      <label class="play-switch">
        <input
          type="checkbox"
          checked={isOn}
          disabled={isBusy}
          aria-describedby={`${name}-hint`}
          onChange={(event) => onSwitch(event.currentTarget.checked)}
        />
        <b>{t(`play.settings.${name}`)}</b>
      </label>
      <p class="small muted" id={`${name}-hint`}>
        {note ?? t(`play.settings.${name}.text`)}
      </p>
    </div>
  );
}

interface NameProps {
  game: Game;
  deed: Deed;
  onDraw: () => void;
}

/** The made-up name; another one is drawn by chance, so that nobody gives themselves away. */
function Name({ game, deed, onDraw }: NameProps) {
  return (
    <section class="stack-s" aria-labelledby="play-name">
      <h2 id="play-name">{t("play.settings.name")}</h2>
      <p>
        <b translate={false}>{game.pseudonym}</b>
      </p>
      <p class="small muted">{t("play.settings.name.hint")}</p>
      <p>
        <Button icon="again" disabled={deed.isBusy} onClick={onDraw}>
          {t("play.settings.name.draw")}
        </Button>
      </p>
    </section>
  );
}
