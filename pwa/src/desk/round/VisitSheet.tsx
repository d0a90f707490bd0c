// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import type { Found, RoundStop } from "../../api/field.ts";
import { keepDeed } from "../../app/field.ts";
import { sendSoon } from "../../app/sending.ts";
import { smallVersion } from "../../app/small.ts";
import { Button } from "../../components/Button/Button.tsx";
import { ErrorSummary, type Fault } from "../../components/ErrorSummary/ErrorSummary.tsx";
import { TextArea } from "../../components/Field/Field.tsx";
import { photoUrl } from "../../components/PhotoView/photo.ts";
import { Sheet } from "../../components/Sheet/Sheet.tsx";
import { toast } from "../../components/Toast/Toast.tsx";
import { DeedFailure, useDeed } from "../../forms/deed.tsx";
import { useDraft } from "../../forms/draft.ts";
import { type KeptPhoto, PhotoPicker } from "../../forms/PhotoPicker.tsx";
import { t } from "../../i18n/text.ts";
import { ghostOf } from "./along.ts";
import { GhostCamera } from "./GhostCamera.tsx";
import { afterVisit, kept } from "./kept.ts";

interface Props {
  stop: RoundStop;
  found: Found;
  onFound: (found: Found) => void;
  onClose: () => void;
}

interface Words {
  text: string;
  photos: KeptPhoto[];
  answers: boolean;
}

const EMPTY: Words = { text: "", photos: [], answers: true };
const FOUND = ["fixed", "not_fixed", "nothing_there"] as const;

/** What was found: words, photos over the earlier one, and whether that is the answer. */
export function VisitSheet({ stop, found, onFound, onClose }: Props) {
  const name = `visit-draft:${stop.id}`;
  const draft = useDraft<Words>(name, EMPTY);
  const [faults, blame] = useState<Fault[]>([]);
  const deed = useDeed();
  const answers = draft.value.answers && found !== "not_fixed";
  const save = () => {
    const wrong = faultsOf(draft.value, stop, found, answers);
    blame(wrong);
    if (wrong.length > 0) return;
    void deed.run(async () => {
      await keepVisit(stop, { found, answers, words: draft.value, draft: name });
      draft.drop();
      toast(t("round.kept"));
      void sendSoon({ isForced: true });
    });
  };
  return (
    <Sheet title={stop.category.name} onClose={onClose}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <ErrorSummary faults={faults} />
        <fieldset class="round-choices">
          <legend>{t("round.found")}</legend>
          {FOUND.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="found"
                checked={one === found}
                onChange={() => onFound(one)}
              />
              <span>{t(`round.found.${one}`)}</span>
            </label>
          ))}
        </fieldset>
        <Photos
          stop={stop}
          photos={draft.value.photos}
          onPhotos={(photos) => draft.change({ photos })}
        />
        <TextArea
          id="visit-text"
          label={t("round.text")}
          value={draft.value.text}
          maxLength={4000}
          onText={(text) => draft.change({ text })}
        />
        {found !== "not_fixed" && (
          <label class="round-answers">
            <input
              type="checkbox"
              checked={draft.value.answers}
              onChange={(event) => draft.change({ answers: event.currentTarget.checked })}
            />
            <span>{t(`round.answers.${found}`)}</span>
          </label>
        )}
        <DeedFailure error={deed.error ?? draft.error} isKept />
        <Button type="submit" look="primary" isWide disabled={deed.isBusy}>
          {t("round.save")}
        </Button>
      </form>
    </Sheet>
  );
}

interface Visit {
  found: Found;
  answers: boolean;
  words: Words;
  /** Name under which it was written. */
  draft: string;
}

async function keepVisit(stop: RoundStop, { found, answers, words, draft }: Visit) {
  const photos = words.photos.map(({ blob }) => ({ blob, role: "photo_ids" as const }));
  const before_id = photos.length > 0 ? (ghostOf(stop)?.id ?? null) : null;
  const visited_at = new Date().toISOString();
  const said = { found, text: words.text.trim(), answer: answers, before_id, visited_at };
  const label = `${stop.category.name}, ${stop.address || stop.number}`;
  const round = afterVisit(stop.id);
  await keepDeed({ kind: "visit", target: stop.id, words: said }, label, photos, { draft, round });
  kept.value = round;
}

function faultsOf(words: Words, stop: RoundStop, found: Found, answers: boolean): Fault[] {
  const faults: Fault[] = [];
  const isMute = !words.text.trim();
  if (isMute && (answers || words.photos.length === 0)) {
    faults.push({ field: "visit-text", text: t("round.missing.text") });
  }
  if (answers && found === "fixed" && stop.wants_photo && words.photos.length === 0) {
    faults.push({ field: "visit-photos", text: t("round.missing.photo") });
  }
  return faults;
}

interface PhotosProps {
  stop: RoundStop;
  photos: KeptPhoto[];
  onPhotos: (photos: KeptPhoto[]) => void;
}

/** Take a photo over the earlier one; where there is no camera, choose one beside it. */
function Photos({ stop, photos, onPhotos }: PhotosProps) {
  const [isOpen, open] = useState(false);
  const [hasNoCamera, miss] = useState(!navigator.mediaDevices?.getUserMedia);
  const ghost = ghostOf(stop);
  const earlier = ghost && photoUrl(ghost, "medium");
  const took = async (blob: Blob) => {
    open(false);
    onPhotos([...photos, { id: crypto.randomUUID(), blob: (await smallVersion(blob)) ?? blob }]);
  };
  return (
    <fieldset class="round-photos" id="visit-photos" tabIndex={-1}>
      <legend>{t("round.photos")}</legend>
      {!hasNoCamera && (
        <p>
          <Button icon="camera" look="primary" onClick={() => open(true)}>
            {t(earlier ? "round.photo.over" : "round.photo")}
          </Button>
        </p>
      )}
      {hasNoCamera && <p class="small">{t("round.camera.none")}</p>}
      {hasNoCamera && earlier && (
        <figure class="round-earlier">
          <img src={earlier} alt="" />
          <figcaption class="small">{t("round.earlier")}</figcaption>
        </figure>
      )}
      <PhotoPicker photos={photos} onPhotos={onPhotos} />
      {isOpen && (
        <GhostCamera
          earlier={earlier}
          onPhoto={(blob) => void took(blob)}
          onNone={() => {
            miss(true);
            open(false);
          }}
          onClose={() => open(false)}
        />
      )}
    </fieldset>
  );
}
