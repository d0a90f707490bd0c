// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { t } from "../../i18n/text.ts";
import { photoSet, photoUrl, type ShownPhoto } from "./photo.ts";
import { Zoom } from "./Zoom.tsx";
import "./PhotoView.css";

interface Props {
  photos: ShownPhoto[];
  /** What they show, in a few words. */
  label: string;
  /** Opens photos that not everybody may see. */
  photoKey?: string | null;
  /** Small pictures in a row, as inside a history. */
  isSmall?: boolean;
}

/** Photos side by side: swipe through them, tap one to see it large. */
export function PhotoView({ photos, label, photoKey = null, isSmall = false }: Props) {
  const [opened, open] = useState<number | null>(null);
  const n = photos.length;
  if (n === 0) return null;
  return (
    <>
      <ul class="photo-strip" data-small={isSmall} data-several={n > 1}>
        {photos.map((photo, at) => (
          <li key={photo.id}>
            <button
              type="button"
              class="photo"
              aria-label={t("photo.enlarge", { at: at + 1, n, what: label })}
              onClick={() => open(at)}
            >
              <img
                src={photoUrl(photo, isSmall ? "small" : "medium", photoKey)}
                {...(!isSmall && {
                  srcset: photoSet(photo, photoKey),
                  sizes: "(min-width: 64rem) 38rem, 100vw",
                })}
                alt=""
                width={photo.width}
                height={photo.height}
                loading={at === 0 && !isSmall ? "eager" : "lazy"}
                decoding="async"
              />
            </button>
            {n > 1 && !isSmall && (
              <span class="photo-count" aria-hidden="true">
                {at + 1} / {n}
              </span>
            )}
          </li>
        ))}
      </ul>
      {opened !== null && (
        <Zoom
          photos={photos}
          label={label}
          photoKey={photoKey}
          first={opened}
          onClose={() => open(null)}
        />
      )}
    </>
  );
}
