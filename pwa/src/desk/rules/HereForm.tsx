// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import type { LonLat } from "../../api/metres.ts";
import { type Explanation, explainRouting } from "../../api/rules.ts";
import { AddressSearch } from "../../app/AddressSearch.tsx";
import { city } from "../../app/city.ts";
import { Field } from "../../components/Field/Field.tsx";
import { t } from "../../i18n/text.ts";
import { CategoryOptions } from "../parts/CategoryOptions.tsx";
import { Answered, useAsking } from "./asking.tsx";
import { PointMap } from "./PointMap.tsx";
import { Why } from "./Why.tsx";

interface Asked {
  at: LonLat | null;
  category: string;
}

/** "What would fire here, and why": a place by address or map, and a category. */
export function HereForm() {
  const [asked, ask] = useState<Asked>({ at: null, category: "" });
  const { answer, ask: explain } = useAsking<Explanation>(null);
  const put = (change: Partial<Asked>) => {
    const next = { ...asked, ...change };
    ask(next);
    const { at, category } = next;
    if (at && category !== "")
      explain(() => explainRouting({ lon: at.lon, lat: at.lat, category }));
  };
  return (
    <div class="rules-here">
      <section class="stack" aria-label={t("rules.here.ask")}>
        <p class="muted">{t("rules.here.text")}</p>
        <CategoryField value={asked.category} onChange={(category) => put({ category })} />
        <AddressSearch near={asked.at} onPick={({ lon, lat }) => put({ at: { lon, lat } })} />
        <PointMap at={asked.at ?? middle()} onPick={(lon, lat) => put({ at: { lon, lat } })} />
      </section>
      <section class="stack" aria-label={t("rules.here.answer")} aria-live="polite">
        {answer === null && (
          <p class="muted">{t(asked.at ? "rules.here.need_category" : "rules.here.need_place")}</p>
        )}
        <Answered of={answer}>{(found) => <Why found={found} />}</Answered>
      </section>
    </div>
  );
}

interface CategoryProps {
  value: string;
  onChange: (code: string) => void;
}

/** Every category of the city, by group. */
export function CategoryField({ value, onChange }: CategoryProps) {
  return (
    <Field label={t("rules.category")}>
      {(ids) => (
        <select
          {...ids}
          value={value}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        >
          <option value="">{t("rules.category.none")}</option>
          <CategoryOptions />
        </select>
      )}
    </Field>
  );
}

/** The middle of the city, from where one looks for a place. */
function middle(): LonLat {
  const [west = 0, south = 0, east = 0, north = 0] = city.value?.bbox ?? [];
  return { lon: (west + east) / 2, lat: (south + north) / 2 };
}
