// SPDX-License-Identifier: EUPL-1.2
import type { ExpressionSpecification, LayerSpecification, Map as MapLibreMap } from "maplibre-gl";
import { useMemo, useState } from "preact/hooks";
import type { Schema } from "../api/client.ts";
import { isDark } from "../app/theme.ts";
import { MapView } from "./MapView.tsx";
import { type Drawn, useOverlay } from "./overlay.ts";
import { type Palette, paletteOf } from "./palette.ts";
import type { Bbox } from "./tiles.ts";

interface Props {
  label: string;
  cells: Schema["ProgressMap"];
  /** Cells that deserve a second look. */
  marked?: Schema["Clusters"];
  bbox: Bbox;
  onFail: (error: unknown) => void;
}

const NONE: Drawn = { type: "FeatureCollection", features: [] };

/** Where residents have looked, hexagon by hexagon: answered, found, or nothing yet. */
export function CellsMap({ label, cells, marked, bbox, onFail }: Props) {
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const palette = paletteOf(isDark.value);
  const overlay = useMemo(
    () => ({
      sources: { cells: cells as Drawn, "cells-marked": (marked as Drawn | undefined) ?? NONE },
      layers: layers(palette),
    }),
    [cells, marked, palette],
  );
  useOverlay(map, overlay);
  return (
    <MapView
      label={label}
      start={bbox}
      isEmbedded
      onOpen={(open) => setMap(open.map)}
      onFail={onFail}
    />
  );
}

/** Green where somebody has answered, amber where something was only found, bare where nobody was. */
function layers({ clocks, edge, me }: Palette): LayerSpecification[] {
  const isAnswered: ExpressionSpecification = ["!=", ["get", "days_since_confirmed"], null];
  const isFound: ExpressionSpecification = [">", ["get", "n_points"], 0];
  return [
    {
      id: "cells",
      type: "fill",
      source: "cells",
      paint: {
        "fill-color": ["case", isAnswered, clocks.kept, isFound, clocks.due_soon, edge],
        "fill-opacity": ["case", isAnswered, 0.5, isFound, 0.5, 0.15],
        "fill-outline-color": me,
      },
    },
    {
      id: "cells-marked",
      type: "line",
      source: "cells-marked",
      paint: { "line-color": clocks.overdue, "line-width": 3 },
    },
  ];
}
