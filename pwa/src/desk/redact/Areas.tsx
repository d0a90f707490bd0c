// SPDX-License-Identifier: EUPL-1.2
import { Button, IconButton } from "../../components/Button/Button.tsx";
import { t } from "../../i18n/text.ts";
import { type Area, type Mark, resized } from "./marks.ts";

interface Props {
  marks: Mark[];
  onAdd: (area: Area) => void;
  /** At its place among the marks; null takes it out. */
  onChange: (at: number, area: Area | null) => void;
}

/** In the middle, where faces are. */
const BEGIN: Area = { kind: "area", x: 0.4, y: 0.4, width: 0.2, height: 0.2 };
const SIDES = ["x", "y", "width", "height"] as const;

/** Rectangles by numbers: with the arrow keys all of it can be done without a mouse. */
export function Areas({ marks, onAdd, onChange }: Props) {
  let n = 0;
  return (
    <details class="redact-areas">
      <summary>{t("work.redact.numbers")}</summary>
      <ol>
        {marks.map((mark, at) => {
          if (mark.kind === "stroke") return null;
          n += 1;
          return (
            <li key={at}>
              <fieldset>
                <legend>{t("work.redact.area.n", { n })}</legend>
                {SIDES.map((side) => (
                  <label key={side}>
                    <span>{t(`work.redact.side.${side}`)}</span>
                    <input
                      type="number"
                      min={0}
                      max={100}
                      step={1}
                      value={Math.round(mark[side] * 100)}
                      onInput={(event) => {
                        const share = event.currentTarget.valueAsNumber / 100;
                        if (Number.isFinite(share)) onChange(at, resized(mark, { [side]: share }));
                      }}
                    />
                  </label>
                ))}
                <IconButton
                  icon="trash"
                  label={t("work.redact.area.remove", { n })}
                  onClick={() => onChange(at, null)}
                />
              </fieldset>
            </li>
          );
        })}
      </ol>
      <Button icon="add" onClick={() => onAdd(BEGIN)}>
        {t("work.redact.area.add")}
      </Button>
    </details>
  );
}
