// SPDX-License-Identifier: EUPL-1.2
import { todayIn } from "../../api/catalogue.ts";
import { TextArea, TextField } from "../../components/Field/Field.tsx";
import { zone } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import { carryOut } from "../deeds/doing.ts";
import type { FormProps } from "./Forms.tsx";
import { AskedForm } from "./parts/AskedForm.tsx";
import { faultOf } from "./parts/asked.ts";
import { SearchChoices } from "./parts/SearchChoices.tsx";
import { useFormDraft } from "./parts/useFormDraft.ts";

/** Questions to the reporter pause by themselves; these two are for people to decide. */
const REASONS = ["weather_or_season", "force_majeure"] as const;

/** Let the clock stand still, for a reason and until a day that everybody reads. */
export function PauseForm({ asked, onClose }: FormProps) {
  const draft = useFormDraft(asked, { reason: "", until: "", text: "" });
  const { reason, until, text } = draft.value;
  const faults = () => [
    ...faultOf(!reason, "pause-reason", t("sheet.pause.reason.fault")),
    ...faultOf(!until || until < todayIn(zone.value), "pause-until", t("sheet.pause.until.fault")),
    ...faultOf(!text.trim(), "pause-text", t("sheet.reason.fault")),
  ];
  const send = () => {
    carryOut({ ...asked, body: { reason, until, text: text.trim() } });
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
      <p>{t("sheet.pause.rule")}</p>
      <SearchChoices
        id="pause-reason"
        label={t("sheet.pause.reason")}
        choices={REASONS.map((value) => ({ value, label: t(`sheet.pause.${value}`) }))}
        value={reason}
        onValue={(value) => draft.change({ reason: value })}
      />
      <TextField
        id="pause-until"
        type="date"
        label={t("sheet.pause.until")}
        value={until}
        onText={(day) => draft.change({ until: day })}
      />
      <TextArea
        id="pause-text"
        label={t("sheet.reason.public")}
        hint={t("sheet.reason.public.hint")}
        value={text}
        maxLength={4000}
        onText={(words) => draft.change({ text: words })}
      />
    </AskedForm>
  );
}
