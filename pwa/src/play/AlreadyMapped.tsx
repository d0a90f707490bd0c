// SPDX-License-Identifier: EUPL-1.2
import { type Known, offerOf } from "../api/mapping.ts";
import { support } from "../api/nearby.ts";
import { dropDeed, type FieldDeed, type PointDeed } from "../app/field.ts";
import { supporterKey } from "../app/keys.ts";
import { go } from "../app/router.ts";
import { isOnline } from "../app/sending.ts";
import { Button } from "../components/Button/Button.tsx";
import { Notice } from "../components/Notice/Notice.tsx";
import { toast } from "../components/Toast/Toast.tsx";
import { DeedFailure, useDeed } from "../forms/deed.tsx";
import { distance } from "../i18n/format.ts";
import { t } from "../i18n/text.ts";
import { sendAgain } from "./again.ts";
import { addMission } from "./kept.ts";
import { PutAway } from "./PutAway.tsx";
import { stand } from "./standing.ts";

const KIND = "/problems/already-mapped";

/** A point that the server holds for one that is known. */
export function isAlreadyMapped(deed: FieldDeed): deed is PointDeed {
  return deed.kind === "point" && deed.problem?.type === KIND;
}

/** Things like it are on the map right there: is it one of them, or another one? */
export function AlreadyMapped({ deed }: { deed: PointDeed }) {
  const task = useDeed();
  const { points = [], reports = [] } = deed.problem as unknown as Partial<Known>;
  const isIt = (work: () => Promise<void>) => void task.run(work);
  const ids = [...points, ...reports].map(({ id }) => id);
  return (
    <Notice kind="info" title={t("play.known", { what: deed.label })} isAnnounced>
      <p>{t("play.known.text")}</p>
      <ul class="play-known">
        {points.map(({ id, distance_m }) => (
          <Thing key={id} what={deed.label} metres={distance_m}>
            <Button disabled={task.isBusy} onClick={() => isIt(() => answer(deed, id))}>
              {t("play.known.this")}
            </Button>
          </Thing>
        ))}
        {reports.map(({ id, number, distance_m }) => (
          <Thing key={id} what={t("play.point.report", { number })} metres={distance_m}>
            <Button disabled={task.isBusy} onClick={() => isIt(() => meToo(deed, id, number))}>
              {t("play.known.this")}
            </Button>
          </Thing>
        ))}
      </ul>
      <p>
        <Button icon="add" disabled={task.isBusy} onClick={() => isIt(() => another(deed, ids))}>
          {t("play.known.another")}
        </Button>
      </p>
      <PutAway deed={deed} />
      {!isOnline.value && <p>{t("play.known.offline")}</p>}
      <DeedFailure error={task.error} isKept />
    </Notice>
  );
}

interface ThingProps {
  what: string;
  metres: number;
  children: preact.ComponentChildren;
}

function Thing({ what, metres, children }: ThingProps) {
  return (
    <li>
      <span>
        <b>{what}</b>
        <span class="small muted">
          {" "}
          {t("play.away", { distance: distance(Math.max(10, metres)) })}
        </span>
      </span>
      {children}
    </li>
  );
}

/** It is a thing that somebody else found: say whether it is there. */
async function answer(deed: PointDeed, point_id: string): Promise<void> {
  const from = await stand();
  const offer = await offerOf(point_id, from, from.accuracyM);
  await addMission(offer);
  await dropDeed(deed.id);
  go(`/play/missions/${offer.id}`);
}

/** It is reported: say "me too". */
async function meToo(deed: PointDeed, report_id: string, number: string): Promise<void> {
  await support(report_id, await supporterKey());
  await dropDeed(deed.id);
  toast(t("play.known.joined", { number }));
}

/** It is none of those: add it all the same. */
async function another(deed: PointDeed, ids: string[]): Promise<void> {
  const distinct_from = [...(deed.words.distinct_from ?? []), ...ids];
  await sendAgain(deed, { ...deed.words, distinct_from });
}
