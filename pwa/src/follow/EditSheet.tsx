// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { loadCatalogue } from "../api/catalogue.ts";
import { edit } from "../api/report.ts";
import { useResource } from "../api/resource.ts";
import { city } from "../app/city.ts";
import { Button } from "../components/Button/Button.tsx";
import { Field, TextArea, TextField } from "../components/Field/Field.tsx";
import { Notice } from "../components/Notice/Notice.tsx";
import { Sheet } from "../components/Sheet/Sheet.tsx";
import { toast } from "../components/Toast/Toast.tsx";
import { DeedFailure, useDeed } from "../forms/deed.tsx";
import { useDraft } from "../forms/draft.ts";
import { isoDay } from "../i18n/format.ts";
import { t, words } from "../i18n/text.ts";
import { type Changed, changes, choices, written } from "./changes.ts";
import type { Shown } from "./shown.ts";

interface Props {
  shown: Shown;
  /** Whether the time to change it ran out while it was being changed. */
  isOver: boolean;
  onClose: () => void;
}

/** Change the words, the address or the kind of a report that nobody works on yet. */
export function EditSheet({ shown, isOver, onClose }: Props) {
  const { report, caller, took } = shown;
  const draft = useDraft<Changed>(`edit ${report.number}`, written(report));
  const [isSame, tell] = useState(false);
  const deed = useDeed();
  const send = async (event: Event) => {
    event.preventDefault();
    const changed = changes(report, draft.value);
    tell(changed === null);
    if (!changed) return;
    await deed.run(async () => {
      const now = await edit(report.id, caller, changed);
      draft.drop();
      onClose();
      took(now);
      toast(t("follow.edit.saved"));
    });
  };
  return (
    <Sheet title={t("follow.edit")} onClose={onClose}>
      <form class="stack" noValidate onSubmit={(event) => void send(event)}>
        {isOver && (
          <Notice kind="warning" isAnnounced>
            {t("follow.edit.over")}
          </Notice>
        )}
        <TextArea
          label={t("follow.edit.description")}
          value={draft.value.description}
          maxLength={4000}
          onText={(description) => draft.change({ description })}
        />
        <TextField
          label={t("follow.edit.address")}
          hint={t("follow.edit.address.hint")}
          value={draft.value.address}
          maxLength={200}
          onText={(address) => draft.change({ address })}
        />
        <CategoryField shown={shown} draft={draft} />
        <p role="status">{isSame && t("follow.edit.unchanged")}</p>
        <DeedFailure error={deed.error} isKept />
        <Button type="submit" look="primary" isWide disabled={deed.isBusy || isOver}>
          {t(deed.isBusy ? "follow.deed.sending" : "follow.edit.save")}
        </Button>
      </form>
    </Sheet>
  );
}

interface CategoryProps {
  shown: Shown;
  draft: ReturnType<typeof useDraft<Changed>>;
}

function CategoryField({ shown: { report }, draft }: CategoryProps) {
  const jurisdiction = city.value?.code ?? "";
  const { value } = useResource(`catalogue ${jurisdiction}`, () => loadCatalogue(jurisdiction));
  const groups = value ? choices(value, report, isoDay(new Date())) : [];
  return (
    <Field label={t("follow.edit.category")} hint={t("follow.edit.category.hint")}>
      {(ids) => (
        <select
          {...ids}
          value={draft.value.category}
          onChange={(event) => draft.change({ category: event.currentTarget.value })}
        >
          {groups.length === 0 && (
            <option value={report.category.code}>{report.category.name}</option>
          )}
          {groups.map(({ group, categories }) => (
            <optgroup key={group.code} label={words(group.name)}>
              {categories.map(({ code, name }) => (
                <option key={code} value={code}>
                  {words(name)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  );
}
