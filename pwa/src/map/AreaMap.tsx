// SPDX-License-Identifier: EUPL-1.2
import type { LayerSpecification, Map as MapLibreMap } from "maplibre-gl";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { LonLat } from "../api/metres.ts";
import { isDark } from "../app/theme.ts";
import { CornerMarks } from "./CornerMarks.tsx";
import { MapView } from "./MapView.tsx";
import { type Drawn, useOverlay } from "./overlay.ts";
import { type Palette, paletteOf } from "./palette.ts";
import type { Bbox } from "./tiles.ts";

/** A polygon or several, as GeoJSON has them. */
export interface Shape {
  type?: "Polygon" | "MultiPolygon";
  coordinates: unknown;
}

interface Props {
  label: string;
  area: Shape | null;
  /** What is seen at first; left out: the whole city. */
  bbox?: Bbox | undefined;
  /** What can be moved; none: the area is looked at only. */
  corners?: readonly LonLat[];
  cells?: Shape | null;
  /** The area as it was before. */
  before?: Shape | null;
  /** Reports that stand there already. */
  reports?: readonly LonLat[] | undefined;
  onAdd?: (place: LonLat) => void;
  onMove?: (at: number, to: LonLat) => void;
  onRemove?: (at: number) => void;
  onFail: (error: unknown) => void;
}

/** Around what is seen at first, so that no corner lies under a button of the map. */
const ROOM = { top: 40, left: 40, right: 80, bottom: 72 };
const NOTHING: readonly never[] = [];
const ignore = () => undefined;

/** An area on the map with its corners, its hexagons and what is reported in it. */
export function AreaMap(props: Props) {
  const { label, area, bbox, corners = NOTHING, cells = null, reports = NOTHING } = props;
  const { before = null } = props;
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const palette = paletteOf(isDark.value);
  const overlay = useMemo(
    () => ({
      sources: {
        "area-cells": shapes(cells),
        area: shapes(area),
        "area-before": shapes(before),
        "area-reports": points(reports),
      },
      layers: layers(palette),
    }),
    [area, before, cells, reports, palette],
  );
  useOverlay(map, overlay);
  useEffect(() => {
    if (!map) return;
    map.on("click", ({ lngLat, originalEvent }) => {
      const isMark = (originalEvent.target as Element | null)?.closest(".corner-mark");
      if (!isMark) latest.current.onAdd?.({ lon: lngLat.lng, lat: lngLat.lat });
    });
  }, [map]);
  const key = bbox?.join(" ");
  useEffect(() => {
    if (map && bbox) map.fitBounds([...bbox], { padding: ROOM, animate: false });
  }, [map, key]);
  return (
    <MapView
      label={label}
      start={bbox}
      isEmbedded
      onOpen={(open) => setMap(open.map)}
      onFail={props.onFail}
    >
      {map && corners.length > 0 && (
        <CornerMarks
          map={map}
          corners={corners}
          onMove={props.onMove ?? ignore}
          onRemove={props.onRemove ?? ignore}
        />
      )}
    </MapView>
  );
}

function shapes(shape: Shape | null): Drawn {
  const features = shape ? [{ type: "Feature", geometry: shape, properties: {} }] : [];
  return { type: "FeatureCollection", features } as Drawn;
}

function points(places: readonly LonLat[]): Drawn {
  return {
    type: "FeatureCollection",
    features: places.map(({ lon, lat }) => ({
      type: "Feature",
      geometry: { type: "Point", coordinates: [lon, lat] },
      properties: {},
    })),
  };
}

function layers({ me, clocks, markerEdge }: Palette): LayerSpecification[] {
  return [
    {
      id: "area-cells",
      type: "line",
      source: "area-cells",
      paint: { "line-color": me, "line-width": 0.7, "line-opacity": 0.6 },
    },
    {
      id: "area-fill",
      type: "fill",
      source: "area",
      paint: { "fill-color": me, "fill-opacity": 0.12 },
    },
    {
      id: "area-before",
      type: "line",
      source: "area-before",
      paint: { "line-color": clocks.overdue, "line-width": 2, "line-dasharray": [2, 2] },
    },
    { id: "area-line", type: "line", source: "area", paint: { "line-color": me, "line-width": 3 } },
    {
      id: "area-reports",
      type: "circle",
      source: "area-reports",
      paint: {
        "circle-radius": 5,
        "circle-color": clocks.due_soon,
        "circle-stroke-color": markerEdge,
        "circle-stroke-width": 1.5,
      },
    },
  ];
}
