// SPDX-License-Identifier: EUPL-1.2
import { TextArea } from "../../components/Field/Field.tsx";
import { t } from "../../i18n/text.ts";
import { carryOut } from "../deeds/doing.ts";
import type { FormProps } from "./Forms.tsx";
import { AskedForm } from "./parts/AskedForm.tsx";
import { useFormDraft } from "./parts/useFormDraft.ts";

/** Reasons that come up again and again. */
const PREPARED = ["not_municipal", "no_problem", "unclear", "abuse"] as const;

/** Refuse a report that is none, with the reason that its reporter reads. */
export function RejectForm({ asked, onClose }: FormProps) {
  const draft = useFormDraft(asked, { reason: "" });
  const { reason } = draft.value;
  const send = () => {
    carryOut({ ...asked, body: { reason: reason.trim() } });
    draft.drop();
    onClose();
  };
  return (
    <AskedForm
      asked={asked}
      faults={() =>
        reason.trim() ? [] : [{ field: "reject-reason", text: t("desk.form.reason.missing") }]
      }
      onSend={send}
      onClose={onClose}
      isFound={draft.isFound}
    >
      <div class="row" role="group" aria-label={t("desk.form.prepared")}>
        {PREPARED.map((name) => (
          <button
            key={name}
            type="button"
            class="chip"
            onClick={() => draft.change({ reason: t(`desk.reason.${name}.text`) })}
          >
            {t(`desk.reason.${name}`)}
          </button>
        ))}
      </div>
      <TextArea
        id="reject-reason"
        label={t("desk.form.reason")}
        hint={t("desk.form.reason.hint")}
        value={reason}
        maxLength={4000}
        onText={(typed) => draft.change({ reason: typed })}
      />
    </AskedForm>
  );
}
