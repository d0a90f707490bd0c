// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import type { Template } from "../../api/desk.ts";
import { city } from "../../app/city.ts";
import { go } from "../../app/router.ts";
import { Button } from "../../components/Button/Button.tsx";
import { ErrorSummary, type Fault } from "../../components/ErrorSummary/ErrorSummary.tsx";
import { failureText } from "../../components/Failure.tsx";
import { Field, TextField } from "../../components/Field/Field.tsx";
import { toast } from "../../components/Toast/Toast.tsx";
import { DeedFailure, useDeed } from "../../forms/deed.tsx";
import { useDraft } from "../../forms/draft.ts";
import { language } from "../../i18n/language.ts";
import { t, words } from "../../i18n/text.ts";
import { OUTCOMES } from "../forms/respond.ts";
import { CategoryOptions } from "../parts/CategoryOptions.tsx";
import { Overtaken } from "../parts/Overtaken.tsx";
import { differing, type Edited, editedOf, faultsOf, isStale, tabId } from "./edited.ts";
import { useManaged } from "./rights.ts";
import { refresh, remove, save } from "./shelf.ts";
import { Tabs, tagsOf } from "./Tabs.tsx";
import { TemplatePreview } from "./TemplatePreview.tsx";
import { TextPanel } from "./TextPanel.tsx";

type Props = { template: Template; empty?: never } | { template: null; empty: Edited };

const LIST = "/desk/templates";
const MOST_NAME_CHARS = 100;

/** A template with all its languages; what is typed is kept on the device until it is saved. */
export function TemplateEditor({ template, empty }: Props) {
  const standing = template ? editedOf(template) : empty;
  const draft = useDraft<Edited>(`desk-template ${template?.id ?? "new"}`, standing);
  const edited = draft.value;
  const tags = tagsOf(city.value?.languages ?? []);
  const [tag, choose] = useState<string>(language.value);
  const [faults, tell] = useState<Fault[]>([]);
  const saving = useSending(draft.drop);
  const [isTheirs, lookAt] = useState(false);
  const theirs = template && edited.version < template.version ? template : null;
  const shown = theirs && isTheirs ? standing : edited;
  const changed = differing(edited, standing);
  const submit = () => {
    const missing = faultsOf(edited, tags);
    tell(missing);
    if (missing.length > 0) return;
    saving.send(() => save(template?.id ?? null, edited));
  };
  return (
    <form
      class="stack template-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2>{t(template ? "templates.change" : "templates.add")}</h2>
      {theirs && (
        <Overtaken
          title={t("templates.overtaken")}
          at={theirs.updated_at}
          parts={changed}
          isTheirs={isTheirs}
          onLook={() => lookAt(!isTheirs)}
          onInsist={() => draft.change({ version: theirs.version })}
          onDrop={draft.drop}
        />
      )}
      {draft.isFound && !theirs && changed.length > 0 && (
        <p class="small muted">
          {t("desk.form.found")}{" "}
          <Button look="quiet" icon="undo" onClick={draft.drop}>
            {t("templates.discard")}
          </Button>
        </p>
      )}
      <ErrorSummary faults={faults} />
      <fieldset class="stack" disabled={shown !== edited}>
        <Uses
          edited={shown}
          isNew={template === null}
          error={faults.find(({ field }) => field === "template-name")?.text}
          onChange={draft.change}
        />
      </fieldset>
      <Tabs tags={tags} texts={shown.texts} chosen={tag} onChoose={choose} />
      <div class="template-two">
        <fieldset disabled={shown !== edited}>
          {tags.map((one) => (
            <TextPanel
              key={one}
              tag={one}
              text={shown.texts[one] ?? ""}
              error={faults.find(({ field }) => field === tabId(one))?.text}
              isShown={one === tag}
              onText={(text) => draft.change({ texts: { ...edited.texts, [one]: text } })}
            />
          ))}
        </fieldset>
        <TemplatePreview {...shown} tag={tag} />
      </div>
      <DeedFailure error={saving.error} isKept />
      <End
        isBusy={saving.isBusy || theirs !== null}
        onRemove={template && (() => saving.send(() => remove(template)))}
      />
    </form>
  );
}

interface EndProps {
  /** Nothing can be sent at the moment. */
  isBusy: boolean;
  /** null: it is not there yet. */
  onRemove: (() => void) | null;
}

function End({ isBusy, onRemove }: EndProps) {
  return (
    <div class="row template-end">
      <Button type="submit" look="primary" disabled={isBusy}>
        {t("app.save")}
      </Button>
      {onRemove && (
        <Button look="danger" icon="trash" disabled={isBusy} onClick={onRemove}>
          {t("templates.remove")}
        </Button>
      )}
    </div>
  );
}

/** Sending what becomes of a template, and going back to the list once it is done. */
function useSending(onSent: () => void) {
  const deed = useDeed();
  const done = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      if (!isStale(error)) throw error;
      toast(failureText(error));
      // The form begins anew with what is kept of it, on what the other made of the template.
      return refresh();
    }
    onSent();
    go(LIST + location.search, { replace: true });
  };
  return { ...deed, send: (work: () => Promise<void>) => void deed.run(() => done(work)) };
}

interface UsesProps {
  edited: Edited;
  isNew: boolean;
  /** What is wrong with the name. */
  error: string | undefined;
  onChange: (part: Partial<Edited>) => void;
}

/** What a template is called, and for what it is offered. */
function Uses({ edited, isNew, error, onChange }: UsesProps) {
  const managed = useManaged();
  return (
    <>
      <TextField
        id="template-name"
        label={t("templates.name")}
        hint={t("templates.name.hint")}
        value={edited.name}
        maxLength={MOST_NAME_CHARS}
        error={error}
        onText={(name) => onChange({ name })}
      />
      <div class="template-uses">
        {isNew && managed.length > 1 && (
          <Field label={t("desk.department")}>
            {(ids) => (
              <select
                {...ids}
                value={edited.department}
                onChange={({ currentTarget }) => onChange({ department: currentTarget.value })}
              >
                {managed.map(({ code, name }) => (
                  <option key={code} value={code}>
                    {words(name)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <Field label={t("templates.category")}>
          {(ids) => (
            <select
              {...ids}
              value={edited.category}
              onChange={({ currentTarget }) => onChange({ category: currentTarget.value })}
            >
              <option value="">{t("templates.category.all")}</option>
              <CategoryOptions />
            </select>
          )}
        </Field>
        <Field label={t("templates.outcome")}>
          {(ids) => (
            <select
              {...ids}
              value={edited.outcome}
              onChange={({ currentTarget }) => onChange({ outcome: currentTarget.value })}
            >
              <option value="">{t("templates.outcome.all")}</option>
              {OUTCOMES.map((outcome) => (
                <option key={outcome} value={outcome}>
                  {t(`desk.outcome.${outcome}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
    </>
  );
}
