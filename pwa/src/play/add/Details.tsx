// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import type { Campaign, Kind, KindQuestion } from "../../api/mapping.ts";
import { go } from "../../app/router.ts";
import { Button } from "../../components/Button/Button.tsx";
import { ErrorSummary, type Fault } from "../../components/ErrorSummary/ErrorSummary.tsx";
import { Page } from "../../components/Page/Page.tsx";
import { toast } from "../../components/Toast/Toast.tsx";
import { DeedFailure, useDeed } from "../../forms/deed.tsx";
import type { Draft } from "../../forms/draft.ts";
import { t } from "../../i18n/text.ts";
import { OnePhoto } from "../OnePhoto.tsx";
import { keepPoint, type Missing, missingOf, type PointWords } from "./draft.ts";

interface Props {
  campaign: Campaign;
  kind: Kind;
  draft: Draft<PointWords>;
}

/** A photo where one is wanted, the questions of the kind, and Save. */
export function Details({ campaign, kind, draft }: Props) {
  const deed = useDeed();
  const [faults, blame] = useState<Fault[]>([]);
  const at = `/play/campaigns/${campaign.slug}`;
  const words = draft.value;
  const save = () => {
    const missing = missingOf(words, kind);
    blame(missing.map((what) => faultOf(what, kind, words)));
    if (missing.length > 0) return;
    void deed.run(async () => {
      await keepPoint(campaign, kind, words);
      draft.drop();
      toast(t("play.add.saved"));
      go(at, { replace: true });
    });
  };
  return (
    <Page
      title={kind.name}
      backTo={`${at}/add/place`}
      action={
        <Button look="primary" isWide disabled={deed.isBusy} onClick={save}>
          {t("play.add.save")}
        </Button>
      }
    >
      <ErrorSummary faults={faults} />
      {kind.photo !== "none" && (
        <fieldset class="stack-s" id="point-photo" tabIndex={-1}>
          <legend class="field-label">{t(`play.add.photo.${kind.photo}`)}</legend>
          <p class="small muted">{t("play.add.photo.care")}</p>
          <OnePhoto
            photos={words.photos}
            from={words.stood}
            onPhotos={(photos) => draft.change({ photos })}
          />
        </fieldset>
      )}
      {kind.questions.map((question) => (
        <Question
          key={question.code}
          question={question}
          chosen={words.answers[question.code]}
          onChoose={(code) =>
            draft.change({ answers: { ...words.answers, [question.code]: code } })
          }
        />
      ))}
      {kind.photo === "none" && kind.questions.length === 0 && <p>{t("play.add.ready")}</p>}
      <DeedFailure error={deed.error ?? draft.error} isKept />
    </Page>
  );
}

interface QuestionProps {
  question: KindQuestion;
  chosen: string | undefined;
  onChoose: (code: string) => void;
}

function Question({ question, chosen, onChoose }: QuestionProps) {
  const name = fieldOf(question.code);
  return (
    <fieldset class="field">
      <legend class="field-label">{question.text}</legend>
      <div class="choices">
        {question.choices.map(({ code, name: words }, nth) => (
          <label key={code} class="choice">
            <input
              type="radio"
              {...(nth === 0 && { id: name })}
              name={name}
              checked={chosen === code}
              onChange={() => onChoose(code)}
            />
            <span>{words}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function fieldOf(code: string): string {
  return `point-${code}`;
}

function faultOf(what: Missing, { questions }: Kind, { answers }: PointWords): Fault {
  const open = questions.find(({ code }) => !answers[code]);
  const field = what === "answers" && open ? fieldOf(open.code) : "point-photo";
  return { field, text: t(`play.missing.${what}`, { question: open?.text ?? "" }) };
}
