// SPDX-License-Identifier: EUPL-1.2
import { loadMyPoints, type Point } from "../api/mapping.ts";
import { useResource } from "../api/resource.ts";
import { nArrived } from "../app/field.ts";
import { Button } from "../components/Button/Button.tsx";
import { Icon } from "../components/Icon/Icon.tsx";
import { t } from "../i18n/text.ts";
import { changePlay, kept, newsOf } from "./kept.ts";
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
  const read = () => {
    const told = value.map(({ id, state }) => [id, state]);
    void changePlay({ seen: { ...seen, ...Object.fromEntries(told) } });
  };
  return (
    <section class="news stack-s" aria-labelledby="play-news">
      <h2 id="play-news" class="news-title">
        <svg class="news-mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
          <path pathLength="1" d="M5 12.5l4.5 4.5L19 7.5" />
        </svg>
        {t("play.news", { n: news.length })}
      </h2>
      <ul class="stack-s play-list">
        {news.slice(0, SHOWN).map((point) => (
          <li key={point.id}>
            <Item point={point} />
          </li>
        ))}
      </ul>
      <div class="row">
        <Button icon="check" onClick={read}>
          {t("play.read")}
        </Button>
        {news.length > SHOWN && <a href="/play/points">{t("play.points")}</a>}
      </div>
    </section>
  );
}

function Item({ point }: { point: Point }) {
  return (
    <article class="stack-s">
      <p>
        <Icon name="pin" /> <b>{point.kind.name}</b>: {t(`play.news.${point.state as "promoted"}`)}
      </p>
      {point.report && <PointReport report={point.report} />}
    </article>
  );
}
