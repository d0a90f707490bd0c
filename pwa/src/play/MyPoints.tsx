// SPDX-License-Identifier: EUPL-1.2
import { type Flag, loadMyPoints, type Point, withdrawPoint } from "../api/mapping.ts";
import { reload, useResource } from "../api/resource.ts";
import { nArrived } from "../app/field.ts";
import { ButtonLink } from "../components/Button/Button.tsx";
import { Empty } from "../components/Empty/Empty.tsx";
import { Failure } from "../components/Failure.tsx";
import { Page } from "../components/Page/Page.tsx";
import { photoUrl } from "../components/PhotoView/photo.ts";
import { Skeleton } from "../components/Skeleton/Skeleton.tsx";
import { toast } from "../components/Toast/Toast.tsx";
import { date } from "../i18n/format.ts";
import { language } from "../i18n/language.ts";
import { t } from "../i18n/text.ts";
import { reloadGame } from "./game.ts";
import { PointReport } from "./PointReport.tsx";
import { Sure } from "./Sure.tsx";
import { Waiting } from "./Waiting.tsx";
import { WayToObject } from "./WayToObject.tsx";
import "./Mission.css";
import "./Play.css";

function key(): string {
  return `my points ${nArrived.value}`;
}

/** What somebody found, how each stands in plain words, and what became of it. */
export function MyPoints() {
  const { value, error } = useResource(key(), loadMyPoints);
  return (
    <Page title={t("play.points")} backTo="/play">
      <Waiting />
      {value?.length === 0 && (
        <Empty icon="pin" title={t("play.points.none")}>
          <p>{t("play.points.none.text")}</p>
          <ButtonLink href="/play" look="primary">
            {t("play.missions.back")}
          </ButtonLink>
        </Empty>
      )}
      {value && (
        <ul class="stack-s play-list">
          {value.map((point) => (
            <li key={point.id}>
              <PointCard point={point} />
            </li>
          ))}
        </ul>
      )}
      {!value && (error ? <Failure error={error} /> : <Skeleton />)}
    </Page>
  );
}

/** States in which it can still be taken back. */
const OPEN = new Set<Point["state"]>(["provisional", "triage"]);

/** A point in a list: what, where it stands, and its report. */
export function PointCard({ point }: { point: Point }) {
  const { kind, campaign, state, captured_at, report, flags, photo } = point;
  return (
    <article class="point stack-s" data-state={state}>
      <div class="point-top">
        <div class="point-words">
          <p>
            <b>{kind.name}</b>
          </p>
          <p class="small muted">
            {campaign.title} · {date(captured_at)}
          </p>
          <p>{t(`play.state.${state}`)}</p>
        </div>
        {photo && (
          <img class="mission-photo" src={photoUrl(photo, "small")} alt="" loading="lazy" />
        )}
      </div>
      {flags.map((flag) => (
        <p key={flag} class="small">
          {t(`play.flag.${flag as Flag}`)}
        </p>
      ))}
      {flags.length > 0 && <WayToObject />}
      {report && <PointReport report={report} />}
      {OPEN.has(state) && <Withdraw point={point} />}
    </article>
  );
}

function Withdraw({ point }: { point: Point }) {
  const withdraw = async () => {
    await withdrawPoint(point.id);
    toast(t("play.withdrawn"));
    await Promise.all([reload(`${language.value} ${key()}`, loadMyPoints), reloadGame()]);
  };
  return (
    <Sure icon="undo" label={t("play.withdraw")} text={t("play.withdraw.text")} onSure={withdraw} />
  );
}
