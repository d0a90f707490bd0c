// SPDX-License-Identifier: EUPL-1.2
import { Button } from "../../components/Button/Button.tsx";
import type { Fault } from "../../components/ErrorSummary/ErrorSummary.tsx";
import { Field, TextField } from "../../components/Field/Field.tsx";
import { t } from "../../i18n/text.ts";
import { CategoryOptions } from "../parts/CategoryOptions.tsx";
import { Check } from "./Check.tsx";
import { type EditedKind, emptyKind, emptyQuestion, FAMILIES } from "./edited.ts";
import { fieldId } from "./faults.ts";
import { QuestionField } from "./QuestionField.tsx";
import { WordsField } from "./WordsField.tsx";

interface Props {
  kinds: EditedKind[];
  tag: string;
  faults: Fault[];
  onChange: (kinds: EditedKind[]) => void;
}

const MOST_KINDS = 12;
const MOST_QUESTIONS = 8;
const PHOTOS = ["none", "optional", "required"] as const;

/** What residents look for. */
export function KindsField({ kinds, tag, faults, onChange }: Props) {
  return (
    <section class="stack" id={fieldId("/kinds")} tabIndex={-1} aria-labelledby="mapping-kinds">
      <h2 id="mapping-kinds">{t("mapping.kinds")}</h2>
      <p class="muted">{t("mapping.kinds.hint")}</p>
      {kinds.map((kind, n) => (
        <KindField
          // Those that are not saved yet have no code to be known by.
          key={kind.code || `new ${n}`}
          {...{ kind, n, tag, faults }}
          onChange={(part) => onChange(kinds.with(n, { ...kind, ...part }))}
          onRemove={() => onChange(kinds.toSpliced(n, 1))}
        />
      ))}
      {kinds.length < MOST_KINDS && (
        <p>
          <Button icon="add" onClick={() => onChange([...kinds, emptyKind()])}>
            {t("mapping.kind.add")}
          </Button>
        </p>
      )}
    </section>
  );
}

interface KindProps {
  kind: EditedKind;
  n: number;
  tag: string;
  faults: Fault[];
  onChange: (part: Partial<EditedKind>) => void;
  onRemove: () => void;
}

function KindField({ kind, n, tag, faults, onChange, onRemove }: KindProps) {
  const at = (field: string) => fieldId(`/kinds/${n}/${field}`);
  const errorOf = (field: string) => faults.find((one) => one.field === at(field))?.text;
  return (
    <fieldset class="mapping-kind stack">
      <legend>
        <span class="field-label">{t("mapping.kind", { n: n + 1 })}</span>
      </legend>
      <WordsField
        id={at("name")}
        label={t("mapping.kind.name")}
        hint={t("mapping.kind.name.hint")}
        tag={tag}
        texts={kind.name}
        error={errorOf("name")}
        onTexts={(name) => onChange({ name })}
      />
      <WordsField
        id={at("hint")}
        label={t("mapping.kind.hint")}
        tag={tag}
        texts={kind.hint}
        error={errorOf("hint")}
        isLong
        onTexts={(hint) => onChange({ hint })}
      />
      <div class="mapping-two">
        <Field
          id={at("category")}
          label={t("mapping.kind.category")}
          hint={t("mapping.kind.category.hint")}
          error={errorOf("category")}
        >
          {(ids) => (
            <select
              {...ids}
              value={kind.category}
              onChange={({ currentTarget }) => onChange({ category: currentTarget.value })}
            >
              <option value="">{t("mapping.kind.category.none")}</option>
              <CategoryOptions />
            </select>
          )}
        </Field>
        <Field id={at("photo")} label={t("mapping.kind.photo")} error={errorOf("photo")}>
          {(ids) => (
            <select
              {...ids}
              value={kind.photo}
              onChange={({ currentTarget }) =>
                onChange({ photo: currentTarget.value as EditedKind["photo"] })
              }
            >
              {PHOTOS.map((photo) => (
                <option key={photo} value={photo}>
                  {t(`mapping.photo.${photo}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <FamilyField family={kind.family} onChange={(family) => onChange({ family })} />
        <TextField
          id={at("recheck_days")}
          type="number"
          inputMode="numeric"
          label={t("mapping.kind.recheck")}
          value={`${kind.recheck_days}`}
          error={errorOf("recheck_days")}
          onText={(text) => onChange({ recheck_days: Number(text) })}
        />
      </div>
      <Check
        label={t("mapping.kind.sensitive")}
        isOn={kind.is_sensitive}
        onTurn={(is_sensitive) => onChange({ is_sensitive })}
      />
      <Check
        label={t("mapping.kind.unsafe")}
        isOn={kind.is_unsafe}
        onTurn={(is_unsafe) => onChange({ is_unsafe })}
      />
      <div class="stack" id={at("questions")} tabIndex={-1}>
        <p class="field-hint">{t("mapping.questions.hint")}</p>
        {errorOf("questions") && <p class="field-error">{errorOf("questions")}</p>}
        {kind.questions.map((question, m) => (
          <QuestionField
            key={question.code || `new ${m}`}
            {...{ question, tag, faults }}
            at={`/kinds/${n}/questions/${m}`}
            n={m + 1}
            onChange={(changed) => onChange({ questions: kind.questions.with(m, changed) })}
            onRemove={() => onChange({ questions: kind.questions.toSpliced(m, 1) })}
          />
        ))}
        <p class="row">
          {kind.questions.length < MOST_QUESTIONS && (
            <Button
              icon="add"
              onClick={() => onChange({ questions: [...kind.questions, emptyQuestion()] })}
            >
              {t("mapping.question.add")}
            </Button>
          )}
          {kind.nPoints === 0 ? (
            <Button look="quiet" icon="trash" onClick={onRemove}>
              {t("mapping.kind.remove")}
            </Button>
          ) : (
            <span class="muted small">{t("mapping.kind.in_use", { n: kind.nPoints })}</span>
          )}
        </p>
      </div>
    </fieldset>
  );
}

interface FamilyProps {
  family: string;
  onChange: (family: string) => void;
}

function FamilyField({ family, onChange }: FamilyProps) {
  const known = FAMILIES.some((one) => one === family);
  return (
    <Field label={t("mapping.kind.family")} hint={t("mapping.kind.family.hint")}>
      {(ids) => (
        <select
          {...ids}
          value={family}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        >
          {!known && <option value={family}>{family}</option>}
          {FAMILIES.map((one) => (
            <option key={one} value={one}>
              {t(`mapping.family.${one}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
