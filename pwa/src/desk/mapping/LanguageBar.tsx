// SPDX-License-Identifier: EUPL-1.2
import { city } from "../../app/city.ts";
import { Icon } from "../../components/Icon/Icon.tsx";
import { language } from "../../i18n/language.ts";
import { t } from "../../i18n/text.ts";
import { nameOf } from "./WordsField.tsx";

/** Languages of the city, one's own first. */
export function tagsOf(): string[] {
  const spoken: string[] = city.value?.languages ?? [language.value];
  return [...spoken].sort((a, b) => Number(b === language.value) - Number(a === language.value));
}

interface Props {
  tags: readonly string[];
  chosen: string;
  /** How much is not said yet, by language. */
  unsaid: Readonly<Record<string, number>>;
  /** Words are read, not typed. */
  isRead?: boolean;
  onChoose: (tag: string) => void;
}

/** In which language words are typed or read, and how much each still lacks. */
export function LanguageBar({ tags, chosen, unsaid, isRead = false, onChoose }: Props) {
  return (
    <fieldset class="mapping-languages">
      <legend class="field-label">
        {t(isRead ? "mapping.plan.languages" : "mapping.languages")}
      </legend>
      <p class="field-hint">{t("mapping.languages.hint")}</p>
      <div class="row">
        {tags.map((tag) => {
          const n = unsaid[tag] ?? 0;
          return (
            <button
              key={tag}
              type="button"
              class="mapping-language"
              aria-pressed={tag === chosen}
              onClick={() => onChoose(tag)}
            >
              <span lang={tag}>{nameOf(tag)}</span>{" "}
              {n === 0 ? <Icon name="check" /> : <small>{n}</small>}
              <span class="unseen">
                {n === 0 ? t("mapping.languages.all") : t("mapping.languages.left", { n })}
              </span>
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
