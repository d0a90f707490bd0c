// SPDX-License-Identifier: EUPL-1.2
import { TextArea } from "../../components/Field/Field.tsx";
import { t } from "../../i18n/text.ts";
import { carryOut } from "../deeds/doing.ts";
import type { FormProps } from "./Forms.tsx";
import { AskedForm } from "./parts/AskedForm.tsx";
import { faultOf } from "./parts/asked.ts";
import { useFormDraft } from "./parts/useFormDraft.ts";

/** Open a report again, as its department's manager. */
export function ReopenForm({ asked, onClose }: FormProps) {
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
      faults={() => faultOf(!reason.trim(), "reopen-reason", t("sheet.reason.fault"))}
      onSend={send}
      onClose={onClose}
      isFound={draft.isFound}
    >
      <p>{t("sheet.reopen.rule")}</p>
      <TextArea
        id="reopen-reason"
        label={t("sheet.reason.public")}
        hint={t("sheet.reason.public.hint")}
        value={reason}
        maxLength={4000}
        onText={(words) => draft.change({ reason: words })}
      />
    </AskedForm>
  );
}
