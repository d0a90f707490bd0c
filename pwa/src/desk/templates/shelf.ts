// SPDX-License-Identifier: EUPL-1.2
import {
  addTemplate,
  changeTemplate,
  dropTemplate,
  loadTemplates,
  type Template,
} from "../../api/desk.ts";
import { put, reload, useResource } from "../../api/resource.ts";
import { failureText } from "../../components/Failure.tsx";
import { toast } from "../../components/Toast/Toast.tsx";
import { language } from "../../i18n/language.ts";
import { t } from "../../i18n/text.ts";
import { bodyOf, type Edited, editedOf } from "./edited.ts";

const KEY = "desk templates";

function key(): string {
  return `${language.value} ${KEY}`;
}

/** Fetch the templates again. */
export async function refresh(): Promise<void> {
  await reload(key(), () => loadTemplates());
}

/** Show every template that somebody reads. */
export function useTemplates() {
  return useResource(KEY, () => loadTemplates());
}

/** Save a template, or with null a new one. */
export async function save(id: string | null, edited: Edited): Promise<void> {
  if (id === null) await addTemplate(bodyOf(edited));
  else await changeTemplate(id, edited.version, bodyOf(edited));
  await refresh();
  toast(t("templates.saved", { name: edited.name.trim() }));
}

/** Remove a template, with a way back: the same words again, as a new template. */
export async function remove(template: Template): Promise<void> {
  put(key(), await dropTemplate(template.id, template.version));
  toast(t("templates.removed", { name: template.name }), {
    label: t("desk.undo"),
    run: () => void bringBack(template),
  });
}

async function bringBack(template: Template): Promise<void> {
  try {
    await addTemplate(bodyOf(editedOf(template)));
    await refresh();
    toast(t("templates.back", { name: template.name }));
  } catch (error) {
    toast(failureText(error));
  }
}
