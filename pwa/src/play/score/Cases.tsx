// SPDX-License-Identifier: EUPL-1.2
import { appeal, type Case, loadCases } from "../../api/game.ts";
import { reload, useResource } from "../../api/resource.ts";
import { Empty } from "../../components/Empty/Empty.tsx";
import { Failure } from "../../components/Failure.tsx";
import { Page } from "../../components/Page/Page.tsx";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { toast } from "../../components/Toast/Toast.tsx";
import { date } from "../../i18n/format.ts";
import { language } from "../../i18n/language.ts";
import { t } from "../../i18n/text.ts";
import { change } from "../figures.ts";
import { LEAST_CHARS, ObjectionForm } from "./ObjectionForm.tsx";

const KEY = "cases";

/** What moderators were asked to look at, what they decided, and how to object. */
export function Cases() {
  const { value, error } = useResource(KEY, loadCases);
  return (
    <Page title={t("play.cases")} backTo="/play/settings">
      <p>{t("play.cases.text")}</p>
      {value?.length === 0 && <Empty icon="check" title={t("play.cases.none")} />}
      {!value && (error ? <Failure error={error} /> : <Skeleton />)}
      <ul class="stack-s play-list">
        {value?.map((one) => (
          <li key={one.id}>
            <CaseCard about={one} />
          </li>
        ))}
      </ul>
    </Page>
  );
}

/** A case: what a check saw, where it stands, and the words of both sides. */
export function CaseCard({ about }: { about: Case }) {
  const { kind, state, opened_at, reason, points, appealed_at, appeal_decided_at } = about;
  return (
    <article class="point stack-s" data-state={state}>
      <p>
        <b>{t(`play.case.${kind}`)}</b> <span class="small muted">{date(opened_at)}</span>
      </p>
      <p>{t(`play.case.state.${state}`)}</p>
      {reason && <blockquote class="case-words">{reason}</blockquote>}
      {points !== 0 && <p>{t("play.case.points", { n: change(points) })}</p>}
      {appealed_at && (
        <>
          <p>{t("play.case.appealed", { day: date(appealed_at) })}</p>
          <blockquote class="case-words">{about.appeal}</blockquote>
          {!appeal_decided_at && <p class="muted">{t("play.case.appeal.waits")}</p>}
        </>
      )}
      {about.appeal_reason && <blockquote class="case-words">{about.appeal_reason}</blockquote>}
      {about.can_appeal && (
        <ObjectionForm
          name={`case ${about.id}`}
          label={t("play.case.appeal")}
          hint={t("play.case.appeal.hint", { n: LEAST_CHARS })}
          button={t("play.case.appeal.send")}
          onSend={(words) => object(about.id, words)}
        />
      )}
    </article>
  );
}

async function object(id: string, words: string): Promise<void> {
  await appeal(id, words);
  await reload(`${language.value} ${KEY}`, loadCases);
  toast(t("play.case.appeal.sent"));
}
