// SPDX-License-Identifier: EUPL-1.2

import { useEffect } from "preact/hooks";
import { categoryIn } from "../api/catalogue.ts";
import { useCatalogue } from "../app/catalogue.ts";
import { favourites, loadHabits, toggleFavourite } from "../app/habits.ts";
import { ButtonLink, IconButton } from "../components/Button/Button.tsx";
import { t, words } from "../i18n/text.ts";

/** Categories with a star: report one of them, or take the star away. */
export function Favourites() {
  useEffect(() => void loadHabits(), []);
  const catalogue = useCatalogue().value;
  const found = favourites.value
    .map((one) => categoryIn(catalogue, one))
    .filter((one) => one !== null);
  return (
    <section class="stack-s me-part" aria-labelledby="me-favourites">
      <h2 id="me-favourites">{t("me.favourites")}</h2>
      {found.length === 0 && <p class="muted">{t("me.favourites.none")}</p>}
      <ul class="me-list">
        {found.map((category) => (
          <li key={category.code} class="me-line">
            <span>{words(category.name)}</span>
            <ButtonLink look="quiet" href={`/report?category=${category.code}`}>
              {t("me.report_again")}
              <span class="unseen">: {words(category.name)}</span>
            </ButtonLink>
            <IconButton
              icon="trash"
              label={`${t("me.remove")}: ${words(category.name)}`}
              onClick={() => void toggleFavourite(category.code)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
