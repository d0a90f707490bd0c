// SPDX-License-Identifier: EUPL-1.2
import { useId } from "preact/hooks";
import { t } from "../../i18n/text.ts";
import { Icon } from "../Icon/Icon.tsx";
import "./Rating.css";

export type Grade = 1 | 2 | 3 | 4 | 5;
export const GRADES: Grade[] = [1, 2, 3, 4, 5];

/** Return a grade such as comes from an address, or null. */
export function gradeOf(written: string | null | undefined): Grade | null {
  return GRADES.find((grade) => String(grade) === written) ?? null;
}

interface Props {
  legend: string;
  value: Grade | null;
  onGrade: (grade: Grade) => void;
  /** What is wrong, as a sentence that says what to do. */
  error?: string | undefined;
  /** Of the first grade, so that a summary of errors can lead there. */
  id?: string;
}

/** Five grades to choose from; what the chosen one means stands below. */
export function Rating({ legend, value, onGrade, error, id }: Props) {
  const made = useId();
  const name = id ?? made;
  return (
    <fieldset class="rating" aria-describedby={`${name}-said`} data-wrong={Boolean(error)}>
      <legend>{legend}</legend>
      <div class="rating-grades">
        {GRADES.map((grade) => (
          <label key={grade} class="rating-grade" data-on={value !== null && grade <= value}>
            <input
              type="radio"
              class="unseen"
              id={grade === 1 ? name : undefined}
              name={name}
              value={grade}
              checked={value === grade}
              onChange={() => onGrade(grade)}
            />
            <Icon name="star" isFilled={value !== null && grade <= value} />
            <span class="rating-number" aria-hidden="true">
              {grade}
            </span>
            <span class="unseen">{t("rating.of", { grade, words: t(`rating.${grade}`) })}</span>
          </label>
        ))}
      </div>
      <p class="rating-said" id={`${name}-said`} data-chosen={value !== null}>
        {error ?? (value === null ? t("rating.choose") : t(`rating.${value}`))}
      </p>
    </fieldset>
  );
}

/** A grade that was given. */
export function RatingShown({ grade }: { grade: number }) {
  const known = gradeOf(String(grade));
  if (known === null) return null;
  return (
    <p class="rating-shown">
      <span class="rating-stars" aria-hidden="true">
        {GRADES.map((one) => (
          <Icon key={one} name="star" isFilled={one <= grade} />
        ))}
      </span>
      <span>{t("rating.of", { grade, words: t(`rating.${known}`) })}</span>
    </p>
  );
}
