// SPDX-License-Identifier: EUPL-1.2
import type { CircleLayerSpecification, Map as MapLibreMap } from "maplibre-gl";
import { useMemo, useState } from "preact/hooks";
import type { Spot } from "../api/manager.ts";
import { isDark } from "../app/theme.ts";
import { MapView } from "./MapView.tsx";
import { type Drawn, useOverlay } from "./overlay.ts";
import { DARK, LIGHT } from "./palette.ts";

interface Props {
  label: string;
  spots: readonly Spot[];
  onFail: (error: unknown) => void;
}

const SOURCE = "heat";

/** Discs where reports are open: as large as they are many, the redder the more are overdue. */
export function HeatMap({ label, spots, onFail }: Props) {
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const dark = isDark.value;
  const overlay = useMemo(
    () => ({ sources: { [SOURCE]: collection(spots) }, layers: [discs(dark)] }),
    [spots, dark],
  );
  useOverlay(map, overlay);
  return <MapView label={label} isEmbedded onOpen={(open) => setMap(open.map)} onFail={onFail} />;
}

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
