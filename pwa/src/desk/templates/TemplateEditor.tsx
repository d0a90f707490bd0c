// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import type { Template } from "../../api/desk.ts";
import { city } from "../../app/city.ts";
import { go } from "../../app/router.ts";
import { Button } from "../../components/Button/Button.tsx";
import { ErrorSummary, type Fault } from "../../components/ErrorSummary/ErrorSummary.tsx";
import { Field, TextField } from "../../components/Field/Field.tsx";
import { DeedFailure, useDeed } from "../../forms/deed.tsx";
import { useDraft } from "../../forms/draft.ts";
import { language } from "../../i18n/language.ts";
import { t, words } from "../../i18n/text.ts";
import { OUTCOMES } from "../forms/respond.ts";
import { CategoryOptions } from "../parts/CategoryOptions.tsx";
import { type Edited, editedOf, faultsOf, isSame, tabId } from "./edited.ts";
import { useManaged } from "./rights.ts";
import { remove, save } from "./shelf.ts";
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
  const saving = useDeed();
  const done = () => {
    draft.drop();
    go(LIST + location.search, { replace: true });
  };
  const submit = () => {
    const missing = faultsOf(edited, tags);
    tell(missing);
    if (missing.length > 0) return;
    void saving.run(async () => {
      await save(template?.id ?? null, edited);
      done();
    });
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
      {draft.isFound && !isSame(edited, standing) && (
        <p class="small muted">
          {t("desk.form.found")}{" "}
          <Button look="quiet" icon="undo" onClick={draft.drop}>
            {t("templates.discard")}
          </Button>
        </p>
      )}
      <ErrorSummary faults={faults} />
      <Uses
        edited={edited}
        isNew={template === null}
        error={faults.find(({ field }) => field === "template-name")?.text}
        onChange={draft.change}
      />
      <Tabs tags={tags} texts={edited.texts} chosen={tag} onChoose={choose} />
      <div class="template-two">
        <div>
          {tags.map((one) => (
            <TextPanel
              key={one}
              tag={one}
              text={edited.texts[one] ?? ""}
              error={faults.find(({ field }) => field === tabId(one))?.text}
              isShown={one === tag}
              onText={(text) => draft.change({ texts: { ...edited.texts, [one]: text } })}
            />
          ))}
        </div>
        <TemplatePreview {...edited} tag={tag} />
      </div>
      <DeedFailure error={saving.error} isKept />
      <div class="row template-end">
        <Button type="submit" look="primary" disabled={saving.isBusy}>
          {t("app.save")}
        </Button>
        {template && (
          <Button
            look="danger"
            icon="trash"
            disabled={saving.isBusy}
            onClick={() =>
              void saving.run(async () => {
                await remove(template);
                done();
              })
            }
          >
            {t("templates.remove")}
          </Button>
        )}
      </div>
    </form>
  );
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
