// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import type { Template } from "../../api/desk.ts";
import { here } from "../../app/router.ts";
import { ButtonLink } from "../../components/Button/Button.tsx";
import { Empty } from "../../components/Empty/Empty.tsx";
import { TextField } from "../../components/Field/Field.tsx";
import { isLanguage, LANGUAGES } from "../../i18n/language.ts";
import { t, words } from "../../i18n/text.ts";
import { found, type Shelf, shelves } from "./edited.ts";
import { useManaged } from "./rights.ts";

interface Props {
  templates: readonly Template[];
  /** Code of the department to which the list is narrowed. */
  department: string | null;
  /** Id of the one that is open. */
  open: string | null;
}

/** All templates by department; where one may add to them, with the button for it. */
export function TemplateList({ templates, department, open }: Props) {
  const [text, type] = useState("");
  const managed = useManaged();
  const mayAdd = managed.some(({ code }) => !department || code === department);
  const shown = shelves(found(templates, text));
  return (
    <section class="templates-list stack" aria-label={t("templates.list")}>
      <div class="templates-top">
        {templates.length > 0 && (
          <TextField type="search" label={t("templates.find")} value={text} onText={type} />
        )}
        {mayAdd && (
          <ButtonLink href={addressOf("new")} look="primary" icon="add">
            {t("templates.add")}
          </ButtonLink>
        )}
      </div>
      {templates.length === 0 && (
        <Empty icon="reply" title={t("templates.none")}>
          <p>{t(mayAdd ? "templates.none.text" : "templates.none.ask")}</p>
        </Empty>
      )}
      {templates.length > 0 && shown.length === 0 && (
        <p class="muted" role="status">
          {t("templates.find.none")}
        </p>
      )}
      {shown.map((shelf) => (
        <OneShelf key={shelf.code} shelf={shelf} open={open} isNamed={shown.length > 1} />
      ))}
    </section>
  );
}

function addressOf(id: string): string {
  return `/desk/templates/${id}${here.value.search}`;
}

function OneShelf({
  shelf,
  open,
  isNamed,
}: {
  shelf: Shelf;
  open: string | null;
  isNamed: boolean;
}) {
  return (
    <section class="stack-s" aria-label={shelf.name}>
      {isNamed && <h2 class="templates-h">{shelf.name}</h2>}
      <ul class="templates-shelf">
        {shelf.templates.map((template) => (
          <li key={template.id}>
            <a
              class="template-line"
              href={addressOf(template.id)}
              aria-current={template.id === open || undefined}
            >
              <Line template={template} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ template: { name, category, outcome, texts } }: { template: Template }) {
  return (
    <>
      <b>{name}</b>
      <span class="small muted">
        {category?.name ?? t("templates.category.all")} ·{" "}
        {outcome ? t(`desk.outcome.${outcome as "fixed"}`) : t("templates.outcome.all")}
      </span>
      <span class="template-excerpt small">{words(texts)}</span>
      <span class="template-tags small muted">
        {Object.keys(texts)
          .map((tag) => (isLanguage(tag) ? LANGUAGES[tag] : tag))
          .join(" · ")}
      </span>
    </>
  );
}
