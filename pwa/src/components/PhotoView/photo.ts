// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from "../../api/client.ts";

export type ShownPhoto = Schema["PhotoRef"];

/** Longest side of each rendition in pixels; none is larger than the photo. */
const LONGEST_PX = { small: 320, medium: 960, large: 2048 } as const;

export type PhotoSize = keyof typeof LONGEST_PX;

/** Return the address of a photo in a size; `key` opens one that not everybody may see. */
export function photoUrl({ url }: ShownPhoto, size: PhotoSize, key: string | null = null): string {
  const address = url.replace("{size}", size);
  return key === null ? address : `${address}?${new URLSearchParams({ key })}`;
}

/** Return the renditions with their widths, so that the browser takes what the screen can show. */
export function photoSet(photo: ShownPhoto, key: string | null = null): string {
  const longest = Math.max(photo.width, photo.height);
  return (["small", "medium", "large"] as const)
    .map((size) => {
      const scale = Math.min(1, LONGEST_PX[size] / longest);
      return `${photoUrl(photo, size, key)} ${Math.round(photo.width * scale)}w`;
    })
    .join(", ");
}
