// SPDX-License-Identifier: EUPL-1.2
import { TextArea } from "../../components/Field/Field.tsx";
import { t } from "../../i18n/text.ts";
import { carryOut } from "../deeds/doing.ts";
import type { FormProps } from "./Forms.tsx";
import { AskedForm } from "./parts/AskedForm.tsx";
import { faultOf, useAskedSheet } from "./parts/asked.ts";
import { SearchChoices } from "./parts/SearchChoices.tsx";
import { useFormDraft } from "./parts/useFormDraft.ts";

const VERDICTS = ["holds", "fails"] as const;

/** Say as a moderator whether the response answers the report; if not, it is opened again. */
export function ReviewForm({ asked, onClose }: FormProps) {
  const response = useAskedSheet(asked)?.report.responses.at(-1);
  const draft = useFormDraft(asked, { verdict: "", reason: "" });
  const { verdict, reason } = draft.value;
  const isFailing = verdict === "fails";
  const faults = () => [
    ...faultOf(!verdict, "review-verdict", t("sheet.review.fault")),
    ...faultOf(isFailing && !reason.trim(), "review-reason", t("sheet.reason.fault")),
  ];
  const send = () => {
    carryOut({ ...asked, body: { holds: !isFailing, reason: isFailing ? reason.trim() : null } });
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
      {response && (
        <div class="stack-s">
          <p>
            <b>{t(`outcome.${response.outcome}`)}</b>
          </p>
          <blockquote class="sheet-quote">{response.text}</blockquote>
        </div>
      )}
      <SearchChoices
        id="review-verdict"
        label={t("sheet.review.verdict")}
        choices={VERDICTS.map((value) => ({ value, label: t(`sheet.review.${value}`) }))}
        value={verdict}
        onValue={(value) => draft.change({ verdict: value })}
      />
      {isFailing && (
        <TextArea
          id="review-reason"
          label={t("sheet.reason.public")}
          hint={t("sheet.reason.public.hint")}
          value={reason}
          maxLength={4000}
          onText={(text) => draft.change({ reason: text })}
        />
      )}
    </AskedForm>
  );
}
