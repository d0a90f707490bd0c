// SPDX-License-Identifier: EUPL-1.2
import { type Game, loadRules } from "../../api/game.ts";
import { useResource } from "../../api/resource.ts";
import { Icon } from "../../components/Icon/Icon.tsx";
import { date } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";

type Badge = Game["badges"][number]["badge"];

/** In the order in which people mostly come by them. */
const ALL: Badge[] = [
  "first_point",
  "ten_verified",
  "off_the_beaten_path",
  "second_look",
  "eagle_eye",
  "its_fixed",
  "false_dawn",
  "step_free",
  "four_seasons",
  "finished_together",
  "mentor",
];

/** The badges that somebody has, and what the others are for. */
export function Badges({ badges }: Pick<Game, "badges">) {
  const { value: rules } = useResource("game rules", loadRules);
  const has = new Set(badges.map(({ badge }) => badge));
  const words = (badge: Badge) => {
    const n = rules?.badges[badge];
    return n === undefined ? null : <p class="small">{t(`play.badge.${badge}.text`, { n })}</p>;
  };
  return (
    <section class="stack-s" aria-labelledby="play-badges">
      <h2 id="play-badges">{t("play.badges")}</h2>
      {badges.length > 0 && (
        <ul class="score-badges">
          {badges.map(({ badge, awarded_at }) => (
            <li key={badge}>
              <Icon name="star" isFilled />
              <div>
                <b>{t(`play.badge.${badge}`)}</b>
                <span class="small muted"> {date(awarded_at)}</span>
                {words(badge)}
              </div>
            </li>
          ))}
        </ul>
      )}
      {has.size < ALL.length && (
        <details class="score-more">
          <summary>{t("play.badges.more")}</summary>
          <ul class="score-badges">
            {ALL.filter((badge) => !has.has(badge)).map((badge) => (
              <li key={badge}>
                <Icon name="star" />
                <div>
                  <b>{t(`play.badge.${badge}`)}</b>
                  {words(badge)}
                </div>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
