// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { categoryIn } from "../../api/catalogue.ts";
import { sendPhoto } from "../../api/uploads.ts";
import { useCatalogue } from "../../app/catalogue.ts";
import { Field, TextArea, TextField } from "../../components/Field/Field.tsx";
import { DeedFailure, useDeed } from "../../forms/deed.tsx";
import { PhotoPicker } from "../../forms/PhotoPicker.tsx";
import { t } from "../../i18n/text.ts";
import { carryOut } from "../deeds/doing.ts";
import type { FormProps } from "./Forms.tsx";
import { AskedForm } from "./parts/AskedForm.tsx";
import { PreviewPart } from "./parts/PreviewPart.tsx";
import { TemplateField } from "./parts/TemplateField.tsx";
import { useFormDraft } from "./parts/useFormDraft.ts";
import { bodyOf, EMPTY, faultsOf, OUTCOMES, type Outcome } from "./respond.ts";

/** Give the department's official answer with its outcome. */
export function RespondForm({ asked, onClose }: FormProps) {
  const draft = useFormDraft(asked, EMPTY);
  const said = draft.value;
  const [progress, show] = useState(0);
  const sending = useDeed();
  const catalogue = useCatalogue().value;
  const duties = asked.targets.map(
    ({ category }) => categoryIn(catalogue, category)?.response_photo,
  );
  const wantsPhoto = said.outcome === "fixed" && duties.includes("required");

  const send = () =>
    sending.run(async () => {
      const photo_ids: string[] = [];
      for (const { id, blob } of said.photos) {
        show(photo_ids.length + 1);
        photo_ids.push((await sendPhoto(id, blob, 0, async () => undefined)).id);
      }
      carryOut({ ...asked, body: bodyOf(said, photo_ids) });
      draft.drop();
      onClose();
    });
  return (
    <AskedForm
      asked={asked}
      faults={() => faultsOf(said, wantsPhoto)}
      onSend={() => void send()}
      onClose={onClose}
      isFound={draft.isFound}
      isBusy={sending.isBusy}
    >
      <Field id="respond-outcome" label={t("desk.form.outcome")}>
        {(ids) => (
          <select
            {...ids}
            value={said.outcome}
            onChange={({ currentTarget }) =>
              draft.change({ outcome: currentTarget.value as Outcome })
            }
          >
            {OUTCOMES.map((outcome) => (
              <option key={outcome} value={outcome}>
                {t(`desk.outcome.${outcome}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {said.outcome === "scheduled" && (
        <TextField
          id="respond-on"
          type="date"
          label={t("desk.form.scheduled")}
          value={said.scheduled_on}
          onText={(day) => draft.change({ scheduled_on: day })}
        />
      )}
      {said.outcome === "not_ours" && (
        <TextField
          id="respond-who"
          label={t("desk.form.who")}
          value={said.who}
          maxLength={200}
          onText={(who) => draft.change({ who })}
        />
      )}
      {said.outcome === "declined" && (
        <TextField
          id="respond-reason"
          label={t("desk.form.declined")}
          value={said.reason}
          maxLength={4000}
          onText={(reason) => draft.change({ reason })}
        />
      )}
      <TemplateField
        about={asked.targets}
        outcome={said.outcome}
        value={said.template}
        onTemplate={(template, text) => draft.change({ template, text })}
        onLeave={onClose}
      />
      <TextArea
        id="respond-text"
        label={t("desk.form.answer")}
        hint={t(said.template ? "desk.form.template.hint" : "desk.form.answer.hint")}
        value={said.text}
        maxLength={8000}
        onText={(text) => draft.change({ text, template: "" })}
      />
      {asked.targets.length === 1 && (
        <div class="stack-s" id="respond-photos" tabIndex={-1}>
          {wantsPhoto && <p class="small">{t("desk.form.photo.wanted")}</p>}
          <PhotoPicker photos={said.photos} onPhotos={(photos) => draft.change({ photos })} />
        </div>
      )}
      <PreviewPart report_id={asked.targets[0]?.id ?? ""} said={said} />
      <DeedFailure error={sending.error} isKept />
      <p role="status" class="small muted">
        {sending.isBusy &&
          progress > 0 &&
          t("desk.form.photo.sending", { at: progress, n: said.photos.length })}
      </p>
    </AskedForm>
  );
}
