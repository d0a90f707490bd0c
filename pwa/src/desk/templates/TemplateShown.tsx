// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import type { Template } from "../../api/desk.ts";
import { t } from "../../i18n/text.ts";
import { tabId } from "./edited.ts";
import { panelId, Tabs } from "./Tabs.tsx";
import { TemplatePreview } from "./TemplatePreview.tsx";

/** A template for those who may use it and not change it. */
export function TemplateShown({ template }: { template: Template }) {
  const { name, department, category, outcome, texts } = template;
  const tags = Object.keys(texts);
  const [tag, choose] = useState(tags[0] ?? "");
  return (
    <div class="stack">
      <h2>{name}</h2>
      <p class="muted">
        {department.name} · {category?.name ?? t("templates.category.all")} ·{" "}
        {outcome ? t(`desk.outcome.${outcome as "fixed"}`) : t("templates.outcome.all")}
      </p>
      <Tabs tags={tags} texts={texts} chosen={tag} onChoose={choose} />
      {tags.map((one) => (
        <div
          key={one}
          id={panelId(one)}
          role="tabpanel"
          aria-labelledby={tabId(one)}
          hidden={one !== tag}
        >
          <TemplatePreview
            department={department.code}
            category={category?.code ?? ""}
            texts={texts}
            tag={one}
          />
        </div>
      ))}
      <p class="small muted">{t("templates.read_only")}</p>
    </div>
  );
}
