// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { t } from "../../i18n/text.ts";
import { Button } from "../Button/Button.tsx";
import { photoSet, photoUrl, type ShownPhoto } from "./photo.ts";
import { Zoom } from "./Zoom.tsx";
import "./BeforeAfter.css";

interface Props {
  before: ShownPhoto;
  after: ShownPhoto;
  label: string;
  photoKey?: string | null;
}

/** How it was and how it is, one over the other; a handle moves the line between them. */
export function BeforeAfter({ before, after, label, photoKey = null }: Props) {
  const [share, move] = useState(50);
  const [isLarge, enlarge] = useState(false);
  return (
    <figure class="before-after">
      {/* What was before stands on the left in every language, as the handle does. */}
      <div class="before-after-stage" dir="ltr" style={{ "--share": `${share}%` }}>
        <Picture photo={after} photoKey={photoKey} />
        <div class="before-after-first">
          <Picture photo={before} photoKey={photoKey} />
        </div>
        <span class="before-after-name" data-side="before" aria-hidden="true">
          {t("photo.before")}
        </span>
        <span class="before-after-name" data-side="after" aria-hidden="true">
          {t("photo.after")}
        </span>
        <span class="before-after-line" aria-hidden="true" />
        <input
          type="range"
          min={0}
          max={100}
          value={share}
          aria-label={`${t("photo.compare")}: ${label}`}
          aria-valuetext={t("photo.compare.at", { share })}
          onInput={(event) => move(Number(event.currentTarget.value))}
        />
      </div>
      <figcaption>
        <Button look="quiet" icon="gallery" onClick={() => enlarge(true)}>
          {t("photo.enlarge.both")}
        </Button>
      </figcaption>
      {isLarge && (
        <Zoom
          photos={[before, after]}
          label={label}
          photoKey={photoKey}
          first={0}
          onClose={() => enlarge(false)}
        />
      )}
    </figure>
  );
}

function Picture({ photo, photoKey }: { photo: ShownPhoto; photoKey: string | null }) {
  return (
    <img
      src={photoUrl(photo, "medium", photoKey)}
      srcset={photoSet(photo, photoKey)}
      sizes="(min-width: 64rem) 38rem, 100vw"
      alt=""
      width={photo.width}
      height={photo.height}
      decoding="async"
      draggable={false}
    />
  );
}
