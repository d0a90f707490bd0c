// SPDX-License-Identifier: EUPL-1.2
import { t } from "../i18n/text.ts";
import { Mark } from "./Mark.tsx";
import { STAGES, type Stage } from "./marks.ts";
import type { ClockState } from "./palette.ts";
import "./Legend.css";

const CLOCKS: ClockState[] = ["on_track", "due_soon", "overdue", "kept", "late", "cancelled"];

/** What the marks on the map mean. */
export function Legend() {
  return (
    <div class="legend stack">
      <section class="stack-s">
        <h3>{t("map.legend.shape")}</h3>
        <ul class="legend-list">
          {(Object.keys(STAGES) as Stage[]).map((stage) => (
            <li key={stage}>
              <Mark shape={STAGES[stage].shape} />
              <span>{t(`map.stage.${stage}`)}</span>
            </li>
          ))}
        </ul>
      </section>
      <section class="stack-s">
        <h3>{t("map.legend.colour")}</h3>
        <ul class="legend-list">
          {CLOCKS.map((clock) => (
            <li key={clock}>
              <Mark shape="circle" clock={clock} />
              <span>{t(`clock.${clock}.word`)}</span>
            </li>
          ))}
        </ul>
      </section>
      <section class="stack-s">
        <h3>{t("map.legend.cluster")}</h3>
        <p>{t("map.legend.cluster_text")}</p>
      </section>
    </div>
  );
}
