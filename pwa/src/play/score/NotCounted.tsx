// SPDX-License-Identifier: EUPL-1.2
import { loadUnscored, objectTo, type Unscored } from "../../api/game.ts";
import { put, useResource } from "../../api/resource.ts";
import { Empty } from "../../components/Empty/Empty.tsx";
import { Failure } from "../../components/Failure.tsx";
import { Page } from "../../components/Page/Page.tsx";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { toast } from "../../components/Toast/Toast.tsx";
import { date } from "../../i18n/format.ts";
import { language } from "../../i18n/language.ts";
import { t } from "../../i18n/text.ts";
import { cameOf } from "./came.ts";
import { LEAST_CHARS, ObjectionForm } from "./ObjectionForm.tsx";
import { subjectWords } from "./reckoning.ts";

const KEY = "unscored";

/** What checks took no account of, each with why, and a way to have a person look at it. */
export function NotCounted() {
  const { value, error } = useResource(KEY, loadUnscored);
  return (
    <Page title={t("play.unscored")} backTo="/play/score">
      <p>{t("play.unscored.text")}</p>
      {value?.length === 0 && (
        <Empty icon="check" title={t("play.unscored.none")}>
          <p>{t("play.unscored.none.text")}</p>
        </Empty>
      )}
      {!value && (error ? <Failure error={error} /> : <Skeleton />)}
      <ul class="stack-s play-list">
        {value?.map((one) => (
          <li key={one.id}>
            <NotCountedCard of={one} />
          </li>
        ))}
      </ul>
    </Page>
  );
}

/** A point or an answer: what it was, why it does not count, and what a person said to it. */
export function NotCountedCard({ of: one }: { of: Unscored }) {
  const { subject, objection } = one;
  // What counts by now has no flags any more; the objection says what there was to object to.
  const flags = objection?.flags ?? one.flags;
  const came = cameOf(one);
  return (
    <article class="point stack-s" data-came={came ?? "unasked"}>
      <p>
        <b>{subjectWords(subject)}</b> <span class="small muted">{date(one.at)}</span>
        <br />
        {subject.answer
          ? t("play.unscored.answer", { answer: t(`play.answer.${subject.answer}`) })
          : t("play.unscored.point")}
      </p>
      {flags.map((flag) => (
        <p key={flag} class={came === "counts" ? "muted" : undefined}>
          {t(`play.flag.${flag}`)}
        </p>
      ))}
      {objection && (
        <>
          <p>{t("play.unscored.asked", { day: date(objection.made_at) })}</p>
          <blockquote class="case-words">{objection.text}</blockquote>
        </>
      )}
      {came && <p>{t(`play.unscored.${came}`)}</p>}
      {objection?.reason && <blockquote class="case-words">{objection.reason}</blockquote>}
      {one.can_object && (
        <details class="score-more">
          <summary>{t("play.unscored.ask")}</summary>
          <ObjectionForm
            name={`unscored ${one.id}`}
            label={t("play.unscored.why")}
            hint={t("play.unscored.why.hint", { n: LEAST_CHARS })}
            button={t("play.unscored.send")}
            onSend={(words) => ask(one.id, words)}
          />
        </details>
      )}
    </article>
  );
}

async function ask(id: string, words: string): Promise<void> {
  put(`${language.value} ${KEY}`, await objectTo(id, words));
  toast(t("play.unscored.sent"));
}
