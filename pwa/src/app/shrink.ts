// SPDX-License-Identifier: EUPL-1.2

/** What a department needs to see a crack, and what a phone sends in seconds. */
const LONGEST_PX = 2048;
const AIM_BYTES = 500_000;
const QUALITIES = [0.85, 0.75, 0.65, 0.5];
const SMALLER = 0.8;
/** Noise never gets small; what then is there is sent. */
const MAX_TRIES = 3;

/**
 * Return a photo as a JPEG of about half a megabyte, upright and without what the camera noted.
 *
 * @throws DOMException it is no picture that this browser can read.
 */
export async function shrunk(photo: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(photo, { imageOrientation: "from-image" });
  try {
    let scale = Math.min(1, LONGEST_PX / Math.max(bitmap.width, bitmap.height));
    let smallest: Blob | null = null;
    for (let tries = 0; tries < MAX_TRIES; tries += 1, scale *= SMALLER) {
      const canvas = drawn(bitmap, scale);
      for (const quality of QUALITIES) {
        smallest = await canvas.convertToBlob({ type: "image/jpeg", quality });
        if (smallest.size <= AIM_BYTES) return smallest;
      }
    }
    return smallest ?? photo;
  } finally {
    bitmap.close();
  }
}

function drawn(bitmap: ImageBitmap, scale: number): OffscreenCanvas {
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext("2d");
  if (!pen) throw new DOMException("no canvas", "InvalidStateError");
  // JPEG knows no transparency; what shows through a screenshot is paper, not night.
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, width, height);
  pen.drawImage(bitmap, 0, 0, width, height);
  return canvas;
}
