// SPDX-License-Identifier: EUPL-1.2
import type { Part } from "../i18n/text.ts";

/** What only those read who map. */
export const WORDS: Part = {
  en: () => import("virtual:messages/play/en"),
  fi: () => import("virtual:messages/play/fi"),
  sv: () => import("virtual:messages/play/sv"),
  et: () => import("virtual:messages/play/et"),
  ru: () => import("virtual:messages/play/ru"),
  qps: () => import("virtual:messages/play/qps"),
};
