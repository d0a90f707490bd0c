// SPDX-License-Identifier: EUPL-1.2
import { listAreas } from "../api/explore.ts";
import { useResource } from "../api/resource.ts";
import { city } from "../app/city.ts";
import { Button } from "../components/Button/Button.tsx";
import { Field } from "../components/Field/Field.tsx";
import { t, words } from "../i18n/text.ts";
import { Mark } from "../map/Mark.tsx";
import { STAGES, type Stage } from "../map/marks.ts";
import { ALL_STAGES, AT_FIRST, type Filters, nSet, PERIODS, type Period } from "./filters.ts";
import { KindFields } from "./KindFields.tsx";
import "./FilterForm.css";

interface Props {
  filters: Filters;
  onChange: (changes: Partial<Filters>) => void;
  /** Lists can also be narrowed to an area. */
  hasAreas?: boolean;
}

/** How far, since when, where and what: every change holds at once. */
export function FilterForm({ filters, onChange, hasAreas = false }: Props) {
  return (
    <form class="filters stack" onSubmit={(event) => event.preventDefault()}>
      <StageFields stages={filters.stages} onChange={(stages) => onChange({ stages })} />
      <Field label={t("explore.filter.period")}>
        {(ids) => (
          <select
            {...ids}
            value={filters.period ?? ""}
            onChange={({ currentTarget }) =>
              onChange({ period: (currentTarget.value || null) as Period | null })
            }
          >
            <option value="">{t("explore.period.any")}</option>
            {(Object.keys(PERIODS) as Period[]).map((period) => (
              <option key={period} value={period}>
                {t(`explore.period.${period}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {hasAreas && <AreaField area={filters.area} onChange={(area) => onChange({ area })} />}
      <KindFields kinds={filters.kinds} onChange={(kinds) => onChange({ kinds })} />
      {nSet(filters) > 0 && (
        <Button
          look="quiet"
          icon="undo"
          onClick={() => onChange({ ...AT_FIRST, text: filters.text })}
        >
          {t("explore.filter.reset")}
        </Button>
      )}
    </form>
  );
}

interface StageProps {
  stages: readonly Stage[];
  onChange: (stages: Stage[]) => void;
}

function StageFields({ stages, onChange }: StageProps) {
  const toggle = (stage: Stage) => {
    const next = ALL_STAGES.filter((one) => (one === stage) !== stages.includes(one));
    // Nothing at all is no answer to "what do you want to see".
    onChange(next.length > 0 ? next : [...AT_FIRST.stages]);
  };
  return (
    <fieldset class="stack-s">
      <legend class="field-label">{t("explore.filter.stage")}</legend>
      {ALL_STAGES.map((stage) => (
        <label key={stage} class="filter-choice">
          <input type="checkbox" checked={stages.includes(stage)} onChange={() => toggle(stage)} />
          <Mark shape={STAGES[stage].shape} />
          <span>{t(`map.stage.${stage}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function AreaField({
  area,
  onChange,
}: {
  area: string | null;
  onChange: (area: string | null) => void;
}) {
  const code = city.value?.code ?? "";
  const { value: areas = [] } = useResource(`areas ${code}`, async () =>
    code ? listAreas(code) : [],
  );
  const parts = areas.filter(({ kind }) => kind !== "municipality");
  return (
    <Field label={t("explore.filter.area")}>
      {(ids) => (
        <select
          {...ids}
          value={area ?? ""}
          onChange={({ currentTarget }) => onChange(currentTarget.value || null)}
        >
          <option value="">{t("explore.area.all")}</option>
          {parts.map((part) => (
            <option key={part.code} value={part.code}>
              {words(part.name)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
