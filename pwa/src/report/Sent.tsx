// SPDX-License-Identifier: EUPL-1.2
import { useEffect } from "preact/hooks";
import type { Schema } from "../api/client.ts";
import { person } from "../api/session.ts";
import type { LocalReport } from "../app/database.ts";
import { localReports } from "../app/local.ts";
import { go, type Params } from "../app/router.ts";
import { isSending, sendSoon } from "../app/sending.ts";
import { Button, ButtonLink } from "../components/Button/Button.tsx";
import { TimerClock, TimerLine } from "../components/Clock/TimerClock.tsx";
import { computationWords } from "../components/Clock/words.ts";
import { Icon, type IconName } from "../components/Icon/Icon.tsx";
import { waitText } from "../components/LocalCard/LocalCard.tsx";
import { Notice } from "../components/Notice/Notice.tsx";
import { Page } from "../components/Page/Page.tsx";
import { t, words } from "../i18n/text.ts";
import { useCategory } from "./catalogue.ts";
import { isKnown } from "./draft.ts";
import { correct, screenOf } from "./flow.ts";
import { NoDraft } from "./NoDraft.tsx";
import { placeWords } from "./placing.ts";
import "./Sent.css";

/** What became of a report: it waits, it has a number and dates, or the city wants it changed. */
export function Sent({ params }: { params: Params }) {
  const report = localReports.value.find(({ id }) => id === params.id);
  const state = report?.state;
  useEffect(() => {
    if (report?.state === "draft") go(screenOf(report), { replace: true });
    if (state === "waiting") void sendSoon();
  }, [state]);
  if (!report || report.state === "draft") {
    return <NoDraft title={t("sent.title")} isRead={isKnown() && !report} />;
  }
  return (
    <Page title={t(`sent.title.${report.state}`)} backTo="/">
      <div class="stack" role="status">
        {state === "waiting" && <Waiting report={report} />}
        {state === "refused" && <Refused report={report} />}
        {report.report && <Received report={report} view={report.report} />}
      </div>
      {report.report && <Offers report={report} view={report.report} />}
      <ButtonLink href="/report" icon="add" isWide>
        {t("sent.another")}
      </ButtonLink>
    </Page>
  );
}

/** The answer to the tap on "Send": a drawing and a sentence. */
function Banner({ icon, kind, children }: { icon: IconName; kind: string; children: string }) {
  return (
    <div class="banner" data-kind={kind}>
      <Icon name={icon} />
      <p>{children}</p>
    </div>
  );
}

function Waiting({ report }: { report: LocalReport }) {
  const why = report.wait ? waitText(report.wait, report.next_at) : t("sent.waiting.soon");
  const isOffline = report.wait?.why === "offline";
  return (
    <>
      <Banner icon={isOffline ? "offline" : "clock"} kind="waiting">
        {t("sent.waiting.saved")}
      </Banner>
      <p>{isSending.value ? t("sent.waiting.now") : why}</p>
      <p class="muted">{t("sent.waiting.close")}</p>
      <Summary report={report} />
      <div class="row">
        {report.wait?.why === "signed_out" ? (
          <ButtonLink href="/sign-in" look="primary" icon="person">
            {t("sent.sign_in")}
          </ButtonLink>
        ) : (
          <Button
            look="primary"
            icon="send"
            disabled={isSending.value}
            onClick={() => void sendSoon({ isForced: true })}
          >
            {t("sent.try_now")}
          </Button>
        )}
        <Button icon="edit" onClick={() => void correct(report)}>
          {t("sent.change")}
        </Button>
      </div>
    </>
  );
}

function Summary({ report }: { report: LocalReport }) {
  const category = useCategory(report.category);
  return (
    <ul class="summary">
      {category && <li>{words(category.name)}</li>}
      {report.place && <li>{placeWords(report.place)}</li>}
      {report.photo_ids.length > 0 && <li>{t("photos.label", { n: report.photo_ids.length })}</li>}
    </ul>
  );
}

/** In the server's words: what is wrong, and the way to put it right. */
function Refused({ report }: { report: LocalReport }) {
  const { problem } = report;
  return (
    <>
      <Notice kind="error" title={problem?.title ?? t("sent.title.refused")}>
        {problem?.detail && <p>{problem.detail}</p>}
        <p>{t("sent.refused.kept")}</p>
      </Notice>
      <Summary report={report} />
      <Button look="primary" icon="edit" isWide onClick={() => void correct(report)}>
        {t("sent.correct")}
      </Button>
    </>
  );
}

type View = Schema["ReportView"];

function Received({ report, view }: { report: LocalReport; view: View }) {
  const category = useCategory(report.category);
  return (
    <>
      <Banner icon="check" kind="sent">
        {t("sent.received")}
      </Banner>
      <dl class="receipt">
        <div>
          <dt>{t("sent.number")}</dt>
          <dd class="receipt-number">{view.number}</dd>
        </div>
        <div>
          <dt>{t("sent.department")}</dt>
          <dd>{view.department.name}</dd>
        </div>
        <div>
          <dt>{t("sent.about")}</dt>
          <dd>{`${words(category?.name) || view.category.name}, ${view.address}`}</dd>
        </div>
      </dl>
      {view.status === "submitted" && (
        <Notice>
          <p>{t("sent.moderated")}</p>
        </Notice>
      )}
      <Promises view={view} />
    </>
  );
}

/** Both dates, and the rule of the one that counts in plain words. */
function Promises({ view }: { view: View }) {
  const answer = view.promises.find(({ target }) => target === "resolution");
  const first = view.promises.find(({ target }) => target === "first_response");
  return (
    <section class="stack-s" aria-labelledby="promises-title">
      <h2 id="promises-title" class="section-title">
        {t("sent.promises")}
      </h2>
      {answer && (
        <>
          <TimerClock timer={answer} />
          <ul class="rule small">
            {computationWords(answer.computation)
              .filter(Boolean)
              .map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
          </ul>
        </>
      )}
      {first && <TimerLine timer={first} />}
    </section>
  );
}

/** What can be done next: look at the page, or sign in to keep all reports in one place. */
function Offers({ report, view }: { report: LocalReport; view: View }) {
  return (
    <section class="stack" aria-labelledby="offers-title">
      <h2 id="offers-title" class="section-title">
        {t("sent.next")}
      </h2>
      <ButtonLink href={`/reports/${view.number}`} look="primary" icon="report" isWide>
        {t("sent.open")}
      </ButtonLink>
      {person.value ? (
        <p class="muted small">{t("sent.news", { email: person.value.email })}</p>
      ) : (
        <>
          {report.email && <p class="muted small">{t("sent.news", { email: report.email })}</p>}
          <ButtonLink
            href={`/sign-in?email=${encodeURIComponent(report.email)}`}
            icon="person"
            isWide
          >
            {t("sent.account")}
          </ButtonLink>
        </>
      )}
    </section>
  );
}
