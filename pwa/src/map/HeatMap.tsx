// SPDX-License-Identifier: EUPL-1.2
import type { CircleLayerSpecification, GeoJSONSource, Map as MapLibreMap } from "maplibre-gl";
import { useEffect, useState } from "preact/hooks";
import type { Spot } from "../api/manager.ts";
import { isDark } from "../app/theme.ts";
import { MapView } from "./MapView.tsx";
import { DARK, LIGHT } from "./palette.ts";

interface Props {
  label: string;
  spots: readonly Spot[];
  onFail: (error: unknown) => void;
}

const SOURCE = "heat";
type Drawn = Parameters<GeoJSONSource["setData"]>[0];

/** Discs where reports are open: as large as they are many, the redder the more are overdue. */
export function HeatMap({ label, spots, onFail }: Props) {
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const dark = isDark.value;
  useEffect(() => {
    if (!map) return;
    // A style that is set anew, as for the night, takes along what it does not know.
    const draw = () => put(map, spots, dark);
    map.on("styledata", draw);
    map.on("idle", draw);
    draw();
    return () => {
      map.off("styledata", draw);
      map.off("idle", draw);
    };
  }, [map, spots, dark]);
  return <MapView label={label} isEmbedded onOpen={(open) => setMap(open.map)} onFail={onFail} />;
}

function put(map: MapLibreMap, spots: readonly Spot[], dark: boolean): void {
  if (!map.isStyleLoaded()) return;
  const known = map.getSource<GeoJSONSource>(SOURCE);
  if (known) {
    if (shown.get(map) !== spots) known.setData(collection(spots));
  } else {
    map.addSource(SOURCE, { type: "geojson", data: collection(spots) });
    map.addLayer(discs(dark));
  }
  shown.set(map, spots);
}

/** What each map shows, so that nothing is drawn twice. */
const shown = new WeakMap<MapLibreMap, readonly Spot[]>();

function collection(spots: readonly Spot[]): Drawn {
  return {
    type: "FeatureCollection",
    features: spots.map(({ lon, lat, n, nOverdue }) => ({
      type: "Feature",
      geometry: { type: "Point", coordinates: [lon, lat] },
      properties: { n, share: nOverdue / n },
    })),
  };
}

function discs(dark: boolean): CircleLayerSpecification {
  const { clocks } = dark ? DARK : LIGHT;
  const colours = [0, clocks.on_track, 0.5, clocks.due_soon, 1, clocks.overdue] as const;
  return {
    id: SOURCE,
    type: "circle",
    source: SOURCE,
    paint: {
      "circle-radius": ["interpolate", ["linear"], ["sqrt", ["get", "n"]], 1, 6, 10, 28],
      "circle-color": ["interpolate", ["linear"], ["get", "share"], ...colours],
      "circle-opacity": 0.6,
      "circle-stroke-width": 1,
      "circle-stroke-color": dark ? "#000000" : "#ffffff",
    },
  };
}
