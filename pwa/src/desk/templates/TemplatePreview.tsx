// SPDX-License-Identifier: EUPL-1.2
import { firstOf } from "../../api/desk.ts";
import { useResource } from "../../api/resource.ts";
import { useCategory } from "../../app/catalogue.ts";
import { city } from "../../app/city.ts";
import { dueTime } from "../../i18n/format.ts";
import { isLanguage, LANGUAGES } from "../../i18n/language.ts";
import { t } from "../../i18n/text.ts";
import { useDepartments } from "../parts/departments.ts";
import { filled, languageFor, type Values } from "./fields.ts";

interface Props {
  department: string;
  /** Code; "": any. */
  category: string;
  texts: Record<string, string>;
  /** The language of the reader. */
  tag: string;
}

/** The words as a reader of a language gets them, with the fields of a report that waits now. */
export function TemplatePreview({ department, category, texts, tag }: Props) {
  const spoken = languageFor(texts, tag, city.value?.languages ?? []);
  const { values, number } = useExample(department, category, spoken ?? tag);
  return (
    <section class="stack-s template-preview" aria-label={t("templates.preview")}>
      <h3>{t("templates.preview")}</h3>
      {spoken === null ? (
        <p class="muted">{t("templates.preview.none")}</p>
      ) : (
        <blockquote class="template-mail" lang={spoken}>
          {filled(texts[spoken] ?? "", values).map(({ text, isField }, n) =>
            // A piece has no other name than its place.
            isField ? <mark key={n}>{text}</mark> : <span key={n}>{text}</span>,
          )}
        </blockquote>
      )}
      <p class="small muted" role="status">
        {spoken !== null && spoken !== tag && (
          <>{t("templates.preview.other", { wanted: nameOf(tag), language: nameOf(spoken) })} </>
        )}
        {number ? t("templates.preview.of", { number }) : t("templates.preview.unfilled")}
      </p>
    </section>
  );
}

function nameOf(tag: string): string {
  return isLanguage(tag) ? LANGUAGES[tag] : tag;
}

/** What the fields stand for in the most urgent report that fits; none waits: what they are called. */
function useExample(
  department: string,
  category: string,
  tag: string,
): { values: Values; number: string | null } {
  const { value: report } = useResource(`desk template example ${department} ${category}`, () =>
    firstOf({ department: [department], ...(category && { category: [category] }) }),
  );
  const kind = useCategory(report?.category.code ?? (category || null));
  const own = useDepartments().find(({ code }) => code === department);
  const due = report?.timers.find(({ target }) => target === "resolution")?.due_at;
  const values = {
    number: report?.number ?? t("templates.field.number"),
    address: report?.address ?? t("templates.field.address"),
    category: kind?.name[tag] ?? t("templates.field.category"),
    department: own?.name[tag] ?? t("templates.field.department"),
    due: due ? dueTime(due, tag) : t("templates.field.due"),
  };
  return { values, number: report?.number ?? null };
}
