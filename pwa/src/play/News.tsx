// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from "preact";
import { loadMyPoints, type Point } from "../api/mapping.ts";
import { useResource } from "../api/resource.ts";
import { nArrived } from "../app/field.ts";
import { Button } from "../components/Button/Button.tsx";
import { Icon } from "../components/Icon/Icon.tsx";
import { date } from "../i18n/format.ts";
import { t } from "../i18n/text.ts";
import { changePlay, kept } from "./kept.ts";
import { isFixed, isGood, newsOf, readMarks } from "./news.ts";
import { PointReport } from "./PointReport.tsx";
import "./News.css";

/** More at once nobody reads; all of them are under "my points". */
const SHOWN = 2;

/** What became of one's own points since one looked: that is the reward. */
export function News() {
  const { value } = useResource(`my points ${nArrived.value}`, loadMyPoints);
  const known = kept.value;
  if (!value || known === undefined) return null;
  const seen = known?.seen ?? {};
  const news = newsOf(value, seen);
  if (news.length === 0) return null;
  const read = () => void changePlay({ seen: { ...seen, ...readMarks(value) } });
  return (
    <NewsCard points={news}>
      <div class="row">
        <Button icon="check" onClick={read}>
          {t("play.read")}
        </Button>
        {news.length > SHOWN && <a href="/play/points">{t("play.points")}</a>}
      </div>
    </NewsCard>
  );
}

interface Props {
  points: Point[];
  children?: ComponentChildren;
}

/** News of points: what is fixed is celebrated, quietly; what was declined is told. */
export function NewsCard({ points, children }: Props) {
  const hasGood = points.some(isGood);
  return (
    <section class="news stack-s" data-good={hasGood} aria-labelledby="play-news">
      <h2 id="play-news" class="news-title">
        {hasGood && (
          <svg class="news-mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path pathLength="1" d="M5 12.5l4.5 4.5L19 7.5" />
          </svg>
        )}
        {titleOf(points)}
      </h2>
      <ul class="stack-s play-list">
        {points.slice(0, SHOWN).map((point) => (
          <li key={point.id}>
            <Item point={point} />
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}

function titleOf(points: Point[]): string {
  const fixed = points.filter(isFixed).length;
  if (fixed > 0) return t("play.news.fixed.title", { n: fixed });
  const isPlain = !points.some(isGood);
  return t(isPlain ? "play.news.plain" : "play.news", { n: points.length });
}

function Item({ point: { kind, campaign, captured_at, state, report } }: { point: Point }) {
  return (
    <article class="stack-s">
      <p>
        <Icon name="pin" /> <b>{kind.name}</b>:{" "}
        {t(`play.news.${report?.outcome ?? (state as "promoted")}`)}{" "}
        <span class="small">
          {campaign.title} · {date(captured_at)}
        </span>
      </p>
      {report && <PointReport report={report} />}
    </article>
  );
}
