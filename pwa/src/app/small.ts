// SPDX-License-Identifier: EUPL-1.2
import { shrunk } from "./shrink.ts";

type Waiting = (blob: Blob | null) => void;
let worker: Worker | null = null;
const waiting = new Map<number, Waiting>();
let nAsked = 0;

/** Return a small version, or null if this browser can not read the picture. */
export async function smallVersion(photo: Blob): Promise<Blob | null> {
  const hasCanvas = typeof OffscreenCanvas !== "undefined";
  if (!hasCanvas || typeof Worker === "undefined") return shrunk(photo).catch(() => null);
  worker ??= started();
  nAsked += 1;
  const id = nAsked;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    worker?.postMessage({ id, photo });
  });
}

function started(): Worker {
  const made = new Worker(new URL("./shrink.worker.ts", import.meta.url), { type: "module" });
  made.onmessage = ({ data }: MessageEvent<{ id: number; blob: Blob | null }>) => {
    waiting.get(data.id)?.(data.blob);
    waiting.delete(data.id);
  };
  made.onerror = () => {
    // It did not start (an old browser): the photos stay as they are.
    for (const give of waiting.values()) give(null);
    waiting.clear();
  };
  return made;
}
