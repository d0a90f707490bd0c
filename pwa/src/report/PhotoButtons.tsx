// SPDX-License-Identifier: EUPL-1.2
import { useRef } from "preact/hooks";
import { Button, type ButtonLook } from "../components/Button/Button.tsx";
import { Icon } from "../components/Icon/Icon.tsx";
import { t } from "../i18n/text.ts";

interface Props {
  onFiles: (files: File[]) => void;
  /** Look of the first button. */
  look?: ButtonLook;
  isWide?: boolean;
  id?: string;
}

type Given = Pick<Props, "onFiles">;

/** Return what an input of files does when something was chosen. */
function taking(onFiles: Props["onFiles"]) {
  return (event: { currentTarget: HTMLInputElement }) => {
    const files = [...(event.currentTarget.files ?? [])];
    // The same photo chosen again must be told again.
    event.currentTarget.value = "";
    if (files.length > 0) onFiles(files);
  };
}

/** Two ways to photos: the camera, and what was taken before. */
export function PhotoButtons({ onFiles, look = "plain", isWide = false, id }: Props) {
  const camera = useRef<HTMLInputElement>(null);
  const gallery = useRef<HTMLInputElement>(null);
  const hidden = { type: "file", accept: "image/*", hidden: true } as const;
  const onChange = taking(onFiles);
  return (
    <>
      <input
        {...hidden}
        ref={camera}
        capture="environment"
        data-photos="camera"
        onChange={onChange}
      />
      <input {...hidden} ref={gallery} multiple data-photos="gallery" onChange={onChange} />
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

/** One more tile beside the photos; the device asks whether by camera or from the gallery. */
export function MorePhotos({ onFiles }: Given) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        type="file"
        accept="image/*"
        multiple
        hidden
        ref={input}
        data-photos="more"
        onChange={taking(onFiles)}
      />
      <button type="button" class="photos-more" id="photo" onClick={() => input.current?.click()}>
        <Icon name="camera" />
        <span>{t("photos.add")}</span>
      </button>
    </>
  );
}
