// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import type { Schema } from "../../api/client.ts";
import { loadEvidence, type SheetView } from "../../api/sheet.ts";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { DeedFailure, useDeed } from "../../forms/deed.tsx";
import { dateTime } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import { percent } from "../manager/hours.ts";

type Known = Schema["Evidence"];
type Report = SheetView["report"];

/** Whether residents may have been there: it came from a campaign, or its answer can be checked. */
export function isSeen({ channel, outcome }: Report): boolean {
  return channel === "campaign" || outcome === "fixed" || outcome === "nothing_to_fix";
}

/** What residents on the spot say, and how sure that makes it; asked for when somebody wants it. */
export function Evidence({ report }: { report: Report }) {
  const [known, show] = useState<Known | null>(null);
  const deed = useDeed();
  const load = () => deed.run(async () => show(await loadEvidence(report.id)));
  return (
    <details
      class="sheet-more"
      onToggle={(event) => event.currentTarget.open && known === null && void load()}
    >
      <summary>{t("sheet.evidence")}</summary>
      <DeedFailure error={deed.error} />
      {deed.isBusy && known === null && <Skeleton n={2} />}
      <ul class="sheet-lines">
        {known?.points.map((point) => (
          <li key={point.id}>
            <p>
              <b>{point.campaign.title}</b>
            </p>
            <p>
              {t("sheet.evidence.point", {
                share: percent(point.probability, 1),
                yes: point.n_yes,
                no: point.n_no,
              })}
            </p>
            <p class="muted">{t("sheet.evidence.found", { at: dateTime(point.captured_at) })}</p>
            {point.photo && (
              <img
                class="evidence-photo"
                src={point.photo.url.replace("{size}", "medium")}
                alt={t("sheet.evidence.photo")}
                loading="lazy"
              />
            )}
          </li>
        ))}
        {known?.closure && (
          <li>
            <p>
              {t("sheet.evidence.closure", {
                fixed: known.closure.n_fixed,
                not: known.closure.n_not_fixed,
              })}
            </p>
          </li>
        )}
      </ul>
    </details>
  );
}
