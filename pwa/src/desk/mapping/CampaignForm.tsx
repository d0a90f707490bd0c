// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import {
  type Campaign,
  type CampaignChange,
  changeCampaign,
  draftCampaign,
} from "../../api/campaigns.ts";
import type { Schema } from "../../api/client.ts";
import { go } from "../../app/router.ts";
import { Button } from "../../components/Button/Button.tsx";
import { ErrorSummary, type Fault } from "../../components/ErrorSummary/ErrorSummary.tsx";
import { Field } from "../../components/Field/Field.tsx";
import { Notice } from "../../components/Notice/Notice.tsx";
import { toast } from "../../components/Toast/Toast.tsx";
import { DeedFailure, useDeed } from "../../forms/deed.tsx";
import { useDraft } from "../../forms/draft.ts";
import { language } from "../../i18n/language.ts";
import { type Key, t } from "../../i18n/text.ts";
import { Overtaken } from "../parts/Overtaken.tsx";
import { AreaField } from "./AreaField.tsx";
import { bodyOf, changeOf, type Edited, unsaid } from "./edited.ts";
import { fieldId, isStale, missing, refused } from "./faults.ts";
import { KindsField } from "./KindsField.tsx";
import { LanguageBar, tagsOf } from "./LanguageBar.tsx";
import { RulesField } from "./RulesField.tsx";
import { renew, took } from "./shelf.ts";
import { WordsField } from "./WordsField.tsx";

interface Props {
  /** null: it is not there yet. */
  campaign: Campaign | null;
  standing: Edited;
  /** For which it can be; none: that is settled. */
  departments: readonly Schema["DepartmentRef"][];
}

/** A campaign as its department makes it; what is typed is kept on the device until it is saved. */
export function CampaignForm({ campaign, standing, departments }: Props) {
  const draft = useDraft<Edited>(`campaign ${campaign?.id ?? "new"}`, standing);
  const edited = draft.value;
  const tags = tagsOf();
  const [tag, choose] = useState<string>(tags[0] ?? language.value);
  const [faults, tell] = useState<Fault[]>([]);
  const saving = useDeed();
  const [isTheirs, lookAt] = useState(false);
  const theirs = campaign && edited.version < campaign.version ? campaign : null;
  const shown = theirs && isTheirs ? standing : edited;
  const submit = () => {
    const found = missing(edited);
    tell(found);
    if (found.length > 0) return;
    void saving.run(async () => {
      const saved = await save(campaign, edited).catch(blame);
      if (!saved) return;
      draft.drop();
      took(saved);
      toast(t(saved.state === "draft" ? "mapping.saved.draft" : "mapping.saved"));
      go(`/desk/campaigns/${saved.id}`, { replace: true });
    });
  };
  const blame = (error: unknown) => {
    // The form begins anew with what is kept of it, on what the other made of the campaign.
    if (campaign && isStale(error)) renew(campaign.id);
    const wrong = refused(error);
    if (!wrong) throw error;
    if (wrong.tag) choose(wrong.tag);
    tell(wrong.faults);
  };
  const errorOf = (pointer: string) => faults.find(({ field }) => field === fieldId(pointer))?.text;
  return (
    <form
      class="mapping-form stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {campaign?.state === "approved" && (
        <Notice kind="warning">
          <p>{t("mapping.edit.approved")}</p>
        </Notice>
      )}
      {theirs && (
        <Overtaken
          title={t("mapping.overtaken")}
          at={theirs.updated_at}
          parts={differing(theirs, edited)}
          isTheirs={isTheirs}
          onLook={() => lookAt(!isTheirs)}
          onInsist={() => draft.change({ version: theirs.version })}
          onDrop={draft.drop}
        />
      )}
      {draft.isFound && !theirs && (
        <p class="small muted">
          {t("desk.form.found")}{" "}
          <Button look="quiet" icon="undo" onClick={draft.drop}>
            {t("mapping.discard")}
          </Button>
        </p>
      )}
      <ErrorSummary faults={faults} />
      {departments.length > 1 && (
        <DepartmentChoice
          departments={departments}
          chosen={edited.department}
          onChoose={(department) => draft.change({ department })}
        />
      )}
      <LanguageBar tags={tags} chosen={tag} unsaid={unsaid(shown, tags)} onChoose={choose} />
      <fieldset class="stack" key={`${shown === edited}`} disabled={shown !== edited}>
        <WordsField
          id={fieldId("/title")}
          label={t("mapping.title")}
          tag={tag}
          texts={shown.title}
          error={errorOf("/title")}
          onTexts={(title) => draft.change({ title })}
        />
        <WordsField
          id={fieldId("/summary")}
          label={t("mapping.summary")}
          hint={t("mapping.summary.hint")}
          tag={tag}
          texts={shown.summary}
          error={errorOf("/summary")}
          isLong
          onTexts={(summary) => draft.change({ summary })}
        />
        <AreaField edited={shown} error={errorOf("/area")} onChange={draft.change} />
        <KindsField
          kinds={shown.kinds}
          tag={tag}
          faults={faults}
          onChange={(kinds) => draft.change({ kinds })}
        />
        <RulesField edited={shown} errorOf={errorOf} onChange={draft.change} />
      </fieldset>
      <DeedFailure error={saving.error} isKept />
      <div class="row mapping-end">
        <Button type="submit" look="primary" disabled={saving.isBusy || theirs !== null}>
          {t(campaign ? "app.save" : "mapping.draft")}
        </Button>
      </div>
    </form>
  );
}

interface ChoiceProps {
  departments: Props["departments"];
  chosen: string;
  onChoose: (code: string) => void;
}

/** For which of one's departments; for nobody else's. */
function DepartmentChoice({ departments, chosen, onChoose }: ChoiceProps) {
  return (
    <Field label={t("desk.department")}>
      {(ids) => (
        <select
          {...ids}
          value={chosen}
          onChange={({ currentTarget }) => onChoose(currentTarget.value)}
        >
          {departments.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** What the parts of a campaign are called in its form. */
const PARTS: Readonly<Partial<Record<keyof CampaignChange, Key>>> = {
  title: "mapping.title",
  summary: "mapping.summary",
  area: "mapping.area",
  kinds: "mapping.kinds",
};

/** In what one's own differs from how a campaign stands, in words. */
function differing(campaign: Campaign, edited: Edited): string[] {
  const parts = Object.keys(changeOf(campaign, edited) ?? {}) as (keyof CampaignChange)[];
  return [...new Set(parts.map((part) => t(PARTS[part] ?? "mapping.rules")))];
}

/** Send what is new, or what has changed. */
async function save(campaign: Campaign | null, edited: Edited): Promise<Campaign> {
  const body = bodyOf(edited);
  if (!body) throw new Error("an area is there, or it would be missing");
  if (!campaign) return draftCampaign(body);
  return changeCampaign(campaign.id, { ...changeOf(campaign, edited), version: edited.version });
}
