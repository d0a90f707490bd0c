// SPDX-License-Identifier: EUPL-1.2
import { todayIn } from "../../api/catalogue.ts";
import { TextArea, TextField } from "../../components/Field/Field.tsx";
import { dueTime, zone } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import { type Asked, carryOut } from "../deeds/doing.ts";
import { nextAnswer } from "../sheet/Clocks.tsx";
import type { FormProps } from "./Forms.tsx";
import { AskedForm } from "./parts/AskedForm.tsx";
import { faultOf, useAskedSheet } from "./parts/asked.ts";
import { useFormDraft } from "./parts/useFormDraft.ts";

/**
 * Put the date of an answer off: once, before it is over, with a reason that everybody reads. Who
 * may not do that asks a manager to.
 */
export function ExtendForm({ asked: of, onClose }: FormProps) {
  const sheet = useAskedSheet(of);
  const isAsking = sheet?.report.actions.includes("ask_extension") ?? of.action === "ask_extension";
  const asked: Asked = { ...of, action: isAsking ? "ask_extension" : "extend" };
  const draft = useFormDraft(of, { until: "", reason: "" });
  const { until, reason } = draft.value;
  const due = sheet && nextAnswer(sheet.report)?.due_at;
  const faults = () => [
    ...faultOf(!until || until <= todayIn(zone.value), "extend-until", t("sheet.extend.fault")),
    ...faultOf(!reason.trim(), "extend-reason", t("sheet.reason.fault")),
  ];
  const send = () => {
    carryOut({ ...asked, body: { until, reason: reason.trim() } });
    draft.drop();
    onClose();
  };
  return (
    <AskedForm
      asked={asked}
      faults={faults}
      onSend={send}
      onClose={onClose}
      isFound={draft.isFound}
    >
      <p>{t("sheet.extend.rule")}</p>
      {isAsking && <p>{t("sheet.extend.ask.rule")}</p>}
      {due && <p>{t("sheet.extend.now", { when: dueTime(due) })}</p>}
      <TextField
        id="extend-until"
        type="date"
        label={t("sheet.extend.until")}
        value={until}
        onText={(day) => draft.change({ until: day })}
      />
      <TextArea
        id="extend-reason"
        label={t("sheet.reason.public")}
        hint={t(isAsking ? "sheet.extend.ask.hint" : "sheet.reason.public.hint")}
        value={reason}
        maxLength={4000}
        onText={(text) => draft.change({ reason: text })}
      />
    </AskedForm>
  );
}
