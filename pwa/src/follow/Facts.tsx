// SPDX-License-Identifier: EUPL-1.2
import { Fragment } from "preact";
import { categoryIn, loadCatalogue } from "../api/catalogue.ts";
import type { Report } from "../api/report.ts";
import { useResource } from "../api/resource.ts";
import { city } from "../app/city.ts";
import { answerWords } from "../components/answers.ts";
import { dateTime } from "../i18n/format.ts";
import { t, words } from "../i18n/text.ts";
import { Place } from "./Place.tsx";
import type { Shown } from "./shown.ts";

/** Where it is, who answers, when it came in, and what the category asked. */
export function Facts({ shown: { report } }: { shown: Shown }) {
  return (
    <div class="stack">
      <Place report={report} />
      <dl class="follow-facts">
        {report.subject.name && (
          <div>
            <dt>{t("follow.about")}</dt>
            <dd>{report.subject.name}</dd>
          </div>
        )}
        <div>
          <dt>{t("follow.department")}</dt>
          <dd>{report.department.name}</dd>
        </div>
        <div>
          <dt>{t("follow.received")}</dt>
          <dd>
            <time dateTime={report.received_at}>{dateTime(report.received_at)}</time>
          </dd>
        </div>
        {report.captured_at && <Captured at={report.captured_at} received={report.received_at} />}
        {Object.keys(report.answers ?? {}).length > 0 && <Answers report={report} />}
      </dl>
    </div>
  );
}

/** Minutes between writing and receipt that are worth telling: it was written without a signal. */
const WORTH_MIN = 5;

function Captured({ at, received }: { at: string; received: string }) {
  if (Date.parse(received) - Date.parse(at) < WORTH_MIN * 60_000) return null;
  return (
    <div>
      <dt>{t("follow.captured")}</dt>
      <dd>
        <time dateTime={at}>{dateTime(at)}</time>
      </dd>
    </div>
  );
}

/** What the category asked and the reporter answered, in the city's words. */
function Answers({ report }: { report: Report }) {
  const jurisdiction = city.value?.code ?? "";
  const { value } = useResource(`catalogue ${jurisdiction}`, () => loadCatalogue(jurisdiction));
  const category = categoryIn(value, report.category.code);
  return (
    <Fragment>
      {category?.questions.map(({ code, label, options }) => {
        const said = answerWords(report.answers?.[code], options);
        return (
          said && (
            <div key={code}>
              <dt>{words(label)}</dt>
              <dd>{said}</dd>
            </div>
          )
        );
      })}
    </Fragment>
  );
}
