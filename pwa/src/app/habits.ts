// SPDX-License-Identifier: EUPL-1.2
// What this device has learnt of its owner; it goes nowhere else.
import { signal } from "@preact/signals";
import { keepValue, keptValue } from "./database.ts";

/** Words that somebody uses again and again for one category. */
export interface TextTemplate {
  id: string;
  /** Code of the category. */
  category: string;
  text: string;
}

/** Codes of categories marked with a star, the latest first. */
export const favourites = signal<string[]>([]);
/** Codes of categories reported last, the latest first. */
export const recents = signal<string[]>([]);
export const templates = signal<TextTemplate[]>([]);
/** Where the news of the last report went. */
export const lastEmail = signal("");

const MAX_RECENTS = 5;
let reading: Promise<void> | undefined;

/** Read what is kept; again does nothing. */
export function loadHabits(): Promise<void> {
  reading ??= read();
  return reading;
}

async function read(): Promise<void> {
  const [starred, used, texts, email] = await Promise.all([
    keptValue<string[]>("favourites"),
    keptValue<string[]>("recents"),
    keptValue<TextTemplate[]>("templates"),
    keptValue<string>("email"),
  ]);
  favourites.value = starred ?? [];
  recents.value = used ?? [];
  templates.value = texts ?? [];
  lastEmail.value = email ?? "";
}

/** Mark a category with a star, or take the star away. */
export async function toggleFavourite(code: string): Promise<void> {
  await loadHabits();
  const others = favourites.value.filter((one) => one !== code);
  const isOn = others.length < favourites.value.length;
  favourites.value = isOn ? others : [code, ...others];
  await keepValue("favourites", favourites.value);
}

/** Remember that a category was reported. */
export async function noteRecent(code: string): Promise<void> {
  await loadHabits();
  const others = recents.value.filter((one) => one !== code);
  recents.value = [code, ...others].slice(0, MAX_RECENTS);
  await keepValue("recents", recents.value);
}

/** Keep a text for the next report of a category; the same text is kept once. */
export async function addTemplate(category: string, text: string): Promise<void> {
  await loadHabits();
  const said = text.trim();
  const isKnown = templates.value.some((one) => one.category === category && one.text === said);
  if (said === "" || isKnown) return;
  templates.value = [...templates.value, { id: crypto.randomUUID(), category, text: said }];
  await keepValue("templates", templates.value);
}

export async function removeTemplate(id: string): Promise<void> {
  await loadHabits();
  templates.value = templates.value.filter((one) => one.id !== id);
  await keepValue("templates", templates.value);
}

/** Remember where the news go, for the next report of this device; "" forgets it. */
export async function rememberEmail(email: string): Promise<void> {
  await loadHabits();
  lastEmail.value = email;
  await keepValue("email", email);
}
