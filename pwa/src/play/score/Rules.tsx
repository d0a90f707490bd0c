// SPDX-License-Identifier: EUPL-1.2
import { type GameRules, loadRules } from "../../api/game.ts";
import { useResource } from "../../api/resource.ts";
import { Failure } from "../../components/Failure.tsx";
import { Page } from "../../components/Page/Page.tsx";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { type Key, t } from "../../i18n/text.ts";

const SECTIONS: [title: Key, lines: Key[]][] = [
  [
    "play.rules.points",
    [
      "play.rules.points.map",
      "play.rules.points.yes",
      "play.rules.points.no",
      "play.rules.points.wrong",
      "play.rules.points.cell",
    ],
  ],
  [
    "play.rules.factors",
    [
      "play.rules.factors.unseen",
      "play.rules.factors.again",
      "play.rules.factors.day",
      "play.rules.factors.late",
      "play.rules.factors.pair",
      "play.rules.factors.quality",
    ],
  ],
  [
    "play.rules.never",
    ["play.rules.never.reports", "play.rules.never.volume", "play.rules.never.goods"],
  ],
  [
    "play.rules.place",
    [
      "play.rules.place.near",
      "play.rules.place.vague",
      "play.rules.place.jump",
      "play.rules.place.photo",
    ],
  ],
  [
    "play.rules.decide",
    [
      "play.rules.decide.agree",
      "play.rules.decide.blind",
      "play.rules.decide.fixed",
      "play.rules.decide.levels",
    ],
  ],
  [
    "play.rules.boards",
    ["play.rules.boards.off", "play.rules.boards.five", "play.rules.boards.minors"],
  ],
  [
    "play.rules.wrong",
    ["play.rules.wrong.reverse", "play.rules.wrong.moderator", "play.rules.wrong.appeal"],
  ],
];

/** How points work, in plain words; beside it the same for machines. */
export function Rules() {
  const { value: rules, error } = useResource("game rules", loadRules);
  return (
    <Page title={t("play.rules")} backTo="/play">
      <p>{t("play.rules.lead")}</p>
      {rules && <Sections rules={rules} />}
      {!rules && (error ? <Failure error={error} /> : <Skeleton />)}
    </Page>
  );
}

function Sections({ rules }: { rules: GameRules }) {
  const told = numbersOf(rules);
  return (
    <>
      {SECTIONS.map(([title, lines]) => (
        <section key={title} class="stack-s" aria-labelledby={title}>
          <h2 id={title}>{t(title)}</h2>
          <ul class="play-lines">
            {lines.map((line) => (
              <li key={line}>{t(line, told)}</li>
            ))}
          </ul>
        </section>
      ))}
      <p>
        <a class="play-way" href="/api/v1/rules/game">
          {t("play.rules.machine", told)}
        </a>
      </p>
    </>
  );
}

/** Every number that the words need, as the city's rules have it. */
function numbersOf({ version, pay, gates, boards }: GameRules): Record<string, number> {
  return {
    version,
    mapped: pay.mapped,
    yes: pay.said_yes,
    no: pay.said_no,
    cell: pay.first_in_cell,
    cell_days: pay.first_in_cell_after_days,
    unseen_days: pay.coverage_doubles_after_days,
    points: pay.points_a_day[0]?.up_to ?? 0,
    answers: pay.answers_a_day[0]?.up_to ?? 0,
    most_points: pay.points_a_day.at(-1)?.up_to ?? 0,
    most_answers: pay.answers_a_day.at(-1)?.up_to ?? 0,
    near: gates.on_site_m,
    vague: gates.vague_from_m,
    photo: gates.photo_within_m,
    photo_min: gates.photo_within_min,
    people: boards.least_people,
  };
}
