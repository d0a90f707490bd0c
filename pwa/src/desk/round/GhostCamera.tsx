// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef, useState } from "preact/hooks";
import { Button, IconButton } from "../../components/Button/Button.tsx";
import { t } from "../../i18n/text.ts";
import "./GhostCamera.css";

interface Props {
  /** Address of the earlier photo; null: there is none. */
  earlier: string | null;
  onPhoto: (photo: Blob) => void;
  /** The device has no camera, or does not give it. */
  onNone: () => void;
  onClose: () => void;
}

const WANTED = {
  video: { facingMode: { ideal: "environment" }, width: { ideal: 2048 }, height: { ideal: 1536 } },
};
const QUALITY = 0.9;

/** The camera with the earlier photo shining through, so that both are taken from the same spot. */
export function GhostCamera({ earlier, onPhoto, onNone, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const [isReady, ready] = useState(false);
  const [percent, shine] = useState(40);
  useEffect(() => {
    // Not `useModal`: this lies over a sheet, which "back" closes with it; what was typed is kept.
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  useEffect(() => {
    let stream: MediaStream | null = null;
    let isGone = false;
    const stop = () => stream?.getTracks().forEach((track) => void track.stop());
    navigator.mediaDevices.getUserMedia(WANTED).then(
      (opened) => {
        stream = opened;
        if (isGone || !video.current) return stop();
        video.current.srcObject = opened;
      },
      () => !isGone && onNone(),
    );
    return () => {
      isGone = true;
      stop();
    };
  }, []);
  const take = async () => {
    const photo = video.current && (await frameOf(video.current));
    if (photo) onPhoto(photo);
  };
  return (
    <dialog
      ref={dialog}
      class="ghost"
      aria-label={t("round.camera")}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div class="ghost-stage">
        {/* What it sees is described by who looks through it. */}
        <video ref={video} autoPlay playsInline muted onLoadedData={() => ready(true)} />
        {earlier && (
          <img src={earlier} alt={t("round.earlier")} style={{ opacity: percent / 100 }} />
        )}
      </div>
      <div class="ghost-tools">
        {earlier && (
          <label class="ghost-slider">
            <span>{t("round.ghost")}</span>
            <input
              type="range"
              min={0}
              max={100}
              step={5}
              value={percent}
              onInput={(event) => shine(event.currentTarget.valueAsNumber)}
            />
          </label>
        )}
        <Button look="primary" icon="camera" isWide disabled={!isReady} onClick={() => void take()}>
          {t("round.shoot")}
        </Button>
      </div>
      <IconButton icon="close" label={t("app.close")} class="ghost-close" onClick={onClose} />
    </dialog>
  );
}

/** Return what the camera sees now, as a JPEG. */
async function frameOf(video: HTMLVideoElement): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext("2d")?.drawImage(video, 0, 0);
  return new Promise((resolve) => {
    canvas.toBlob(resolve, "image/jpeg", QUALITY);
  });
}
