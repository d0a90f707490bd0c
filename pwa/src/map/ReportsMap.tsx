// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Counts, ReportCluster } from "./clusters.ts";
import type { OpenMap, View } from "./engine.ts";
import { MapView } from "./MapView.tsx";
import { boundsOf, keepFresh, onTouch, sight, watchFailures } from "./reports.ts";
import type { Bbox } from "./tiles.ts";

interface Props {
  label: string;
  start?: View | Bbox | undefined;
  isEmbedded?: boolean;
  /** Template of the tiles of the reports that are wanted. */
  tiles: string;
  selected: string | null;
  /** Called when the map has come to rest. */
  onMoved: (view: View, bounds: Bbox) => void;
  /** Numbers of the reports that were touched, the nearest first; none for empty ground. */
  onPick: (numbers: string[]) => void;
  /** What is in the picture; null where the reports could not be fetched. */
  onCounts: (counts: Counts | null) => void;
  onFail: (error: unknown) => void;
  children?: ComponentChildren;
}

/** The map of reports: clusters from afar, single reports close up. */
export function ReportsMap(props: Props) {
  const { label, start, isEmbedded, tiles, selected, onFail, children } = props;
  const [clusters, setClusters] = useState<ReportCluster[]>([]);
  const latest = useRef(props);
  latest.current = props;
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);

  const opened = ({ map }: OpenMap) => {
    const moved = () => {
      const { lng, lat } = map.getCenter();
      latest.current.onMoved({ lon: lng, lat, zoom: map.getZoom() }, boundsOf(map));
    };
    const hasFailed = watchFailures(map);
    map.on("moveend", moved);
    map.on("idle", () => {
      const seen = sight(map);
      setClusters((before) => (isSame(before, seen.clusters) ? before : seen.clusters));
      latest.current.onCounts(hasFailed() && seen.counts.n === 0 ? null : seen.counts);
    });
    map.once("idle", moved);
    onTouch(map, (numbers) => latest.current.onPick(numbers));
    stop.current = keepFresh(map);
  };
  return (
    <MapView
      label={label}
      start={start}
      isEmbedded={isEmbedded ?? false}
      reports={{ tiles, clusters, selected }}
      onOpen={opened}
      onFail={onFail}
    >
      {children}
    </MapView>
  );
}

function isSame(a: readonly ReportCluster[], b: readonly ReportCluster[]): boolean {
  return a.length === b.length && JSON.stringify(a) === JSON.stringify(b);
}
