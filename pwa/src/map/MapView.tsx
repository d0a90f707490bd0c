// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { city } from "../app/city.ts";
import { isDark } from "../app/theme.ts";
import { language } from "../i18n/language.ts";
import { t } from "../i18n/text.ts";
import { Controls } from "./Controls.tsx";
import { type OpenMap, openMap, type View } from "./engine.ts";
import type { Place } from "./place.ts";
import type { ShownQueue } from "./queue.ts";
import type { ShownReports } from "./style.ts";
import { asBbox, type Bbox } from "./tiles.ts";
import "./MapView.css";

interface Props {
  /** What the map is called by readers of the screen. */
  label: string;
  /** Where to begin; left out: the whole city. */
  start?: View | Bbox | undefined;
  /** Inside a page that scrolls. */
  isEmbedded?: boolean;
  reports?: ShownReports | null;
  /** A department's queue, at the desk. */
  queue?: ShownQueue | null;
  /** A place with its ring, such as that of a photo; left out: where the device is, once asked. */
  place?: Place | null | undefined;
  onOpen: (open: OpenMap) => void;
  /** The map could not be fetched or started. */
  onFail: (error: unknown) => void;
  /** What lies over the map. */
  children?: ComponentChildren;
}

/** Somewhere to begin when not even the city is known. */
const NOWHERE: View = { lon: 24.94, lat: 60.17, zoom: 10 };

/** What is drawn, as text: the same words draw the same picture. */
function key(drawn: ShownReports | Place | null): string {
  return JSON.stringify(drawn);
}

/** How long the city may be unknown before there is no map, milliseconds. */
const PATIENCE_MS = 8000;

/** A map with its buttons and its sources; what is on it is what the parent says. */
export function MapView(props: Props) {
  const {
    label,
    start,
    isEmbedded = false,
    reports = null,
    queue = null,
    onOpen,
    onFail,
    children,
  } = props;
  const element = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<OpenMap | null>(null);
  const [mine, setMine] = useState<Place | null>(null);
  const where = city.value;
  const map = where?.map ?? null;
  const shown = {
    isDark: isDark.value,
    language: language.value,
    map,
    reports,
    queue,
    place: props.place ?? mine,
  };
  const latest = useRef(shown);
  latest.current = shown;

  const isKnown = where !== null;
  useEffect(() => {
    const root = element.current;
    if (!root) return;
    if (!isKnown) {
      const timer = setTimeout(() => onFail(new Error("no city")), PATIENCE_MS);
      return () => clearTimeout(timer);
    }
    let isGone = false;
    let made: OpenMap | null = null;
    const begin = start ?? asBbox(map?.bbox) ?? asBbox(where.bbox) ?? NOWHERE;
    openMap(root, { shown: latest.current, start: begin, label, isEmbedded }).then((opened) => {
      if (isGone) {
        opened.close();
        return;
      }
      made = opened;
      setOpen(opened);
      onOpen(opened);
    }, onFail);
    return () => {
      isGone = true;
      made?.close();
    };
  }, [isKnown]);

  useEffect(() => open?.map.getCanvas().setAttribute("aria-label", label), [open, label]);

  const { place } = shown;
  useEffect(
    () => open?.show(latest.current),
    [open, shown.isDark, shown.language, map, key(reports), key(place), queue],
  );

  return (
    <div class="map">
      <div ref={element} class="map-canvas" data-map="busy" />
      {children}
      {open ? (
        <Controls map={open.map} onLocated={setMine} />
      ) : (
        <p class="map-loading" role="status">
          {t("app.loading")}
        </p>
      )}
      <p class="map-credit">
        <a href="https://www.openstreetmap.org/copyright" target="_blank" rel="noopener">
          {where?.attribution ?? "© OpenStreetMap"}
          <span class="unseen"> {t("map.credit")}</span>
        </a>
      </p>
    </div>
  );
}
