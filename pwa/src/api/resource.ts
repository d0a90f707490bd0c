// SPDX-License-Identifier: EUPL-1.2
import { type Signal, signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { language } from "../i18n/language.ts";

/** What is known of something that the server tells. */
export interface Resource<T> {
  value: T | undefined;
  error: unknown;
  isLoading: boolean;
}

const kept = new Map<string, Signal<Resource<unknown>>>();

function entry<T>(key: string): Signal<Resource<T>> {
  const known = kept.get(key) as Signal<Resource<T>> | undefined;
  if (known) return known;
  const made = signal<Resource<T>>({ value: undefined, error: undefined, isLoading: true });
  kept.set(key, made as Signal<Resource<unknown>>);
  return made;
}

/** Fetch again what is kept under `key`; what is known is shown meanwhile. */
export async function reload<T>(key: string, load: () => Promise<T>): Promise<void> {
  const resource = entry<T>(key);
  const asked = { ...resource.value, isLoading: true };
  resource.value = asked;
  let told: Resource<T>;
  try {
    told = { value: await load(), error: undefined, isLoading: false };
  } catch (error) {
    told = { ...asked, error, isLoading: false };
  }
  // What was put in or asked for since is newer than this answer.
  if (resource.value === asked) resource.value = told;
}

/** Put in what another answer of the server said already. */
export function put<T>(key: string, value: T): void {
  entry<T>(key).value = { value, error: undefined, isLoading: false };
}

/** Forget everything, as after signing in or out: who asks has changed. */
export function forgetAll(): void {
  kept.clear();
}

/** Show what the server tells under `key`: at once what is kept, then what is new. */
export function useResource<T>(key: string, load: () => Promise<T>): Resource<T> {
  const spoken = `${language.value} ${key}`;
  const resource = useMemo(() => entry<T>(spoken), [spoken]);
  useEffect(() => {
    void reload(spoken, load);
  }, [spoken]);
  return resource.value;
}
