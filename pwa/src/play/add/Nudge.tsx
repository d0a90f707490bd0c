// SPDX-License-Identifier: EUPL-1.2
import type { LonLat } from "../../api/metres.ts";
import { Button } from "../../components/Button/Button.tsx";
import { t } from "../../i18n/text.ts";
import { moved, STEP_M, WAYS } from "./step.ts";

interface Props {
  at: LonLat;
  onMove: (to: LonLat) => void;
}

/** Move the place by steps: what the map does, for keys and readers of the screen. */
export function Nudge({ at, onMove }: Props) {
  return (
    <fieldset class="stack-s">
      <legend class="field-label">{t("play.add.nudge", { n: STEP_M })}</legend>
      <div class="add-nudge">
        {WAYS.map((way) => (
          <Button key={way} onClick={() => onMove(moved(at, way))}>
            {t(`play.add.way.${way}`)}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
