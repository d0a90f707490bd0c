// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Button, IconButton } from "../components/Button/Button.tsx";
import { t } from "../i18n/text.ts";

/** A photo that waits to be sent; `id` is also that of its upload. */
export interface KeptPhoto {
  id: string;
  blob: Blob;
}

/** As many as the server takes. Source: config key reports.photos_max_n. */
const MOST = 5;

interface Props {
  photos: KeptPhoto[];
  onPhotos: (photos: KeptPhoto[]) => void;
}

/** Choose photos from the camera or the gallery, and take them out again. */
export function PhotoPicker({ photos, onPhotos }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [isFull, tell] = useState(false);
  const add = (files: FileList | null) => {
    const chosen = [...(files ?? [])].map((blob) => ({ id: crypto.randomUUID(), blob }));
    const all = [...photos, ...chosen];
    tell(all.length > MOST);
    onPhotos(all.slice(0, MOST));
    if (input.current) input.current.value = "";
  };
  return (
    <div class="stack-s">
      {photos.length > 0 && (
        <ul class="follow-picker" aria-label={t("follow.reply.added")}>
          {photos.map((photo, nth) => (
            <li key={photo.id}>
              <Picture photo={photo} />
              <IconButton
                icon="trash"
                label={t("follow.reply.photo.remove", { at: nth + 1 })}
                onClick={() => onPhotos(photos.filter(({ id }) => id !== photo.id))}
              />
            </li>
          ))}
        </ul>
      )}
      <input
        ref={input}
        class="unseen"
        type="file"
        accept="image/*"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => add(event.currentTarget.files)}
      />
      <p>
        <Button
          icon="camera"
          disabled={photos.length >= MOST}
          onClick={() => input.current?.click()}
        >
          {t("follow.reply.photo")}
        </Button>
      </p>
      <p role="status" class="small">
        {isFull && t("follow.reply.photo.full", { n: MOST })}
      </p>
    </div>
  );
}

function Picture({ photo }: { photo: KeptPhoto }) {
  const address = useMemo(() => URL.createObjectURL(photo.blob), [photo.id]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return <img src={address} alt="" />;
}
