// SPDX-License-Identifier: EUPL-1.2
import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap } from "maplibre-gl";
import { useEffect } from "preact/hooks";

export type Drawn = Parameters<GeoJSONSource["setData"]>[0];

/** Shapes that lie over a map beside what its style says. */
export interface Overlay {
  /** By the names that the layers know them by. */
  sources: Readonly<Record<string, Drawn>>;
  layers: readonly LayerSpecification[];
}

/** Keep an overlay on a map; the same object is drawn once. */
export function useOverlay(map: MapLibreMap | null, overlay: Overlay): void {
  useEffect(() => {
    if (!map) return;
    // A style that is set anew, as for the night, takes along what it does not know.
    const draw = () => put(map, overlay);
    map.on("styledata", draw);
    map.on("idle", draw);
    draw();
    return () => {
      map.off("styledata", draw);
      map.off("idle", draw);
    };
  }, [map, overlay]);
}

/** What each source of each map shows, so that nothing is drawn twice. */
const shown = new WeakMap<GeoJSONSource, Drawn>();

function put(map: MapLibreMap, { sources, layers }: Overlay): void {
  if (!map.isStyleLoaded()) return;
  for (const [name, data] of Object.entries(sources)) {
    const known = map.getSource<GeoJSONSource>(name);
    if (!known) map.addSource(name, { type: "geojson", data });
    else if (shown.get(known) !== data) known.setData(data);
    const source = known ?? map.getSource<GeoJSONSource>(name);
    if (source) shown.set(source, data);
  }
  for (const layer of layers) {
    if (!map.getLayer(layer.id)) map.addLayer(layer);
  }
}
