// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { smallVersion } from "../app/small.ts";
import { Button, IconButton } from "../components/Button/Button.tsx";
import { t } from "../i18n/text.ts";
import "./PhotoPicker.css";

/** A photo that waits to be sent; `id` is also that of its upload. */
export interface KeptPhoto {
  id: string;
  blob: Blob;
  /** What its camera noted, where that was asked for: a small version has forgotten it. */
  taken?: Taken;
}

/** Where and when a photo was taken, as it says itself; null: it does not. */
export interface Taken {
  place: { lon: number; lat: number } | null;
  at: string | null;
}

/** As many as the server takes. Source: config key reports.photos_max_n. */
const MOST = 5;

interface Props {
  photos: KeptPhoto[];
  onPhotos: (photos: KeptPhoto[]) => void;
  /** How many are wanted. */
  most?: number;
  /** Read what the camera noted in a photo; left out: nobody asks. */
  read?: (photo: Blob) => Promise<Taken>;
}

/** Choose photos from the camera or the gallery, and take them out again. */
export function PhotoPicker({ photos, onPhotos, most = MOST, read }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [isFull, tell] = useState(false);
  const latest = useRef<KeptPhoto[] | null>(photos);
  if (latest.current) latest.current = photos;
  // What is sent or given up meanwhile must not come back with its small version.
  useEffect(
    () => () => {
      latest.current = null;
    },
    [],
  );
  const add = async (files: FileList | null) => {
    const chosen = [...(files ?? [])];
    if (input.current) input.current.value = "";
    const room = most - photos.length;
    tell(room < chosen.length);
    const fitting = await Promise.all(chosen.slice(0, room).map((blob) => photoOf(blob, read)));
    if (!latest.current) return;
    // Kept as they are at once, small ones in their place as soon as they are made.
    onPhotos([...latest.current, ...fitting]);
    for (const photo of fitting) await makeSmall(photo);
  };
  const makeSmall = async ({ id, blob, ...notes }: KeptPhoto) => {
    const small = await smallVersion(blob);
    if (!small || small.size >= blob.size) return;
    if (!latest.current?.some((one) => one.id === id)) return;
    // Under another id: the server may have the beginning of the large one.
    const instead = { ...notes, id: crypto.randomUUID(), blob: small };
    onPhotos(latest.current.map((one) => (one.id === id ? instead : one)));
  };
  return (
    <div class="stack-s">
      {photos.length > 0 && (
        <ul class="photo-picker" aria-label={t("follow.reply.added")}>
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
        multiple={most > 1}
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => void add(event.currentTarget.files)}
      />
      <p>
        <Button
          icon="camera"
          disabled={photos.length >= most}
          onClick={() => input.current?.click()}
        >
          {t("follow.reply.photo")}
        </Button>
      </p>
      <p role="status" class="small">
        {isFull && t("follow.reply.photo.full", { n: most })}
      </p>
    </div>
  );
}

async function photoOf(blob: Blob, read: Props["read"]): Promise<KeptPhoto> {
  const id = crypto.randomUUID();
  return read ? { id, blob, taken: await read(blob) } : { id, blob };
}

function Picture({ photo }: { photo: KeptPhoto }) {
  const address = useMemo(() => URL.createObjectURL(photo.blob), [photo.blob]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return <img src={address} alt="" />;
}
