// SPDX-License-Identifier: EUPL-1.2
import { city } from "../app/city.ts";
import { t, words } from "../i18n/text.ts";

/** Whom to turn to, and whose map this is. */
export function About() {
  const { contact, attribution, name } = city.value ?? {};
  return (
    <section class="stack-s me-part small" aria-labelledby="me-about">
      <h2 id="me-about">{t("me.about")}</h2>
      {name && <p>{words(name)}</p>}
      {contact?.email && (
        <p>
          {t("me.city")}: <a href={`mailto:${contact.email}`}>{contact.email}</a>
          {contact.phone && (
            <>
              {" · "}
              <a href={`tel:${contact.phone.replaceAll(" ", "")}`}>{contact.phone}</a>
            </>
          )}
        </p>
      )}
      <p>
        <a href="/api/docs">{t("me.api")}</a>
      </p>
      {attribution && <p class="muted">{attribution}</p>}
    </section>
  );
}
