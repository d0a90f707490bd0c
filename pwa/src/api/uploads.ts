// SPDX-License-Identifier: EUPL-1.2
import { given, proof, Refusal, refusal, type Schema } from "./client.ts";

type Upload = Schema["PhotoUploadView"];

/** Small enough that a cut costs little, large enough that 20 round trips send a photo. */
const CHUNK_BYTES = 128 * 1024;
/** Parts that one run sends in vain, being told another offset or the same again. */
const MAX_JUMPS = 20;
/** Longer than the slowest line needs for one part; the outbox must not hang on a dead one. */
const PATIENCE_MS = 60_000;

/**
 * Send what the server lacks of a photo and return what it made of it.
 *
 * @param id of the upload; the same id goes on where an earlier run was cut.
 * @param from bytes that the server has, as far as this device knows.
 * @param progressed is told what the server has now, in bytes, before the next part goes out.
 * @throws Refusal it is no photo, or too large. TypeError: no connection.
 */
export async function sendPhoto(
  id: string,
  photo: Blob,
  from: number,
  progressed: (bytes: number) => Promise<void>,
): Promise<Schema["PhotoUploaded"]> {
  let offset = Math.min(from, photo.size);
  for (let jumps = 0; jumps < MAX_JUMPS; ) {
    try {
      const upload = await sendPart(id, photo, offset);
      if (upload.photo) return upload.photo;
      if (upload.offset <= offset) jumps += 1;
      offset = upload.offset;
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind !== "wrong-offset") throw error;
      offset = Number((error.problem as { offset?: number }).offset ?? 0);
      jumps += 1;
    }
    await progressed(offset);
  }
  throw new TypeError("the server and this device do not agree on how much was sent");
}

async function sendPart(id: string, photo: Blob, offset: number): Promise<Upload> {
  const response = await fetch(`/api/v1/photo-uploads/${id}`, {
    method: "PATCH",
    headers: {
      ...proof(),
      "Content-Type": "application/octet-stream",
      "Upload-Offset": String(offset),
      "Upload-Length": String(photo.size),
    },
    body: photo.slice(offset, offset + CHUNK_BYTES),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw refusal(body, response);
  return given<Upload>({ data: body as Upload, response });
}
