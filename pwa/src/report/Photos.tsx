// SPDX-License-Identifier: EUPL-1.2
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { LocalReport } from "../app/database.ts";
import { photosOf, removePhoto } from "../app/local.ts";
import { IconButton } from "../components/Button/Button.tsx";
import { Notice } from "../components/Notice/Notice.tsx";
import { t } from "../i18n/text.ts";
import { MorePhotos, PhotoButtons } from "./PhotoButtons.tsx";
import { MAX_PHOTOS, photoFault, takePhotos } from "./photos.ts";
import { Unkept } from "./Unkept.tsx";
import "./Photos.css";

interface Shown {
  id: string;
  url: string;
}

/** The photos of a report as pictures; they are let go when the screen is left. */
function usePictures(report: LocalReport): Shown[] {
  const [shown, show] = useState<Shown[]>([]);
  const ids = report.photo_ids.join(" ");
  useEffect(() => {
    let made: Shown[] = [];
    let isGone = false;
    void photosOf(report).then((photos) => {
      if (isGone) return;
      made = photos.map(({ id, blob }) => ({ id, url: URL.createObjectURL(blob) }));
      show(made);
    });
    return () => {
      isGone = true;
      for (const { url } of made) URL.revokeObjectURL(url);
    };
  }, [ids]);
  return shown;
}

/** The photos of a draft; with a way to more of them as children they can be taken out too. */
export function PhotoStrip({ report, children }: { report: LocalReport; children?: JSX.Element }) {
  const isFixed = children === undefined;
  const pictures = usePictures(report);
  if (report.photo_ids.length === 0) return null;
  return (
    <ul class="photos" aria-label={t("photos.label", { n: report.photo_ids.length })}>
      {report.photo_ids.map((id, at) => {
        const picture = pictures.find((one) => one.id === id);
        return (
          <li key={id} class="photos-one">
            {picture && <Picture url={picture.url} n={at + 1} />}
            {!isFixed && (
              <IconButton
                icon="close"
                class="photos-remove"
                label={t("photos.remove", { n: at + 1 })}
                onClick={() => void removePhoto(report.id, id)}
              />
            )}
          </li>
        );
      })}
      {children && report.photo_ids.length < MAX_PHOTOS && <li class="photos-one">{children}</li>}
    </ul>
  );
}

/** Formats that only the server reads (HEIC) are named instead of shown. */
function Picture({ url, n }: { url: string; n: number }) {
  const [isBroken, breakIt] = useState(false);
  if (isBroken) return <span class="photos-unseen small">{t("photos.unseen", { n })}</span>;
  return <img src={url} alt={t("photos.alt", { n })} onError={() => breakIt(true)} />;
}

/** Photos of a draft with the ways to more of them. */
export function PhotoFields({ report, duty }: { report: LocalReport; duty: string }) {
  const isNone = report.photo_ids.length === 0;
  const isMissing = duty === "required" && isNone;
  const take = (files: File[]) => void takePhotos(report, files);
  return (
    <section class="stack-s" aria-labelledby="photos-title">
      <h2 id="photos-title" class="section-title">
        {isMissing ? t("photos.required") : t("photos.title")}
      </h2>
      <PhotoStrip report={report}>
        <MorePhotos onFiles={take} />
      </PhotoStrip>
      <PhotoFaults report={report} />
      {isNone && (
        <div class="row photos-ways">
          <PhotoButtons id="photo" look={isMissing ? "primary" : "plain"} onFiles={take} />
        </div>
      )}
    </section>
  );
}

/** What went wrong with the last photos. */
export function PhotoFaults({ report }: { report: LocalReport }) {
  return (
    <>
      {photoFault.value && (
        <Notice kind="warning" isAnnounced>
          <p>{t(`photos.fault.${photoFault.value}`, { max: MAX_PHOTOS })}</p>
        </Notice>
      )}
      <Unkept report={report} />
    </>
  );
}
