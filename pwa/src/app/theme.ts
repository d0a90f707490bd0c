// SPDX-License-Identifier: EUPL-1.2
import { computed, effect, signal } from "@preact/signals";

export type Theme = "system" | "light" | "dark";

const KEPT = "civic.theme";
const dark = matchMedia("(prefers-color-scheme: dark)");
const isDarkOutside = signal(dark.matches);

/** What was chosen: light, dark, or as the device has it. */
export const theme = signal<Theme>((localStorage.getItem(KEPT) as Theme | null) ?? "system");

/** Whether it is dark now. */
export const isDark = computed(
  () => theme.value === "dark" || (theme.value === "system" && isDarkOutside.value),
);

/** Colour the page by what was chosen, now and at every change. */
export function followTheme(): void {
  dark.addEventListener("change", () => {
    isDarkOutside.value = dark.matches;
  });
  effect(() => {
    document.documentElement.dataset.theme = isDark.value ? "dark" : "light";
    localStorage.setItem(KEPT, theme.value);
  });
}
