// SPDX-License-Identifier: EUPL-1.2
import { Icon } from "../../components/Icon/Icon.tsx";
import { t } from "../../i18n/text.ts";
import { nameOf } from "./WordsField.tsx";

interface Props {
  tags: readonly string[];
  chosen: string;
  /** How much is not said yet, by language. */
  unsaid: Readonly<Record<string, number>>;
  onChoose: (tag: string) => void;
}

/** In which language the words of the form are typed, and how much each still lacks. */
export function LanguageBar({ tags, chosen, unsaid, onChoose }: Props) {
  return (
    <fieldset class="mapping-languages">
      <legend class="field-label">{t("mapping.languages")}</legend>
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
