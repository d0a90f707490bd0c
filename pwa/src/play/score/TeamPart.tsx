// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import {
  joinTeam,
  leaveTeam,
  loadTeam,
  makeTeam,
  renewInvite,
  type Team,
  type TeamKind,
} from "../../api/game.ts";
import { put, useResource } from "../../api/resource.ts";
import { city } from "../../app/city.ts";
import { go } from "../../app/router.ts";
import { Button } from "../../components/Button/Button.tsx";
import { Failure } from "../../components/Failure.tsx";
import { Field, TextField } from "../../components/Field/Field.tsx";
import { Notice } from "../../components/Notice/Notice.tsx";
import { Page } from "../../components/Page/Page.tsx";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { toast } from "../../components/Toast/Toast.tsx";
import { DeedFailure, useDeed } from "../../forms/deed.tsx";
import { giveLink } from "../../forms/share.ts";
import { language } from "../../i18n/language.ts";
import { t } from "../../i18n/text.ts";
import { share } from "../figures.ts";
import { isPlayer, useGame } from "../game.ts";
import { Join } from "../Join.tsx";
import { Sure } from "../Sure.tsx";
import { HousePicker } from "./HousePicker.tsx";

const KEY = "my team";

/** Show at once what an answer said of the team. */
function shown(team: Team | null): void {
  put(`${language.value} ${KEY}`, team);
}

/** One's team: make one, join by a link, see who is in it, leave. */
export function TeamPart({ id }: { id: string | undefined }) {
  const { value: game } = useGame();
  const { value: team, error } = useResource(KEY, loadTeam);
  return (
    <Page title={t("play.team")} backTo="/play">
      {game && !isPlayer(game) && <Join minAge={game.min_age} />}
      {team === undefined && (error ? <Failure error={error} /> : <Skeleton />)}
      {game && isPlayer(game) && team === null && (id ? <ByLink secret={id} /> : <Make />)}
      {team && id && <Notice>{t("play.team.one")}</Notice>}
      {team && <Mine team={team} />}
    </Page>
  );
}

function ByLink({ secret }: { secret: string }) {
  const deed = useDeed();
  const join = () =>
    void deed.run(async () => {
      shown(await joinTeam(secret));
      go("/play/team", { replace: true });
    });
  return (
    <>
      <p>{t("play.team.join.text")}</p>
      <DeedFailure error={deed.error} />
      <Button look="primary" isWide disabled={deed.isBusy} onClick={join}>
        {t("play.team.join")}
      </Button>
    </>
  );
}

const KINDS: TeamKind[] = ["house", "school", "group"];

function Make() {
  const deed = useDeed();
  const [name, type] = useState("");
  const [kind, choose] = useState<TeamKind>("house");
  const [building_id, live] = useState<string | null>(null);
  const make = () =>
    void deed.run(async () => {
      const jurisdiction = city.value?.code ?? null;
      const house = kind === "house" ? building_id : null;
      shown(await makeTeam({ name: name.trim(), kind, jurisdiction, building_id: house }));
    });
  return (
    <>
      <p>{t("play.team.text")}</p>
      <Field label={t("play.team.kind")}>
        {(ids) => (
          <select
            {...ids}
            value={kind}
            onChange={(event) => choose(event.currentTarget.value as TeamKind)}
          >
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {t(`play.team.kind.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {kind === "house" && <HousePicker chosen={building_id} onChoose={live} />}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          make();
        }}
      >
        <TextField
          label={t("play.team.name")}
          hint={t("play.team.name.hint")}
          value={name}
          maxLength={40}
          required
          autocomplete="off"
          onText={type}
        />
        <DeedFailure error={deed.error} />
        <Button
          type="submit"
          look="primary"
          isWide
          disabled={deed.isBusy || name.trim().length < 2}
        >
          {t("play.team.make")}
        </Button>
      </form>
    </>
  );
}

function Mine({ team }: { team: Team }) {
  const { name, kind, members, score } = team;
  return (
    <section class="stack" aria-labelledby="play-team">
      <h2 id="play-team" translate={false}>
        {name}
      </h2>
      <p class="muted">{t(`play.team.kind.${kind}`)}</p>
      <Score score={score} />
      <ul class="play-lines">
        {members.map(({ pseudonym, role, is_me }, nth) => (
          <li key={pseudonym ?? nth}>
            {pseudonym ? (
              <span translate={false}>{pseudonym}</span>
            ) : (
              <span class="muted">{t("play.team.hidden")}</span>
            )}
            {role === "captain" && ` · ${t("play.team.captain")}`}
            {is_me && ` ${t("play.board.you")}`}
          </li>
        ))}
      </ul>
      <Doing team={team} />
    </section>
  );
}

function Score({ score: { score, coverage, rechecks, agreement } }: Pick<Team, "score">) {
  if (score === null) return <p>{t("play.team.score.none")}</p>;
  const parts = { coverage, rechecks, agreement };
  return (
    <div class="stack-s">
      <p class="score-points">{t("play.team.score", { score })}</p>
      <ul class="play-lines">
        {(["coverage", "rechecks", "agreement"] as const).map((part) => {
          const of = parts[part];
          return of !== null && <li key={part}>{t(`play.team.${part}`, { share: share(of) })}</li>;
        })}
      </ul>
    </div>
  );
}

/** The link for others, and the way out. */
function Doing({ team }: { team: Team }) {
  const deed = useDeed();
  const isCaptain = team.members.some(({ is_me, role }) => is_me && role === "captain");
  const link = team.invite_secret && `${location.origin}/play/team/${team.invite_secret}`;
  const leave = async () => {
    await leaveTeam();
    shown(null);
    toast(t("play.team.left"));
  };
  return (
    <>
      {link && (
        <Notice kind="good" title={t("play.team.link")} isAnnounced>
          <p class="team-link" translate={false}>
            {link}
          </p>
          <p>
            <Button icon="share" onClick={() => void give(team.name, link)}>
              {t("play.team.link.copy")}
            </Button>
          </p>
        </Notice>
      )}
      <DeedFailure error={deed.error} />
      {isCaptain && !link && (
        <p>
          <Button
            icon="share"
            disabled={deed.isBusy}
            onClick={() => void deed.run(async () => shown(await renewInvite()))}
          >
            {t("play.team.link.new")}
          </Button>
        </p>
      )}
      <Sure
        icon="undo"
        label={t("play.team.leave")}
        text={t("play.team.leave.text")}
        onSure={leave}
      />
    </>
  );
}

/** Hand the link to another app, or copy it where there is none to hand it to. */
async function give(title: string, url: string): Promise<void> {
  const words = { copied: t("play.team.link.copied"), failed: url };
  await giveLink({ title, url }, words);
}
