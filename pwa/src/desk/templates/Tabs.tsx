// SPDX-License-Identifier: EUPL-1.2
import { useRef } from "preact/hooks";
import { Icon } from "../../components/Icon/Icon.tsx";
import { isLanguage, LANGUAGES } from "../../i18n/language.ts";
import { t } from "../../i18n/text.ts";
import { tabId } from "./edited.ts";

interface Props {
  tags: readonly string[];
  texts: Record<string, string>;
  chosen: string;
  onChoose: (tag: string) => void;
}

/** How far an arrow leads; the ends meet. */
const STEPS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

/** The languages of a template, one of which is open; a tick where there are words. */
export function Tabs({ tags, texts, chosen, onChoose }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  const step = (event: KeyboardEvent) => {
    const by = STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = tags[(tags.indexOf(chosen) + by + tags.length) % tags.length] ?? chosen;
    bar.current?.querySelector<HTMLElement>(`#${tabId(next)}`)?.focus();
  };
  return (
    <div
      class="template-tabs"
      role="tablist"
      aria-label={t("templates.languages")}
      ref={bar}
      onKeyDown={step}
    >
      {tags.map((tag) => (
        <button
          key={tag}
          id={tabId(tag)}
          type="button"
          role="tab"
          lang={tag}
          aria-selected={tag === chosen}
          aria-controls={panelId(tag)}
          tabIndex={tag === chosen ? 0 : -1}
          onClick={() => onChoose(tag)}
          onFocus={() => onChoose(tag)}
        >
          {isLanguage(tag) ? LANGUAGES[tag] : tag}
          {texts[tag]?.trim() && (
            <>
              <Icon name="check" />
              <span class="unseen">{t("templates.written")}</span>
            </>
          )}
        </button>
      ))}
    </div>
  );
}

/** Id of what a language's tab opens. */
export function panelId(tag: string): string {
  return `template-panel-${tag}`;
}

/** The city's languages first, then the others that mails are written in. */
export function tagsOf(spoken: readonly string[]): string[] {
  return [...new Set([...spoken, ...Object.keys(LANGUAGES)])].filter(isLanguage);
}
