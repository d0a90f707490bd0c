// SPDX-License-Identifier: EUPL-1.2
import { useEffect } from "preact/hooks";
import { loadTimeline } from "../api/report.ts";
import { reload, useResource } from "../api/resource.ts";
import { Button } from "../components/Button/Button.tsx";
import { Skeleton } from "../components/Skeleton/Skeleton.tsx";
import { story } from "../components/Timeline/story.ts";
import { Timeline } from "../components/Timeline/Timeline.tsx";
import { language } from "../i18n/language.ts";
import { t } from "../i18n/text.ts";
import { currentResponse, isOwn, photoKey, type Shown } from "./shown.ts";

/** What happened so far, newest last. */
export function Story({ shown }: { shown: Shown }) {
  const { report, caller } = shown;
  const name = `report story ${report.number}`;
  const load = () => loadTimeline(report.id, caller);
  const { value, error } = useResource(name, load);
  const again = () => void reload(`${language.value} ${name}`, load);
  useEffect(() => {
    if (value) again();
  }, [report.updated_at, report.status, report.responses.length]);
  const { responses } = report;
  const telling = { responses, above: currentResponse(report), isOwn: isOwn(shown) };
  return (
    <section class="stack" aria-labelledby="story">
      <h2 id="story">{t("follow.story")}</h2>
      {value ? (
        <Timeline
          happenings={story(value, telling)}
          label={report.category.name}
          photoKey={photoKey(shown)}
        />
      ) : error ? (
        <p class="row">
          <span>{t("follow.story.failed")}</span>
          <Button icon="undo" onClick={again}>
            {t("app.retry")}
          </Button>
        </p>
      ) : (
        <Skeleton n={2} />
      )}
    </section>
  );
}
