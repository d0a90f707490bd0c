// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { OpenMap } from "./engine.ts";
import { MapView } from "./MapView.tsx";
import { onQueueTouch, type ShownQueue } from "./queue.ts";
import { boundsOf } from "./reports.ts";
import type { Bbox } from "./tiles.ts";

interface Props {
  label: string;
  queue: ShownQueue;
  /** Where the report at hand is; the map moves there when it is out of sight. */
  at: { lon: number; lat: number } | null;
  onBounds: (bounds: Bbox) => void;
  onPick: (number: string) => void;
  onFail: (error: unknown) => void;
  children?: ComponentChildren;
}

/** The map of a department's queue, in step with its list. */
export function QueueMap({ label, queue, at, onBounds, onPick, onFail, children }: Props) {
  const latest = useRef({ onBounds, onPick });
  latest.current = { onBounds, onPick };
  const [open, setOpen] = useState<OpenMap | null>(null);
  const opened = (made: OpenMap) => {
    const moved = () => latest.current.onBounds(boundsOf(made.map));
    made.map.on("moveend", moved);
    made.map.once("idle", moved);
    onQueueTouch(made.map, (number) => latest.current.onPick(number));
    setOpen(made);
  };
  useEffect(() => {
    if (!open || !at) return;
    const isSeen = open.map.getBounds().contains([at.lon, at.lat]);
    if (!isSeen) open.map.easeTo({ center: [at.lon, at.lat] });
  }, [open, at?.lon, at?.lat]);
  return (
    <MapView label={label} queue={queue} onOpen={opened} onFail={onFail}>
      {children}
    </MapView>
  );
}
