// SPDX-License-Identifier: EUPL-1.2
import { loadTemplates, type Template } from "../../../api/desk.ts";
import { useResource } from "../../../api/resource.ts";
import { Field } from "../../../components/Field/Field.tsx";
import { t, words } from "../../../i18n/text.ts";
import type { Target } from "../../deeds/kinds.ts";

interface Props {
  about: readonly Target[];
  outcome: string;
  value: string;
  onTemplate: (id: string, text: string) => void;
}

/** Return the templates that fit an outcome. */
function fitting(templates: readonly Template[], outcome: string): Template[] {
  return templates.filter((one) => one.outcome === null || one.outcome === outcome);
}

/** Words that the department answers with again and again; none are kept: nothing is shown. */
export function TemplateField({ about, outcome, value, onTemplate }: Props) {
  const [first] = about;
  const department = first?.department ?? "";
  const category = about.every((one) => one.category === first?.category) ? first?.category : "";
  const { value: known = [] } = useResource(`desk templates ${department} ${category}`, () =>
    department ? loadTemplates(department, category) : Promise.resolve([]),
  );
  const choices = fitting(known, outcome);
  if (choices.length === 0) return null;
  return (
    <Field label={t("desk.form.template")}>
      {(ids) => (
        <select
          {...ids}
          value={value}
          onChange={({ currentTarget }) => {
            const chosen = choices.find(({ id }) => id === currentTarget.value);
            onTemplate(chosen?.id ?? "", words(chosen?.texts));
          }}
        >
          <option value="">{t("desk.form.template.none")}</option>
          {choices.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
