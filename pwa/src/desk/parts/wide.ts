// SPDX-License-Identifier: EUPL-1.2
import { signal } from "@preact/signals";

const wide = matchMedia("(min-width: 64rem)");

/** Whether queue and report stand beside each other. */
export const isWide = signal(wide.matches);
wide.addEventListener("change", () => {
  isWide.value = wide.matches;
});
