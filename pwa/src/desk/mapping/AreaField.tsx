// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { type Preview, previewArea } from "../../api/campaigns.ts";
import { listAreas } from "../../api/explore.ts";
import type { LonLat } from "../../api/metres.ts";
import { useResource } from "../../api/resource.ts";
import { city } from "../../app/city.ts";
import { Button, IconButton } from "../../components/Button/Button.tsx";
import { Failure } from "../../components/Failure.tsx";
import { Field, TextField } from "../../components/Field/Field.tsx";
import { DeedFailure, useDeed } from "../../forms/deed.tsx";
import { type Key, t, words } from "../../i18n/text.ts";
import { AreaMap } from "../../map/AreaMap.tsx";
import {
  areaOf,
  bboxOf,
  cornersOf,
  moved,
  placeOf,
  withCorner,
  without,
  writtenPlace,
} from "./corners.ts";
import type { Edited } from "./edited.ts";
import { fieldId } from "./faults.ts";
import { amount } from "./figures.ts";

interface Props {
  edited: Edited;
  error: string | undefined;
  onChange: (part: Partial<Edited>) => void;
}

/** Where it is: drawn on the map, typed corner by corner, or an area that the city has already. */
export function AreaField({ edited, error, onChange }: Props) {
  const [preview, show] = useState<Preview | null>(null);
  const [failure, fail] = useState<unknown>(null);
  const [seen, see] = useState(edited.shape ?? areaOf(edited.corners));
  const asking = useDeed();
  const area = edited.shape ?? areaOf(edited.corners);
  const draw = (corners: Edited["corners"]) => {
    show(null);
    onChange({ corners, shape: null });
  };
  const take = (shape: NonNullable<Edited["shape"]>) => {
    show(null);
    see(shape);
    const corners = cornersOf(shape);
    onChange(corners ? { corners, shape: null } : { corners: [], shape });
  };
  const categories = edited.kinds.map(({ category }) => category).filter(Boolean);
  const ask = () =>
    void asking.run(async () => {
      if (area) show(await previewArea(edited.department, area, categories));
    });
  return (
    <fieldset class="stack mapping-area" id={fieldId("/area")} tabIndex={-1}>
      <legend class="field-label">{t("mapping.area")}</legend>
      {error && <p class="field-error">{error}</p>}
      <AreaChoice onTake={take} />
      <p class="field-hint">{t(edited.shape ? "mapping.area.whole" : "mapping.area.hint")}</p>
      {failure ? (
        <Failure error={failure} />
      ) : (
        <div class="mapping-map">
          <AreaMap
            label={t("mapping.area.map")}
            area={area}
            bbox={seen ? bboxOf(seen) : undefined}
            corners={edited.corners}
            cells={preview?.cells ?? null}
            reports={reportsIn(preview)}
            onAdd={(place) => draw(withCorner(edited.corners, place))}
            onMove={(at, to) => draw(moved(edited.corners, at, to))}
            onRemove={(at) => draw(without(edited.corners, at))}
            onFail={fail}
          />
        </div>
      )}
      <Corners corners={edited.corners} onDraw={draw} />
      <p class="row">
        <Button icon="eye" disabled={!area || asking.isBusy} onClick={ask}>
          {t("mapping.preview")}
        </Button>
        {area && (
          <Button look="quiet" icon="trash" onClick={() => draw([])}>
            {t("mapping.area.anew")}
          </Button>
        )}
      </p>
      <DeedFailure error={asking.error} />
      {preview && <Previewed of={preview} />}
    </fieldset>
  );
}

/** A district instead of a drawing. */
function AreaChoice({ onTake }: { onTake: (shape: NonNullable<Edited["shape"]>) => void }) {
  const code = city.value?.code ?? "";
  const { value } = useResource(`outlines ${code}`, () => listAreas(code, true));
  const areas = value?.filter(({ kind, outline }) => kind !== "municipality" && outline) ?? [];
  return (
    <Field label={t("mapping.area.choose")}>
      {(ids) => (
        <select
          {...ids}
          value=""
          onChange={({ currentTarget }) => {
            const chosen = areas.find((one) => one.code === currentTarget.value);
            currentTarget.value = "";
            if (chosen?.outline) onTake(chosen.outline as NonNullable<Edited["shape"]>);
          }}
        >
          <option value="">{t("mapping.area.own")}</option>
          {areas.map((one) => (
            <option key={one.code} value={one.code}>
              {words(one.name)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface CornersProps {
  corners: Edited["corners"];
  onDraw: (corners: Edited["corners"]) => void;
}

/** The corners as a list, which does all that the map does. */
function Corners({ corners, onDraw }: CornersProps) {
  const [text, type] = useState("");
  const place = placeOf(text);
  return (
    <details class="mapping-corners">
      <summary>{t("mapping.corners", { n: corners.length })}</summary>
      <ol class="mapping-corner-list">
        {corners.map((corner, at) => (
          <li key={`${at} ${writtenPlace(corner)}`}>
            <Corner at={at} written={writtenPlace(corner)} {...{ corners, onDraw }} />
          </li>
        ))}
      </ol>
      <div class="mapping-add">
        <TextField
          label={t("mapping.corner.add")}
          hint={t("mapping.corner.hint")}
          value={text}
          onText={type}
        />
        <Button
          icon="add"
          disabled={!place}
          onClick={() => {
            if (!place) return;
            onDraw([...corners, place]);
            type("");
          }}
        >
          {t("mapping.corner.put")}
        </Button>
      </div>
    </details>
  );
}

function Corner({ at, written, corners, onDraw }: CornersProps & { at: number; written: string }) {
  const [text, type] = useState(written);
  const n = at + 1;
  return (
    <>
      <TextField
        label={t("mapping.corner", { n })}
        value={text}
        error={placeOf(text) ? undefined : t("mapping.corner.wrong")}
        onText={type}
        onBlur={() => {
          const place = placeOf(text);
          if (place && text !== written) onDraw(moved(corners, at, place));
        }}
      />
      <IconButton
        icon="trash"
        label={t("mapping.corner.remove", { n })}
        onClick={() => onDraw(without(corners, at))}
      />
    </>
  );
}

/** Return where the reports of a preview stand. */
export function reportsIn(preview: Preview | null): LonLat[] | undefined {
  return preview?.reports.features.map(({ geometry }) => {
    const [lon = 0, lat = 0] = geometry.coordinates;
    return { lon, lat };
  });
}

/** What lies in the area already, in words. */
export function Previewed({ of }: { of: Preview }) {
  const reports = of.by_category.reduce((sum, { n }) => sum + n, 0);
  return (
    <div class="mapping-preview stack-s" role="status">
      {of.faults.map(({ reason, about }) => (
        <p key={reason} class="field-error">
          {t(`mapping.fault.${reason}` as Key, { about })}
        </p>
      ))}
      {of.faults.length === 0 && (
        <>
          <p>{t("mapping.preview.size", { km2: amount(of.km2, 2), n: of.n_cells })}</p>
          <p>{t("mapping.preview.reports", { n: reports })}</p>
          <ul>
            {of.by_category.slice(0, 8).map(({ category, name, n }) => (
              <li key={category}>
                {name}: {n}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
