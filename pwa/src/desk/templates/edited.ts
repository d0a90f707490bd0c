// SPDX-License-Identifier: EUPL-1.2
import { Refusal } from "../../api/client.ts";
import type { Template, TemplateBody } from "../../api/desk.ts";
import type { Fault } from "../../components/ErrorSummary/ErrorSummary.tsx";
import { isLanguage, LANGUAGES } from "../../i18n/language.ts";
import { t } from "../../i18n/text.ts";
import { FIELDS, unknownFields } from "./fields.ts";

/** A template as it is typed; "" stands for all of them. */
export interface Edited {
  /** Of the template as it stood when this was begun; 0: there was none yet. */
  version: number;
  department: string;
  category: string;
  outcome: string;
  name: string;
  texts: Record<string, string>;
}

/** Return a template as it stands, to be changed. */
export function editedOf({
  version,
  department,
  category,
  outcome,
  name,
  texts,
}: Template): Edited {
  return {
    version,
    department: department.code,
    category: category?.code ?? "",
    outcome: outcome ?? "",
    name,
    texts: { ...texts },
  };
}

/** Return what is sent: languages without words are left out. */
export function bodyOf({ department, category, outcome, name, texts }: Edited): TemplateBody {
  const written = Object.entries(texts)
    .map(([tag, text]) => [tag, text.trim()])
    .filter(([, text]) => text !== "");
  return {
    department,
    category: category || null,
    outcome: (outcome || null) as NonNullable<TemplateBody["outcome"]> | null,
    name: name.trim(),
    texts: Object.fromEntries(written),
  };
}

/** Return in what two would be sent differently, in words: a language by its name. */
export function differing(one: Edited, other: Edited): string[] {
  const [mine, theirs] = [bodyOf(one), bodyOf(other)];
  const parts: string[] = [];
  if (mine.name !== theirs.name) parts.push(t("templates.name"));
  if (mine.category !== theirs.category) parts.push(t("templates.category"));
  if (mine.outcome !== theirs.outcome) parts.push(t("templates.outcome"));
  const tags = Object.keys({ ...theirs.texts, ...mine.texts });
  const changed = tags.filter((tag) => mine.texts[tag] !== theirs.texts[tag]);
  return [...parts, ...changed.map((tag) => (isLanguage(tag) ? LANGUAGES[tag] : tag))];
}

/** Whether somebody else changed it since it was opened, so that nothing was done. */
export function isStale(error: unknown): boolean {
  return error instanceof Refusal && error.kind === "stale-template";
}

/** Id of what opens a language: its field may be hidden. */
export function tabId(tag: string): string {
  return `template-tab-${tag}`;
}

/** Return what keeps it from being saved; `languages` in the order in which they are shown. */
export function faultsOf({ name, texts }: Edited, languages: readonly string[]): Fault[] {
  const faults: Fault[] = [];
  if (!name.trim()) faults.push({ field: "template-name", text: t("templates.name.missing") });
  const written = languages.filter((tag) => texts[tag]?.trim());
  if (written.length === 0) {
    faults.push({ field: tabId(languages[0] ?? "en"), text: t("templates.text.missing") });
  }
  for (const tag of written) {
    for (const field of unknownFields(texts[tag] ?? "")) {
      const text = t("templates.text.unknown", {
        language: isLanguage(tag) ? LANGUAGES[tag] : tag,
        field: `{${field}}`,
        fields: FIELDS.map((one) => `{${one}}`).join(", "),
      });
      faults.push({ field: tabId(tag), text });
    }
  }
  return faults;
}

/** Return those that have all the words somewhere. */
export function found(templates: readonly Template[], wanted: string): Template[] {
  const words = wanted.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return templates.filter((one) => {
    const all = [one.name, one.category?.name ?? "", ...Object.values(one.texts)];
    const text = all.join("\n").toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Templates of a department. */
export interface Shelf {
  code: string;
  name: string;
  templates: Template[];
}

/** Return templates by department, by their names; within one as they came. */
export function shelves(templates: readonly Template[]): Shelf[] {
  const all = new Map<string, Shelf>();
  for (const one of templates) {
    const { code, name } = one.department;
    const shelf = all.get(code) ?? { code, name, templates: [] };
    shelf.templates.push(one);
    all.set(code, shelf);
  }
  return [...all.values()].sort((a, b) => a.name.localeCompare(b.name));
}
