// SPDX-License-Identifier: EUPL-1.2
import { loadTemplates, type Template } from "../../../api/desk.ts";
import { useResource } from "../../../api/resource.ts";
import { go } from "../../../app/router.ts";
import { Field } from "../../../components/Field/Field.tsx";
import { t, words } from "../../../i18n/text.ts";
import type { Target } from "../../deeds/kinds.ts";
import { afterSheet } from "../../parts/afterSheet.ts";
import { useManaged } from "../../templates/rights.ts";

interface Props {
  about: readonly Target[];
  outcome: string;
  value: string;
  onTemplate: (id: string, text: string) => void;
  /** The form is left; what is typed is kept. */
  onLeave: () => void;
}

/** Return the templates that fit an outcome. */
function fitting(templates: readonly Template[], outcome: string): Template[] {
  return templates.filter((one) => one.outcome === null || one.outcome === outcome);
}

/** Words that the department answers with again and again, and for its managers the way to them. */
export function TemplateField({ about, outcome, value, onTemplate, onLeave }: Props) {
  const [first] = about;
  const department = first?.department ?? "";
  const category = about.every((one) => one.category === first?.category) ? first?.category : "";
  const { value: known = [] } = useResource(`desk templates ${department} ${category}`, () =>
    department ? loadTemplates(department, category) : Promise.resolve([]),
  );
  const choices = fitting(known, outcome);
  const mayChange = useManaged().some(({ code }) => code === department);
  if (choices.length === 0 && !mayChange) return null;
  const path = templatesFor({ department, category: category ?? "", outcome }, choices.length > 0);
  return (
    <div class="stack-s">
      {choices.length > 0 && (
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
      )}
      {mayChange && (
        <p>
          <a
            href={path}
            onClick={(event) => {
              event.preventDefault();
              onLeave();
              afterSheet(() => go(path));
            }}
          >
            {t(choices.length > 0 ? "templates.edit" : "templates.add")}
          </a>
        </p>
      )}
    </div>
  );
}

/** The templates of a department; where none fits, a new one for just this. */
function templatesFor(about: Record<string, string>, hasSome: boolean): string {
  if (hasSome) return `/desk/templates?department=${encodeURIComponent(about.department ?? "")}`;
  return `/desk/templates/new?${new URLSearchParams(about)}`;
}
