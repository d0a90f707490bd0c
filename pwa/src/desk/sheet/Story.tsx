// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import type { Entry, Report } from "../../api/report.ts";
import { story } from "../../components/Timeline/story.ts";
import { Timeline } from "../../components/Timeline/Timeline.tsx";
import { t } from "../../i18n/text.ts";

interface Props {
  report: Report;
  entries: Entry[];
}

const PARTS = ["all", "public", "internal"] as const;
type Part = (typeof PARTS)[number];

/** Everything that happened, newest first; what only staff read can be told apart. */
export function Story({ report, entries }: Props) {
  const [part, choose] = useState<Part>("all");
  const told = entries.filter(
    ({ is_public }) => part === "all" || is_public === (part === "public"),
  );
  const telling = { responses: report.responses, above: null, isOwn: false };
  return (
    <section class="stack" aria-labelledby="sheet-story">
      <div class="sheet-head">
        <h2 id="sheet-story">{t("sheet.story")}</h2>
        <fieldset class="sheet-parts">
          <legend class="unseen">{t("sheet.story.show")}</legend>
          {PARTS.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="sheet-part"
                checked={one === part}
                onChange={() => choose(one)}
              />
              <span>{t(`sheet.story.${one}`)}</span>
            </label>
          ))}
        </fieldset>
      </div>
      {told.length > 0 ? (
        <Timeline happenings={story(told, telling)} label={report.category.name} isNewestFirst />
      ) : (
        <p class="muted">{t("sheet.story.none")}</p>
      )}
    </section>
  );
}
