// SPDX-License-Identifier: EUPL-1.2

import { useEffect } from "preact/hooks";
import { categoryIn } from "../api/catalogue.ts";
import { useCatalogue } from "../app/catalogue.ts";
import { loadHabits, removeTemplate, templates } from "../app/habits.ts";
import { IconButton } from "../components/Button/Button.tsx";
import { t, words } from "../i18n/text.ts";

/** Texts that are offered again when the same category is reported. */
export function Templates() {
  useEffect(() => void loadHabits(), []);
  const catalogue = useCatalogue().value;
  return (
    <section class="stack-s me-part" aria-labelledby="me-templates">
      <h2 id="me-templates">{t("me.templates")}</h2>
      {templates.value.length === 0 && <p class="muted">{t("me.templates.none")}</p>}
      <ul class="me-list">
        {templates.value.map(({ id, category, text }) => (
          <li key={id} class="me-line">
            <span>
              <span class="muted small">{words(categoryIn(catalogue, category)?.name)}</span>
              <br />
              {text}
            </span>
            <IconButton
              icon="trash"
              label={`${t("me.remove")}: ${text}`}
              onClick={() => void removeTemplate(id)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
