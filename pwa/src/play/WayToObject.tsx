// SPDX-License-Identifier: EUPL-1.2
import { t } from "../i18n/text.ts";

/** The way on for whom a check did wrong. */
export function WayToObject() {
  return (
    <p class="small">
      <a class="play-way" href="/play/unscored">
        {t("play.unscored.way")}
      </a>
    </p>
  );
}
