// SPDX-License-Identifier: EUPL-1.2
import type { Fault } from "../../components/ErrorSummary/ErrorSummary.tsx";
import { TextArea } from "../../components/Field/Field.tsx";
import { t, words } from "../../i18n/text.ts";
import { carryOut } from "../deeds/doing.ts";
import { useDepartments } from "../parts/departments.ts";
import type { FormProps } from "./Forms.tsx";
import { AskedForm } from "./parts/AskedForm.tsx";
import { SearchChoices } from "./parts/SearchChoices.tsx";
import { useFormDraft } from "./parts/useFormDraft.ts";

/** Hand reports to another department; their dates stay. */
export function TransferForm({ asked, onClose }: FormProps) {
  const draft = useFormDraft(asked, { department: "", reason: "" });
  const { department, reason } = draft.value;
  const from = new Set(asked.targets.map((target) => target.department));
  const choices = useDepartments()
    // Where all of them are already there is nowhere to go.
    .filter(({ code }) => from.size > 1 || !from.has(code))
    .map(({ code, name }) => ({ value: code, label: words(name) }));
  const faults = (): Fault[] => [
    ...(department ? [] : [{ field: "transfer-to", text: t("desk.form.department.missing") }]),
    ...(reason.trim() ? [] : [{ field: "transfer-reason", text: t("desk.form.reason.missing") }]),
  ];
  const send = () => {
    carryOut({ ...asked, body: { department, reason: reason.trim() } });
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
      <SearchChoices
        id="transfer-to"
        label={t("desk.form.department")}
        choices={choices}
        value={department}
        onValue={(code) => draft.change({ department: code })}
      />
      <TextArea
        id="transfer-reason"
        label={t("desk.form.reason")}
        hint={t("desk.form.transfer.hint")}
        value={reason}
        maxLength={4000}
        onText={(typed) => draft.change({ reason: typed })}
      />
    </AskedForm>
  );
}
