// SPDX-License-Identifier: EUPL-1.2
import { useEffect } from "preact/hooks";
import { person } from "../api/session.ts";
import {
  type AnswerDeed,
  type FieldDeed,
  fieldDeeds,
  type PointDeed,
  refreshDeeds,
} from "../app/field.ts";
import { isOnline, isSending, sendSoon } from "../app/sending.ts";
import { Button } from "../components/Button/Button.tsx";
import { Notice } from "../components/Notice/Notice.tsx";
import { t } from "../i18n/text.ts";
import { AlreadyMapped, isAlreadyMapped } from "./AlreadyMapped.tsx";
import { isHeldBack, isOwn, sendAgain } from "./again.ts";
import { PutAway } from "./PutAway.tsx";
import { dropTold, told, useTold } from "./told.ts";
import { WayToObject } from "./WayToObject.tsx";

/** What of playing lies on this device: what waits, what needs a word, and what did not count. */
export function Waiting() {
  useTold();
  useEffect(() => void refreshDeeds(), []);
  const deeds = fieldDeeds.value.filter(isPlayed).filter(isOwn);
  const waiting = deeds.filter(({ state }) => state === "waiting");
  if (person.value === null) return <Locked n={deeds.length} />;
  return (
    <div class="stack-s play-waiting" data-unsent={waiting.length}>
      {waiting.length > 0 && <Unsent deeds={waiting} />}
      {deeds
        .filter(({ state }) => state === "refused")
        .map((deed) =>
          isAlreadyMapped(deed) ? (
            <AlreadyMapped key={deed.id} deed={deed} />
          ) : (
            <Refused key={deed.id} deed={deed} />
          ),
        )}
      <Uncounted />
    </div>
  );
}

function isPlayed(deed: FieldDeed): deed is PointDeed | AnswerDeed {
  return deed.kind === "point" || deed.kind === "answer";
}

/** That something waits for its author to come back; what it is, only they see. */
function Locked({ n }: { n: number }) {
  if (n === 0) return null;
  return (
    <Notice kind="info" title={t("play.waiting", { n })}>
      <p>{t("play.waiting.signed_out")}</p>
    </Notice>
  );
}

function Unsent({ deeds }: { deeds: (PointDeed | AnswerDeed)[] }) {
  return (
    <Notice kind="info" title={t("play.waiting", { n: deeds.length })} isAnnounced>
      <ul>
        {deeds.map((deed) => (
          <li key={deed.id}>{deed.label}</li>
        ))}
      </ul>
      <p>{why(deeds)}</p>
      {isOnline.value && !isSending.value && (
        <p>
          <Button icon="send" onClick={() => void sendSoon({ isForced: true })}>
            {t("play.waiting.now")}
          </Button>
        </p>
      )}
    </Notice>
  );
}

function why(deeds: readonly (PointDeed | AnswerDeed)[]): string {
  if (isSending.value) return t("play.waiting.sending");
  if (deeds.some(({ wait }) => wait?.why === "signed_out")) return t("play.waiting.signed_out");
  return t(isOnline.value ? "play.waiting.soon" : "play.waiting.offline");
}

function Refused({ deed }: { deed: PointDeed | AnswerDeed }) {
  return (
    <Notice kind="warning" title={deed.label} isAnnounced>
      <p>{deed.problem?.detail ?? deed.problem?.title}</p>
      {isHeldBack(deed) && <p>{t("play.waiting.held")}</p>}
      <p>
        <Button icon="again" onClick={() => void sendAgain(deed)}>
          {t("app.retry")}
        </Button>
      </p>
      <PutAway deed={deed} />
    </Notice>
  );
}

/** Answers that were taken and proved nothing, with what to do better. */
function Uncounted() {
  const flagged = [...told.value.values()].filter(({ answer }) => answer.flags.length > 0);
  if (flagged.length === 0) return null;
  return (
    <Notice kind="info" title={t("play.uncounted")} isAnnounced>
      <ul class="stack-s">
        {flagged.map(({ target, label, answer }) => (
          <li key={target}>
            <b>{label}</b>
            {answer.flags.map((flag) => (
              <p key={flag}>{t(`play.flag.${flag}`)}</p>
            ))}
          </li>
        ))}
      </ul>
      <WayToObject />
      <p>
        <Button icon="check" onClick={() => void dropTold()}>
          {t("play.read")}
        </Button>
      </p>
    </Notice>
  );
}
