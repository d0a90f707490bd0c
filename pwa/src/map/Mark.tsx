// SPDX-License-Identifier: EUPL-1.2
import { ICONS } from "../components/Clock/Clock.tsx";
import { PATHS } from "../components/Icon/Icon.tsx";
import type { ReportShape } from "./marks.ts";
import type { ClockState } from "./palette.ts";
import { MARKER_SIDE, OUTLINES } from "./shapes.ts";
import "./Mark.css";

interface Props {
  shape: ReportShape;
  /** Left out: only the outline. */
  clock?: ClockState;
}

/** A marker as the map draws it, beside words that say what it means. */
export function Mark({ shape, clock }: Props) {
  return (
    <svg
      class="mark"
      data-state={clock}
      viewBox={`0 0 ${MARKER_SIDE} ${MARKER_SIDE}`}
      aria-hidden="true"
      focusable="false"
    >
      <path class="mark-outline" d={OUTLINES[shape]} />
      {clock && (
        <path
          class="mark-drawing"
          d={PATHS[ICONS[clock]]}
          // Fifteen of the icon's 24 units wide, in the middle.
          transform="translate(8.5 8.5) scale(0.625)"
        />
      )}
    </svg>
  );
}
