// SPDX-License-Identifier: EUPL-1.2
import { changeGame } from "../api/game.ts";
import { Button } from "../components/Button/Button.tsx";
import { Icon } from "../components/Icon/Icon.tsx";
import { toast } from "../components/Toast/Toast.tsx";
import { DeedFailure, useDeed } from "../forms/deed.tsx";
import { t } from "../i18n/text.ts";
import { reloadGame } from "./game.ts";
import { changePlay } from "./kept.ts";
import "./Play.css";

const RULES = [
  ["eye", "play.join.look"],
  ["check", "play.join.truth"],
  ["person", "play.join.name"],
  ["chart", "play.join.boards"],
] as const;

/** The first time: the rules in four lines, and one question. */
export function Join({ minAge }: { minAge: number }) {
  const deed = useDeed();
  const join = (age_group: "child" | "minor" | "adult") =>
    deed.run(async () => {
      const { pseudonym } = await changeGame({ age_group });
      await changePlay({});
      await reloadGame();
      toast(t("play.joined", { name: pseudonym ?? "" }));
    });
  return (
    <section class="stack" aria-labelledby="play-join">
      <h2 id="play-join">{t("play.join")}</h2>
      <p>{t("play.join.text")}</p>
      <ul class="play-promises">
        {RULES.map(([icon, words]) => (
          <li key={icon}>
            <Icon name={icon} /> <span>{t(words)}</span>
          </li>
        ))}
      </ul>
      <p>
        <a class="play-way" href="/play/rules">
          {t("play.rules")}
        </a>
      </p>
      <fieldset class="stack-s">
        <legend class="field-label">{t("play.join.age")}</legend>
        <p class="small muted">{t("play.join.age.why")}</p>
        <div class="play-answers">
          <Button look="primary" disabled={deed.isBusy} onClick={() => void join("adult")}>
            {t("play.join.adult")}
          </Button>
          <Button disabled={deed.isBusy} onClick={() => void join("minor")}>
            {t("play.join.minor", { from: minAge })}
          </Button>
          <Button disabled={deed.isBusy} onClick={() => void join("child")}>
            {t("play.join.child", { below: minAge })}
          </Button>
        </div>
      </fieldset>
      <DeedFailure error={deed.error} />
    </section>
  );
}
