// SPDX-License-Identifier: EUPL-1.2
import { useRef } from "preact/hooks";
import { Button, type ButtonLook } from "../components/Button/Button.tsx";
import { t } from "../i18n/text.ts";

interface Props {
  onFiles: (files: File[]) => void;
  /** Look of the first button. */
  look?: ButtonLook;
  isWide?: boolean;
  id?: string;
}

/** Two ways to photos: the camera, and what was taken before. */
export function PhotoButtons({ onFiles, look = "plain", isWide = false, id }: Props) {
  const camera = useRef<HTMLInputElement>(null);
  const gallery = useRef<HTMLInputElement>(null);
  const took = (event: { currentTarget: HTMLInputElement }) => {
    const files = [...(event.currentTarget.files ?? [])];
    // The same photo chosen again must be told again.
    event.currentTarget.value = "";
    if (files.length > 0) onFiles(files);
  };
  const hidden = { type: "file", accept: "image/*", hidden: true, onChange: took } as const;
  return (
    <>
      <input {...hidden} ref={camera} capture="environment" data-photos="camera" />
      <input {...hidden} ref={gallery} multiple data-photos="gallery" />
      <Button
        {...(id && { id })}
        look={look}
        icon="camera"
        isWide={isWide}
        onClick={() => camera.current?.click()}
      >
        {t("photos.take")}
      </Button>
      <Button icon="gallery" isWide={isWide} onClick={() => gallery.current?.click()}>
        {t("photos.choose")}
      </Button>
    </>
  );
}
