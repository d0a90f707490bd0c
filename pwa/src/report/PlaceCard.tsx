// SPDX-License-Identifier: EUPL-1.2
import { cities } from "../app/city.ts";
import type { LocalPlace } from "../app/database.ts";
import { Icon } from "../components/Icon/Icon.tsx";
import { Notice } from "../components/Notice/Notice.tsx";
import { t, words } from "../i18n/text.ts";
import { isServed } from "./catalogue.ts";
import { placeWords, sourceWords } from "./placing.ts";
import { gps } from "./position.ts";

/** Where the report is by now, in words; it tells every change to a reader of the screen. */
export function PlaceCard({ place }: { place: LocalPlace | null }) {
  return (
    <div role="status" class="stack-s">
      {place ? <Found place={place} /> : <Missing />}
      {place && !isServed(place) && (
        <Notice kind="warning">
          <p>
            {t("where.outside", { city: cities.value.map(({ name }) => words(name)).join(", ") })}
          </p>
        </Notice>
      )}
    </div>
  );
}

function Found({ place }: { place: LocalPlace }) {
  return (
    <div class="place">
      <Icon name="pin" />
      <div>
        <p class="place-address">{placeWords(place)}</p>
        <p class="muted small">{sourceWords(place)}</p>
      </div>
    </div>
  );
}

function Missing() {
  const state = gps.value;
  if (state === "denied" || state === "lost") {
    return (
      <Notice kind="warning">
        <p>{t(`where.gps.${state}`)}</p>
      </Notice>
    );
  }
  return (
    <div class="place" data-looking="true">
      <Icon name="locate" />
      <div>
        <p class="place-address">{t("where.looking")}</p>
        <p class="muted small">{t("where.looking.hint")}</p>
      </div>
    </div>
  );
}
