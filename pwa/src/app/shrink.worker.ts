// SPDX-License-Identifier: EUPL-1.2
// Twelve megapixels take up to a second on a slow phone: not on the thread that answers taps.
import { shrunk } from "./shrink.ts";

const self = globalThis as unknown as DedicatedWorkerGlobalScope;

self.onmessage = async ({ data }: MessageEvent<{ id: number; photo: Blob }>) => {
  const blob = await shrunk(data.photo).catch(() => null);
  self.postMessage({ id: data.id, blob });
};
