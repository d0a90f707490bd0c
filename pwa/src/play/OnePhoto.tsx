// SPDX-License-Identifier: EUPL-1.2
import { Notice } from "../components/Notice/Notice.tsx";
import { type KeptPhoto, PhotoPicker } from "../forms/PhotoPicker.tsx";
import { t } from "../i18n/text.ts";
import type { Standing } from "./reach.ts";
import { isOfElsewhere, readTaken } from "./taken.ts";

interface Props {
  photos: KeptPhoto[];
  /** Where somebody stood when they looked; null: nobody knows yet. */
  from: Standing | null;
  onPhotos: (photos: KeptPhoto[]) => void;
}

/** A photo of the thing, with a word at once where it would earn nothing. */
export function OnePhoto({ photos, from, onPhotos }: Props) {
  return (
    <>
      <PhotoPicker photos={photos} most={1} read={readTaken} onPhotos={onPhotos} />
      {from && isOfElsewhere(photos, from) && (
        <Notice kind="warning" isAnnounced>
          <p>{t("play.photo.elsewhere")}</p>
        </Notice>
      )}
    </>
  );
}
