// SPDX-License-Identifier: EUPL-1.2
import { Button, IconButton } from "../../components/Button/Button.tsx";
import type { Fault } from "../../components/ErrorSummary/ErrorSummary.tsx";
import { t } from "../../i18n/text.ts";
import { type EditedQuestion, emptyChoice } from "./edited.ts";
import { fieldId } from "./faults.ts";
import { WordsField } from "./WordsField.tsx";

interface Props {
  question: EditedQuestion;
  /** Where it stands in the body. */
  at: string;
  n: number;
  tag: string;
  faults: Fault[];
  onChange: (question: EditedQuestion) => void;
  onRemove: () => void;
}

const LEAST_CHOICES = 2;
const MOST_CHOICES = 8;

/** One question about a thing, with what it can be answered with. */
export function QuestionField({ question, at, n, tag, faults, onChange, onRemove }: Props) {
  const { choices } = question;
  const errorOf = (id: string) => faults.find(({ field }) => field === id)?.text;
  return (
    <fieldset class="mapping-question stack-s">
      <legend class="field-label">{t("mapping.question", { n })}</legend>
      <WordsField
        id={fieldId(`${at}/text`)}
        label={t("mapping.question.text")}
        tag={tag}
        texts={question.text}
        error={errorOf(fieldId(`${at}/text`))}
        onTexts={(text) => onChange({ ...question, text })}
      />
      {choices.map((choice, k) => {
        const id = fieldId(`${at}/choices/${k}/name`);
        return (
          <div class="mapping-choice" key={choice.code || `new ${k}`}>
            <WordsField
              id={id}
              label={t("mapping.choice", { n: k + 1 })}
              tag={tag}
              texts={choice.name}
              error={errorOf(id)}
              onTexts={(name) =>
                onChange({ ...question, choices: choices.with(k, { ...choice, name }) })
              }
            />
            {choices.length > LEAST_CHOICES && (
              <IconButton
                icon="trash"
                label={t("mapping.choice.remove", { n: k + 1 })}
                onClick={() => onChange({ ...question, choices: choices.toSpliced(k, 1) })}
              />
            )}
          </div>
        );
      })}
      <p class="row">
        {choices.length < MOST_CHOICES && (
          <Button
            look="quiet"
            icon="add"
            onClick={() => onChange({ ...question, choices: [...choices, emptyChoice()] })}
          >
            {t("mapping.choice.add")}
          </Button>
        )}
        <Button look="quiet" icon="trash" onClick={onRemove}>
          {t("mapping.question.remove")}
        </Button>
      </p>
    </fieldset>
  );
}
