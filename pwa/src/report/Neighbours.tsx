// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "preact/hooks";
import type { Category } from "../api/catalogue.ts";
import { type Neighbour, reportsNear, support } from "../api/nearby.ts";
import type { LocalReport } from "../app/database.ts";
import { supporterKey } from "../app/keys.ts";
import { localReports } from "../app/local.ts";
import { Button, ButtonLink } from "../components/Button/Button.tsx";
import { failureText } from "../components/Failure.tsx";
import { Icon } from "../components/Icon/Icon.tsx";
import { Notice } from "../components/Notice/Notice.tsx";
import { distance, relative } from "../i18n/format.ts";
import { t } from "../i18n/text.ts";
import { Discard } from "./Drafts.tsx";
import "./Neighbours.css";

/** More than these nobody compares before writing; the nearest says most. */
const MAX = 4;
const FIRST = 1;

/** Open reports of the kind close by: "me too" in one tap, before the same is written again. */
export function Neighbours({ report, category }: { report: LocalReport; category: Category }) {
  const near = useNear(report, category);
  const [isLong, lengthen] = useState(false);
  const [joined, join] = useState<{ neighbour: Neighbour; n: number } | null>(null);
  if (joined) return <Joined {...joined} draft={report} />;
  if (near.length === 0) return null;
  return (
    <section class="neighbours stack-s" aria-labelledby="neighbours-title">
      <h2 id="neighbours-title" class="section-title">
        {t("send.near.title")}
      </h2>
      <p class="small">{t("send.near.text")}</p>
      <ul class="stack-s">
        {near.slice(0, isLong ? MAX : FIRST).map((neighbour) => (
          <li key={neighbour.id}>
            <One neighbour={neighbour} onJoined={(n) => join({ neighbour, n })} />
          </li>
        ))}
      </ul>
      {!isLong && near.length > FIRST && (
        <Button look="quiet" icon="down" onClick={() => lengthen(true)}>
          {t("send.near.more", { n: near.length - FIRST })}
        </Button>
      )}
    </section>
  );
}

/** What is reported there already by others; nothing without a connection. */
function useNear({ place }: LocalReport, { code, visibility }: Category): Neighbour[] {
  const [near, show] = useState<Neighbour[]>([]);
  const at = place ? `${place.lon} ${place.lat} ${code}` : "";
  useEffect(() => {
    show([]);
    if (!place || visibility === "private") return;
    let isCurrent = true;
    const mine = new Set(localReports.value.map(({ id }) => id));
    reportsNear(place, code)
      .then((found) => found.filter(({ id }) => !mine.has(id)).slice(0, MAX))
      // Without an answer the report is simply written: the department merges what is the same.
      .catch(() => [])
      .then((found) => isCurrent && show(found));
    return () => {
      isCurrent = false;
    };
  }, [at]);
  return near;
}

function One({ neighbour, onJoined }: { neighbour: Neighbour; onJoined: (n: number) => void }) {
  const [isSending, send] = useState(false);
  const [error, fail] = useState<unknown>(null);
  const meToo = async () => {
    send(true);
    fail(null);
    try {
      const { n_supporters } = await support(neighbour.id, await supporterKey());
      onJoined(n_supporters);
    } catch (problem) {
      fail(problem);
    } finally {
      send(false);
    }
  };
  const where = [distance(Math.max(10, neighbour.distance_m)), neighbour.address]
    .filter(Boolean)
    .join(" · ");
  return (
    <article class="neighbour">
      <Thumbnail src={neighbour.thumbnail} />
      <div class="neighbour-words">
        <p>
          <a href={`/reports/${neighbour.number}`}>
            {neighbour.excerpt || neighbour.category.name}
          </a>
        </p>
        <p class="muted small">{where}</p>
        <p class="muted small">
          {relative(neighbour.received_at)}
          {neighbour.n_supporters > 0 &&
            ` · ${t("report.supporters", { n: neighbour.n_supporters })}`}
        </p>
      </div>
      <Button icon="hand" disabled={isSending} onClick={() => void meToo()}>
        {t("send.near.me_too")}
      </Button>
      {error !== null && (
        <p class="field-error" role="alert">
          {failureText(error)}
        </p>
      )}
    </article>
  );
}

function Thumbnail({ src }: { src: string | null }) {
  if (!src) {
    return (
      <span class="neighbour-photo neighbour-none">
        <Icon name="report" />
      </span>
    );
  }
  return <img class="neighbour-photo" src={src} alt="" width={72} height={54} decoding="async" />;
}

/** It is done; the draft waits for a decision. */
function Joined({ neighbour, n, draft }: { neighbour: Neighbour; n: number; draft: LocalReport }) {
  const [isAsked, ask] = useState(false);
  return (
    <Notice kind="good" title={t("send.near.joined")} isAnnounced>
      <p>{t("report.supporters", { n })}</p>
      <p>{t("send.near.kept")}</p>
      <div class="row">
        <ButtonLink href={`/reports/${neighbour.number}`} look="primary">
          {t("send.near.open", { number: neighbour.number })}
        </ButtonLink>
        <Button icon="trash" onClick={() => ask(true)}>
          {t("start.discard")}
        </Button>
      </div>
      {isAsked && <Discard report={draft} onDone={() => ask(false)} />}
    </Notice>
  );
}
