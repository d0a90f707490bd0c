// SPDX-License-Identifier: EUPL-1.2
import { client } from "../api/client.ts";
import { person } from "../api/session.ts";
import { type Theme, theme } from "../app/theme.ts";
import { Field } from "../components/Field/Field.tsx";
import { isLanguage, keepLanguage, LANGUAGES, language } from "../i18n/language.ts";
import { speak, t } from "../i18n/text.ts";

const THEMES: Theme[] = ["system", "light", "dark"];

/** Language and appearance; both at once, and kept on this device. */
export function Settings() {
  return (
    <section class="stack me-part" aria-labelledby="me-settings">
      <h2 id="me-settings">{t("me.settings")}</h2>
      <Field label={t("me.language")}>
        {(ids) => (
          <select
            {...ids}
            value={language.value}
            onChange={(event) => void choose(event.currentTarget.value)}
          >
            {Object.entries(LANGUAGES).map(([tag, name]) => (
              <option key={tag} value={tag} lang={tag}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <fieldset class="stack-s">
        <legend class="field-label">{t("me.theme")}</legend>
        <div class="row">
          {THEMES.map((one) => (
            <label key={one} class="me-choice">
              <input
                type="radio"
                name="theme"
                checked={theme.value === one}
                onChange={() => {
                  theme.value = one;
                }}
              />
              <span>{t(`me.theme.${one}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </section>
  );
}

/** Speak another language here; an account's mails follow when there is a connection. */
async function choose(tag: string): Promise<void> {
  if (!isLanguage(tag)) return;
  keepLanguage(tag);
  await speak(tag);
  if (person.value) await client.PATCH("/api/v1/me", { body: { language: tag } }).catch(() => null);
}
