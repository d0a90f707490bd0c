// SPDX-License-Identifier: EUPL-1.2
import type { LngLatBoundsLike, Map as MapLibreMap } from "maplibre-gl";
import { t } from "../i18n/text.ts";
import { DENSITY, drawn } from "./draw.ts";
import { type Shown, styleOf } from "./style.ts";
import { asBbox, type Bbox, widened } from "./tiles.ts";

/** What is looked at: the middle in WGS 84 degrees, and the zoom of web Mercator. */
export interface View {
  lon: number;
  lat: number;
  zoom: number;
}

export interface OpenOptions {
  shown: Shown;
  /** Where to begin: a view, or what must be seen. */
  start: View | Bbox;
  /** What the map is called by readers of the screen. */
  label: string;
  /** Inside a page that scrolls: two fingers or Ctrl move the map, one scrolls the page. */
  isEmbedded?: boolean;
}

const MIN_ZOOM = 9;
const MAX_ZOOM = 20;
/** How far out of the city one can look, in degrees of longitude. */
const AROUND_DEGREES = 0.7;

/** A map that can be told anew what to show. */
export interface OpenMap {
  map: MapLibreMap;
  show: (shown: Shown) => void;
  close: () => void;
}

type Engine = typeof import("maplibre-gl");
let engine: Promise<Engine> | undefined;

/** Fetch what draws maps, once. @throws TypeError there is no connection, and it is not kept. */
export function loadEngine(): Promise<Engine> {
  engine ??= fetchEngine().catch((error: unknown) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

async function fetchEngine(): Promise<Engine> {
  const [made, worker] = await Promise.all([
    import("maplibre-gl"),
    import("maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url"),
    import("maplibre-gl/dist/maplibre-gl.css"),
  ]);
  // A file of its own from our origin: the security policy allows no worker out of a blob.
  made.setWorkerUrl(worker.default);
  return made;
}

/** Return the address of the part that draws in the background; a map needs it too. */
export async function workerUrl(): Promise<string> {
  return (await import("maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url")).default;
}

/**
 * Open a map in an element.
 *
 * The element's `data-map` is `idle` when all is drawn and nothing moves, else `busy`.
 */
export async function openMap(element: HTMLElement, options: OpenOptions): Promise<OpenMap> {
  const { Map: MapOf } = await loadEngine();
  const { start, shown, label, isEmbedded = false } = options;
  const whole = asBbox(shown.map?.bbox);
  const map = new MapOf({
    container: element,
    style: styleOf(shown),
    ...camera(start),
    minZoom: MIN_ZOOM,
    maxZoom: MAX_ZOOM,
    ...(whole && { maxBounds: [...widened(whole, AROUND_DEGREES)] as LngLatBoundsLike }),
    renderWorldCopies: false,
    // Ours is always visible, and the buttons speak our languages.
    attributionControl: false,
    locale: words(label),
    cooperativeGestures: isEmbedded,
    // North stays up: a map that is turned by mistake helps nobody.
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    // Tiles of reports are asked for anew by `revalidate`, and only while somebody looks.
    refreshExpiredTiles: false,
    fadeDuration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 150,
    validateStyle: import.meta.env.DEV,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.setMissingStyleImageResolver((name) => {
    const image = drawn(name);
    if (image) map.addImage(name, image, { pixelRatio: DENSITY });
  });
  // Tiles that are not there without a connection; with no listener each would be logged.
  map.on("error", () => undefined);
  followIdle(map, element);
  return { map, show: shower(map), close: () => map.remove() };
}

function camera(start: View | Bbox) {
  if ("zoom" in start)
    return { center: [start.lon, start.lat] as [number, number], zoom: start.zoom };
  const [west, south, east, north] = start;
  return {
    bounds: [west, south, east, north] as [number, number, number, number],
    fitBoundsOptions: { padding: 16 },
  };
}

function words(label: string): Record<string, string> {
  return {
    "Map.Title": label,
    "CooperativeGesturesHandler.WindowsHelpText": t("map.gesture.ctrl"),
    "CooperativeGesturesHandler.MacHelpText": t("map.gesture.command"),
    "CooperativeGesturesHandler.MobileHelpText": t("map.gesture.fingers"),
  };
}

function followIdle(map: MapLibreMap, element: HTMLElement): void {
  const busy = () => {
    element.dataset.map = "busy";
  };
  busy();
  map.on("movestart", busy);
  map.on("dataloading", busy);
  map.on("idle", () => {
    element.dataset.map = "idle";
  });
}

/** Return a function that shows something else; what comes before the map is ready waits. */
function shower(map: MapLibreMap): (shown: Shown) => void {
  let latest: Shown | null = null;
  let isReady = false;
  map.once("style.load", () => {
    isReady = true;
    if (latest) map.setStyle(styleOf(latest), { diff: true });
  });
  return (shown) => {
    latest = shown;
    if (isReady) map.setStyle(styleOf(shown), { diff: true });
  };
}
