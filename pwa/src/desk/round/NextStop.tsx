// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import type { Found, RoundStop } from "../../api/field.ts";
import { directionOf, type LonLat, metresBetween } from "../../api/metres.ts";
import { wayTo } from "../../app/way.ts";
import { Button } from "../../components/Button/Button.tsx";
import { ClockChip } from "../../components/Clock/Clock.tsx";
import { Icon } from "../../components/Icon/Icon.tsx";
import { PhotoView } from "../../components/PhotoView/PhotoView.tsx";
import { date, distance } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import { change, type KeptRound } from "./kept.ts";
import { VisitSheet } from "./VisitSheet.tsx";

interface Props {
  stop: RoundStop;
  known: KeptRound;
  me: LonLat;
}

/** Nearer than this, no direction helps: devices do not know it better. */
const THERE_M = 15;
const FOUND = ["fixed", "not_fixed", "nothing_there"] as const;

/** The nearest next: how far, what it is about, what to look at, and what was found. */
export function NextStop({ stop, known, me }: Props) {
  const [found, find] = useState<Found | null>(null);
  const { lon, lat } = stop.location;
  return (
    <article class="round-next stack-s" data-report={stop.number} data-pressing={stop.is_pressing}>
      <Way me={me} to={stop.location} />
      <h2>{stop.category.name}</h2>
      <p>
        <a class="round-where" href={wayTo(stop.location)}>
          {stop.address || `${lat.toFixed(5)}, ${lon.toFixed(5)}`}
        </a>
      </p>
      <p class="row">
        <ClockChip state={stop.clock} dueAt={stop.due_at} />
        <a class="muted small round-number" href={`/desk/reports/${stop.number}`}>
          {stop.number}
        </a>
      </p>
      <ul class="round-checks">
        {stop.checks.map((check) => (
          <li key={check}>
            <Icon name="eye" /> {t(`round.check.${check}`)}
          </li>
        ))}
      </ul>
      <Said stop={stop} />
      <PhotoView photos={stop.photos} label={stop.category.name} isSmall />
      <div class="round-found" role="group" aria-label={t("round.found")}>
        {FOUND.map((one) => (
          <Button key={one} look={one === "fixed" ? "primary" : "plain"} onClick={() => find(one)}>
            {t(`round.found.${one}`)}
          </Button>
        ))}
      </div>
      <p>
        <Button
          look="quiet"
          icon="next"
          onClick={() => void change({ skipped: [...known.skipped, stop.id] })}
        >
          {t("round.later")}
        </Button>
      </p>
      {found && <VisitSheet stop={stop} found={found} onFound={find} onClose={() => find(null)} />}
    </article>
  );
}

/** "240 m to the north-east", with an arrow on a map that has north above. */
function Way({ me, to }: { me: LonLat; to: LonLat }) {
  const metres = metresBetween(me, to);
  if (metres < THERE_M) return <p class="round-way">{t("round.here")}</p>;
  const direction = directionOf(me, to);
  const words = { distance: distance(metres) };
  return (
    <p class="round-way">
      <span class="round-arrow" data-direction={direction}>
        <Icon name="next" />
      </span>
      {t("subject.direction", { ...words, direction: t(`subject.direction.${direction}`) })}
    </p>
  );
}

/** What is known: the reporter's words, the last answer, contractor and visit. */
function Said({ stop }: { stop: RoundStop }) {
  const { description, answer, contractor, visit } = stop;
  return (
    <>
      {description && <p class="work-words">{description}</p>}
      {answer && (
        <p class="round-said">
          <strong>{t("round.answer")}</strong> {answer}
        </p>
      )}
      {contractor && (
        <p class="round-said">
          <strong>{t("round.contractor")}</strong> {contractor}
        </p>
      )}
      {visit && (
        <p class="round-said">
          <strong>{t("round.visit", { day: date(visit.at) })}</strong>{" "}
          {t(`round.found.${visit.found}`)}
          {visit.text && `: ${visit.text}`}
        </p>
      )}
    </>
  );
}
