// SPDX-License-Identifier: EUPL-1.2

import { metresBetween } from "../api/metres.ts";
import type { LocalReport } from "../app/database.ts";
import { Icon } from "../components/Icon/Icon.tsx";
import { Notice } from "../components/Notice/Notice.tsx";
import { distance } from "../i18n/format.ts";
import { t } from "../i18n/text.ts";
import { areApart } from "./place.ts";
import { placeWords, sourceWords } from "./placing.ts";
import { fix } from "./position.ts";

/** The place of a draft in one row, with the way to change it; it is never used unseen. */
export function PlaceRow({ report }: { report: LocalReport }) {
  const { place } = report;
  const found = fix.value;
  const isDoubtful = place?.source === "photo" && areApart(place, found);
  return (
    <div class="stack-s">
      <div class="fact" id="place" tabIndex={-1}>
        <Icon name="pin" />
        <div class="fact-words">
          <p class="fact-main">{place ? placeWords(place) : t("where.fault.none")}</p>
          {place && <p class="muted small">{sourceWords(place)}</p>}
        </div>
        <a class="fact-change" href={`/report/${report.id}`}>
          {t("send.change")} <span class="unseen">{t("send.change.place")}</span>
        </a>
      </div>
      {isDoubtful && found && (
        <Notice kind="warning" isAnnounced>
          <p>{t("where.photo_apart", { distance: distance(metresBetween(found, place)) })}</p>
        </Notice>
      )}
    </div>
  );
}
