// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from "preact";
import { categoryIn, loadCatalogue } from "../../api/catalogue.ts";
import type { Report } from "../../api/report.ts";
import { useResource } from "../../api/resource.ts";
import { city } from "../../app/city.ts";
import { answerWords } from "../../components/answers.ts";
import { BeforeAfter } from "../../components/PhotoView/BeforeAfter.tsx";
import { PhotoView } from "../../components/PhotoView/PhotoView.tsx";
import { dateTime } from "../../i18n/format.ts";
import { t, words } from "../../i18n/text.ts";

interface Props {
  report: Report;
  /** Below the photos, such as what makes parts of them unreadable. */
  photoTools?: ComponentChildren;
}

/** What the reporter sent, in their own words and pictures, and the answers so far. */
export function Words({ report, photoTools }: Props) {
  return (
    <section class="stack sheet-words" aria-labelledby="sheet-words">
      <h2 id="sheet-words" class="unseen">
        {t("sheet.words")}
      </h2>
      {report.description ? (
        <blockquote class="sheet-quote">{report.description}</blockquote>
      ) : (
        <p class="muted">{t("sheet.words.none")}</p>
      )}
      <Answers report={report} />
      <Photos report={report} />
      {photoTools}
      {report.responses.map((response) => (
        <Response key={response.cycle} response={response} />
      ))}
    </section>
  );
}

/** The reporter's photos; beside that of the newest answer, to be compared. */
function Photos({ report }: { report: Report }) {
  const before = report.photos[0];
  const after = report.responses.at(-1)?.photos[0];
  if (!before || !after) {
    return <PhotoView photos={report.photos} label={report.category.name} />;
  }
  return (
    <div class="stack-s">
      <BeforeAfter before={before} after={after} label={report.category.name} />
      {report.photos.length > 1 && (
        <PhotoView photos={report.photos} label={report.category.name} isSmall />
      )}
    </div>
  );
}

function Answers({ report }: { report: Report }) {
  const jurisdiction = city.value?.code ?? "";
  const { value } = useResource(`catalogue ${jurisdiction}`, () => loadCatalogue(jurisdiction));
  const questions = categoryIn(value, report.category.code)?.questions ?? [];
  const said = questions
    .map(({ code, label, options }) => ({
      code,
      label: words(label),
      answer: answerWords(report.answers?.[code], options),
    }))
    .filter(({ answer }) => answer);
  if (said.length === 0) return null;
  return (
    <dl class="sheet-facts">
      {said.map(({ code, label, answer }) => (
        <div key={code}>
          <dt>{label}</dt>
          <dd>{answer}</dd>
        </div>
      ))}
    </dl>
  );
}

function Response({ response }: { response: Report["responses"][number] }) {
  const { outcome, text, answered_at, rating, department } = response;
  return (
    <div class="sheet-response stack-s">
      <p class="row">
        <b>{t(`outcome.${outcome}`)}</b>
        <span class="muted small">
          {department.name} · <time dateTime={answered_at}>{dateTime(answered_at)}</time>
        </span>
      </p>
      <blockquote class="sheet-quote">{text}</blockquote>
      {rating && (
        <p class="small">
          {t("sheet.rated", { grade: rating.grade })}
          {rating.comment && ` · ${rating.comment}`}
        </p>
      )}
    </div>
  );
}
