// SPDX-License-Identifier: EUPL-1.2
import { useId, useMemo, useState } from "preact/hooks";
import { type Category, categoryIn, loadCatalogue } from "../../../api/catalogue.ts";
import { categoryIndex, type FoundCategory, findCategories } from "../../../api/categorySearch.ts";
import { useResource } from "../../../api/resource.ts";
import { city } from "../../../app/city.ts";
import { Field } from "../../../components/Field/Field.tsx";
import { language } from "../../../i18n/language.ts";
import { t, words } from "../../../i18n/text.ts";
import "./CategoryChoice.css";

interface Props {
  id: string;
  label: string;
  /** Code of the one that is chosen. */
  value: string | null;
  error?: string | undefined;
  onChoose: (category: Category) => void;
}

/** Find a category by what people call it, and take it. */
export function CategoryChoice({ id, label, value, error, onChoose }: Props) {
  const jurisdiction = city.value?.code ?? "";
  const { value: catalogue } = useResource(`catalogue ${jurisdiction}`, () =>
    loadCatalogue(jurisdiction),
  );
  const [typed, type] = useState("");
  const tongue = language.value;
  const index = useMemo(
    () => (catalogue ? categoryIndex(catalogue, tongue) : null),
    [catalogue, tongue],
  );
  const found = index ? findCategories(index, typed, 8) : [];
  const chosen = categoryIn(catalogue, value);
  const list = useId();
  return (
    <div class="stack-s">
      <Field label={label} error={error} id={id}>
        {(ids) => (
          <input
            type="search"
            {...ids}
            value={typed}
            autocomplete="off"
            placeholder={chosen ? words(chosen.name) : t("sheet.category.search")}
            aria-controls={list}
            onInput={(event) => type(event.currentTarget.value)}
          />
        )}
      </Field>
      {chosen && !typed && (
        <p class="small">
          {t("sheet.category.chosen", {
            category: words(chosen.name),
            group: words(chosen.group.name),
          })}
        </p>
      )}
      <ul class="category-choice" id={list}>
        {found.map((one) => (
          <li key={one.category.code}>
            <Choice
              found={one}
              isChosen={one.category.code === value}
              onChoose={() => {
                type("");
                onChoose(one.category);
              }}
            />
          </li>
        ))}
      </ul>
      {typed.trim().length > 1 && found.length === 0 && (
        <p class="muted small" role="status">
          {t("sheet.category.none")}
        </p>
      )}
    </div>
  );
}

interface ChoiceProps {
  found: FoundCategory;
  isChosen: boolean;
  onChoose: () => void;
}

function Choice({ found: { category, group }, isChosen, onChoose }: ChoiceProps) {
  return (
    <button type="button" aria-pressed={isChosen} onClick={onChoose}>
      {words(category.name)} <span class="muted small">{words(group.name)}</span>
    </button>
  );
}
