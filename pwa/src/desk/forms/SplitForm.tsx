// SPDX-License-Identifier: EUPL-1.2
import { TextArea } from "../../components/Field/Field.tsx";
import { photoUrl } from "../../components/PhotoView/photo.ts";
import { t } from "../../i18n/text.ts";
import { carryOut } from "../deeds/doing.ts";
import type { FormProps } from "./Forms.tsx";
import { AskedForm } from "./parts/AskedForm.tsx";
import { faultOf, useAskedSheet } from "./parts/asked.ts";
import { CategoryChoice } from "./parts/CategoryChoice.tsx";
import { useFormDraft } from "./parts/useFormDraft.ts";

interface Typed {
  category: string;
  description: string;
  reason: string;
  photo_ids: string[];
}

const EMPTY: Typed = { category: "", description: "", reason: "", photo_ids: [] };

/** Let a part of a report go on as one of its own, promised from the same receipt. */
export function SplitForm({ asked, onClose }: FormProps) {
  const sheet = useAskedSheet(asked);
  const draft = useFormDraft(asked, EMPTY);
  const { category, description, reason, photo_ids } = draft.value;
  const faults = () => [
    ...faultOf(!category, "split-category", t("sheet.split.category.fault")),
    ...faultOf(!description.trim(), "split-description", t("sheet.split.description.fault")),
    ...faultOf(!reason.trim(), "split-reason", t("sheet.reason.fault")),
  ];
  const send = () => {
    const body = {
      category,
      description: description.trim(),
      reason: reason.trim(),
      photo_ids,
    };
    carryOut({ ...asked, body });
    draft.drop();
    onClose();
  };
  const toggle = (id: string) =>
    draft.change({
      photo_ids: photo_ids.includes(id)
        ? photo_ids.filter((one) => one !== id)
        : [...photo_ids, id],
    });
  return (
    <AskedForm
      asked={asked}
      faults={faults}
      onSend={send}
      onClose={onClose}
      isFound={draft.isFound}
    >
      <p>{t("sheet.split.rule")}</p>
      {sheet?.report.description && (
        <blockquote class="sheet-quote small">{sheet.report.description}</blockquote>
      )}
      <CategoryChoice
        id="split-category"
        label={t("sheet.split.category")}
        value={category || null}
        onChoose={({ code }) => draft.change({ category: code })}
      />
      <TextArea
        id="split-description"
        label={t("sheet.split.description")}
        value={description}
        maxLength={4000}
        onText={(text) => draft.change({ description: text })}
      />
      {sheet && sheet.report.photos.length > 0 && (
        <fieldset class="deed-photos">
          <legend>{t("sheet.split.photos")}</legend>
          {sheet.report.photos.map((photo, at) => (
            <label key={photo.id}>
              <input
                type="checkbox"
                checked={photo_ids.includes(photo.id)}
                onChange={() => toggle(photo.id)}
              />
              <img
                src={photoUrl(photo, "small", null)}
                alt={t("sheet.photo", { at: at + 1 })}
                width={photo.width}
                height={photo.height}
              />
            </label>
          ))}
        </fieldset>
      )}
      <TextArea
        id="split-reason"
        label={t("sheet.reason.public")}
        value={reason}
        maxLength={4000}
        onText={(text) => draft.change({ reason: text })}
      />
    </AskedForm>
  );
}
