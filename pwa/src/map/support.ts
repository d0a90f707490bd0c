// SPDX-License-Identifier: EUPL-1.2

/** Why a list is shown in the place of the map. */
export type Hindrance = "no_webgl" | "data_saver";

interface Connection {
  saveData?: boolean;
}

let canDraw: boolean | undefined;

/** Whether this device can draw the map at all. */
export function hasWebgl(): boolean {
  canDraw ??= tryWebgl();
  return canDraw;
}

function tryWebgl(): boolean {
  const context = document.createElement("canvas").getContext("webgl2");
  // Browsers give only so many; this one is not needed any more.
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context !== null;
}

/** Whether somebody asked their device to save data: a map is half a megabyte. */
export function savesData(): boolean {
  const { connection } = navigator as { connection?: Connection };
  return connection?.saveData === true || matchMedia("(prefers-reduced-data: reduce)").matches;
}

/** Return what speaks against showing a map here, or null. */
export function hindrance(): Hindrance | null {
  if (!hasWebgl()) return "no_webgl";
  return savesData() ? "data_saver" : null;
}
