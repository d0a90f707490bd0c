// SPDX-License-Identifier: EUPL-1.2
import { useEffect } from "preact/hooks";
import { Button, ButtonLink } from "../components/Button/Button.tsx";
import { TimerClock } from "../components/Clock/TimerClock.tsx";
import { Notice } from "../components/Notice/Notice.tsx";
import { Page } from "../components/Page/Page.tsx";
import { PhotoView } from "../components/PhotoView/PhotoView.tsx";
import { Status } from "../components/Status/Status.tsx";
import { dateTime } from "../i18n/format.ts";
import { t } from "../i18n/text.ts";
import { Facts } from "./Facts.tsx";
import { FollowSheet } from "./FollowSheet.tsx";
import { Neighbours } from "./Neighbours.tsx";
import { NextAction } from "./NextAction.tsx";
import { useNeighbours } from "./neighbours.ts";
import { OwnDeeds } from "./OwnDeeds.tsx";
import { Promises } from "./Promises.tsx";
import { RateForm } from "./RateForm.tsx";
import { ReplyForm } from "./ReplyForm.tsx";
import { ResponseView } from "./ResponseView.tsx";
import { ShareButton } from "./ShareButton.tsx";
import { Story } from "./Story.tsx";
import {
  currentResponse,
  isEverybodys,
  isKeyExpired,
  isOwn,
  mainTimer,
  photoKey,
  type Shown,
} from "./shown.ts";
import "./ReportPage.css";

interface Props {
  shown: Shown;
}

/** A report with everything that the reader may see of it and do with it. */
export function ReportPage({ shown }: Props) {
  const { report } = shown;
  const response = currentResponse(report);
  const neighbours = useNeighbours(shown);
  useTarget();
  return (
    <Page
      title={report.category.name}
      backTo="/reports"
      tools={isEverybodys(report) && <ShareButton report={report} />}
      action={<NextAction shown={shown} neighbours={neighbours} />}
    >
      <div class="follow-page">
        <div class="follow-lead stack">
          <Lead shown={shown} />
          {/* The date is what people come for: on phones it stands before all but an answer. */}
          {!response && (
            <div class="follow-clock-above">
              <MainClock shown={shown} />
            </div>
          )}
          {report.question && <ReplyForm shown={shown} />}
          {response ? (
            <>
              <ResponseView shown={shown} response={response} />
              {report.actions.includes("rate") && <RateForm shown={shown} />}
            </>
          ) : (
            <Reported shown={shown} />
          )}
        </div>
        <div class="follow-side stack">
          <div class={response ? "" : "follow-clock-beside"}>
            <MainClock shown={shown} />
          </div>
          <Neighbours neighbours={neighbours} />
          <Facts shown={shown} />
        </div>
        <div class="follow-rest stack">
          {response && <Reported shown={shown} />}
          <Story shown={shown} />
          <Promises report={report} />
          <OwnDeeds shown={shown} />
        </div>
      </div>
      {neighbours.sheet && <FollowSheet report_id={report.id} onClose={neighbours.closeSheet} />}
    </Page>
  );
}

/** A mail leads to a form of the page, which is there only now that the report has come. */
function useTarget(): void {
  useEffect(() => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (!target) return;
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  }, []);
}

/** Where the report stands, in a word and in a sentence. */
function Lead({ shown }: Props) {
  const { report, asOf, again } = shown;
  return (
    <div class="stack-s">
      <p class="row follow-lead-line">
        <Status status={report.status} />
        <span class="muted figures">{report.number}</span>
      </p>
      <p>{statusWords(shown)}</p>
      {report.visibility === "private" && <Notice>{t("follow.private")}</Notice>}
      {isKeyExpired(shown) && <Notice kind="warning">{t("follow.expired")}</Notice>}
      {asOf && (
        <Notice kind="warning" isAnnounced>
          <p>{t("follow.as_of", { when: dateTime(asOf) })}</p>
          <p>
            <Button icon="undo" onClick={again}>
              {t("app.retry")}
            </Button>
          </p>
        </Notice>
      )}
      {report.duplicate_of && (
        <Notice>
          <p>{t("follow.duplicate", { number: report.duplicate_of })}</p>
          <p>
            <ButtonLink href={`/reports/${report.duplicate_of}`}>
              {t("follow.duplicate.open", { number: report.duplicate_of })}
            </ButtonLink>
          </p>
        </Notice>
      )}
    </div>
  );
}

/** Return a sentence about where the report stands; to its reporter, what that asks of them. */
function statusWords(shown: Shown): string {
  const { status, actions, department } = shown.report;
  const words = { department: department.name };
  if (isOwn(shown)) {
    if (status === "withdrawn") return t("follow.status.own.withdrawn");
    if (status === "answered" && actions.includes("rate")) {
      return t("follow.status.own.answered", words);
    }
    if (status === "needs_info") return t("follow.status.own.needs_info", words);
  }
  return t(`follow.status.${status}`, words);
}

function MainClock({ shown }: { shown: Shown }) {
  const timer = mainTimer(shown.report);
  if (!timer) return null;
  return (
    <div class="stack-s">
      <TimerClock timer={timer} />
      {timer.cycle > 1 && <p class="muted small">{t("follow.attempt")}</p>}
    </div>
  );
}

/** The photos and words of the reporter. */
function Reported({ shown }: { shown: Shown }) {
  const { report } = shown;
  const hidden = report.status === "rejected" ? "follow.hidden.rejected" : "follow.hidden";
  return (
    <section class="stack" aria-labelledby="reported">
      <h2 id="reported">{t("follow.what")}</h2>
      <PhotoView
        photos={report.photos}
        label={report.category.name}
        photoKey={photoKey(shown)}
        // Beside "before and after" they need no room twice.
        isSmall={(currentResponse(report)?.photos.length ?? 0) > 0}
      />
      {report.description ? (
        <blockquote class="follow-words">{report.description}</blockquote>
      ) : (
        <p class="muted">{t(report.description === null ? hidden : "follow.no_text")}</p>
      )}
      {report.visibility === "public" && report.status === "submitted" && isOwn(shown) && (
        <p class="muted small">{t("follow.hidden.own")}</p>
      )}
    </section>
  );
}
