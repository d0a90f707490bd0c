// SPDX-License-Identifier: EUPL-1.2
import type { Question } from "../api/catalogue.ts";
import type { AnswerValue, LocalReport } from "../app/database.ts";
import { TextField } from "../components/Field/Field.tsx";
import { t, words } from "../i18n/text.ts";
import { edit } from "./draft.ts";
import { ANSWER_MAX_CHARS, answerField, numberOrText } from "./faults.ts";
import "../app/choices.css";

interface Props {
  report: LocalReport;
  questions: Question[];
  /** What is wrong, by the id of the field. */
  errors: ReadonlyMap<string, string>;
}

/** What the department wants to know of this kind of problem. */
export function Questions({ report, questions, errors }: Props) {
  if (questions.length === 0) return null;
  return (
    <>
      {questions.map((question) => (
        <Asked
          key={question.code}
          question={question}
          value={report.answers[question.code]}
          error={errors.get(answerField(question.code))}
          onAnswer={(value) =>
            edit(report.id, { answers: { ...report.answers, [question.code]: value } })
          }
        />
      ))}
    </>
  );
}

interface AskedProps {
  question: Question;
  value: AnswerValue | undefined;
  error: string | undefined;
  onAnswer: (value: AnswerValue) => void;
}

function Asked(props: AskedProps) {
  const { kind } = props.question;
  if (kind === "yes_no") return <YesNo {...props} />;
  if (kind === "choice" || kind === "choices") return <Options {...props} />;
  return <Typed {...props} />;
}

/** The question, and whether it may be left out. */
function label({ label: texts, is_required }: Question): string {
  return is_required ? words(texts) : t("send.optional", { label: words(texts) });
}

const INPUT = { text: "text", number: "text", date: "date", time: "time" } as const;

function Typed({ question, value, error, onAnswer }: AskedProps) {
  const { kind, code, is_required } = question;
  const isNumber = kind === "number";
  return (
    <TextField
      id={answerField(code)}
      label={label(question)}
      type={INPUT[kind as keyof typeof INPUT] ?? "text"}
      {...(isNumber && { inputMode: "decimal" as const })}
      {...(kind === "text" && { maxLength: ANSWER_MAX_CHARS })}
      required={is_required}
      autocomplete="off"
      error={error}
      value={value === undefined ? "" : String(value)}
      onText={(text) => onAnswer(isNumber ? numberOrText(text) : text)}
    />
  );
}

interface ChoiceProps {
  question: Question;
  error: string | undefined;
  options: { name: string; isChosen: boolean; choose: (isOn: boolean) => void }[];
  isMany?: boolean;
}

function Choices({ question, error, options, isMany = false }: ChoiceProps) {
  const id = answerField(question.code);
  return (
    <fieldset class="field" data-wrong={Boolean(error)} aria-describedby={`${id}-error`}>
      <legend class="field-label">{label(question)}</legend>
      <p class="field-error" id={`${id}-error`}>
        {error}
      </p>
      <div class="choices">
        {options.map(({ name, isChosen, choose }, at) => (
          <label key={name} class="choice">
            <input
              type={isMany ? "checkbox" : "radio"}
              {...(at === 0 && { id })}
              name={id}
              checked={isChosen}
              onChange={(event) => choose(event.currentTarget.checked)}
            />
            <span>{name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function YesNo({ question, value, error, onAnswer }: AskedProps) {
  const options = [true, false].map((answer) => ({
    name: t(answer ? "send.yes" : "send.no"),
    isChosen: value === answer,
    choose: () => onAnswer(answer),
  }));
  return <Choices question={question} error={error} options={options} />;
}

function Options({ question, value, error, onAnswer }: AskedProps) {
  const isMany = question.kind === "choices";
  const chosen = Array.isArray(value) ? value : [];
  const options = question.options.map(({ code, name }) => ({
    name: words(name),
    isChosen: isMany ? chosen.includes(code) : value === code,
    choose: (isOn: boolean) => {
      const others = chosen.filter((one) => one !== code);
      onAnswer(isMany ? (isOn ? [...others, code] : others) : code);
    },
  }));
  return <Choices question={question} error={error} options={options} isMany={isMany} />;
}
