// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { reopen } from "../api/report.ts";
import { Button } from "../components/Button/Button.tsx";
import { ErrorSummary, type Fault } from "../components/ErrorSummary/ErrorSummary.tsx";
import { TextArea } from "../components/Field/Field.tsx";
import { Sheet } from "../components/Sheet/Sheet.tsx";
import { toast } from "../components/Toast/Toast.tsx";
import { DeedFailure, useDeed } from "../forms/deed.tsx";
import { useDraft } from "../forms/draft.ts";
import { t } from "../i18n/text.ts";
import type { Shown } from "./shown.ts";

/** Open a report again that its answer did not settle. */
export function ReopenSheet({ shown, onClose }: { shown: Shown; onClose: () => void }) {
  const { report, caller, took } = shown;
  const draft = useDraft(`reopen ${report.number}`, { reason: "" });
  const [faults, tell] = useState<Fault[]>([]);
  const deed = useDeed();
  const reason = draft.value.reason.trim();
  const send = async (event: Event) => {
    event.preventDefault();
    const text = t("follow.rate.comment.wrong");
    tell(reason ? [] : [{ field: "reopen-reason", text }]);
    if (!reason) return;
    await deed.run(async () => {
      const now = await reopen(report.id, caller, reason);
      draft.drop();
      onClose();
      took(now);
      toast(t("follow.reopen.sent"));
    });
  };
  return (
    <Sheet title={t("follow.reopen.title")} onClose={onClose}>
      <form class="stack" noValidate onSubmit={(event) => void send(event)}>
        <ErrorSummary faults={faults} />
        <p>{t("follow.reopen.hint")}</p>
        <TextArea
          id="reopen-reason"
          label={t("follow.reopen.reason")}
          value={draft.value.reason}
          maxLength={4000}
          error={faults[0]?.text}
          onText={(text) => {
            draft.change({ reason: text });
            tell([]);
          }}
        />
        <DeedFailure error={deed.error} isKept />
        <Button type="submit" look="primary" isWide disabled={deed.isBusy}>
          {t(deed.isBusy ? "follow.deed.sending" : "follow.reopen.send")}
        </Button>
      </form>
    </Sheet>
  );
}
