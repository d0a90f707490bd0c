// SPDX-License-Identifier: EUPL-1.2
import { useRef, useState } from "preact/hooks";
import { t } from "../../i18n/text.ts";
import { IconButton } from "../Button/Button.tsx";
import { useModal } from "../Sheet/modal.ts";
import { useGestures } from "./gestures.ts";
import { photoUrl, type ShownPhoto } from "./photo.ts";
import { fitted, LARGEST, WHOLE } from "./view.ts";
import "./Zoom.css";

interface Props {
  photos: ShownPhoto[];
  label: string;
  photoKey: string | null;
  /** Which photo is seen first. */
  first: number;
  onClose: () => void;
}

/** One photo over the whole window: enlarge, move and turn over by fingers, mouse or keys. */
export function Zoom({ photos, label, photoKey, first, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const [at, goTo] = useState(first);
  const [view, look] = useState(WHOLE);
  useModal(dialog, onClose);
  const turn = (by: number) => {
    const next = at + by;
    if (next < 0 || next >= photos.length) return;
    goTo(next);
    look(WHOLE);
  };
  const photo = photos[at];
  const hands = useGestures(stage, {
    view,
    sizes: () => {
      const box = stage.current?.getBoundingClientRect();
      return box && photo ? { photo: fitted(photo, box), stage: box } : null;
    },
    onView: look,
    onTurn: turn,
    onClose,
  });
  if (!photo) return null;
  const { zoomIn, zoomOut, onKeyDown, ...fingers } = hands;
  const told = t("photo.large", { at: at + 1, n: photos.length, what: label });
  return (
    <dialog
      ref={dialog}
      class="zoom"
      aria-label={told}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div class="zoom-stage" ref={stage} data-enlarged={view.scale > 1} {...fingers}>
        <img
          key={photo.id}
          src={photoUrl(photo, "large", photoKey)}
          alt={told}
          width={photo.width}
          height={photo.height}
          draggable={false}
          style={{ transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})` }}
        />
      </div>
      <div class="zoom-tools">
        <p class="zoom-count" role="status">
          {photos.length > 1 && `${at + 1} / ${photos.length}`}
        </p>
        <IconButton
          icon="minus"
          label={t("photo.out")}
          disabled={view.scale <= 1}
          onClick={zoomOut}
        />
        <IconButton
          icon="add"
          label={t("photo.in")}
          disabled={view.scale >= LARGEST}
          onClick={zoomIn}
        />
        <IconButton icon="close" label={t("app.close")} onClick={onClose} />
      </div>
      {photos.length > 1 && <Turns at={at} n={photos.length} onTurn={turn} />}
    </dialog>
  );
}

function Turns({ at, n, onTurn }: { at: number; n: number; onTurn: (by: number) => void }) {
  return (
    <div class="zoom-turns">
      <IconButton
        icon="back"
        label={t("photo.previous")}
        disabled={at === 0}
        onClick={() => onTurn(-1)}
      />
      <IconButton
        icon="next"
        label={t("photo.next")}
        disabled={at === n - 1}
        onClick={() => onTurn(1)}
      />
    </div>
  );
}
