// SPDX-License-Identifier: EUPL-1.2
import type { Part } from "../i18n/text.ts";

/** What only staff and their contractors read. */
export const WORDS: Part = {
  en: () => import("virtual:messages/desk/en"),
  fi: () => import("virtual:messages/desk/fi"),
  sv: () => import("virtual:messages/desk/sv"),
  et: () => import("virtual:messages/desk/et"),
  ru: () => import("virtual:messages/desk/ru"),
  qps: () => import("virtual:messages/desk/qps"),
};
