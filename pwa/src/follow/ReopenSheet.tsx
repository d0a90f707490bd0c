// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { reopen } from "../api/report.ts";
import { Button } from "../components/Button/Button.tsx";
import { TextArea } from "../components/Field/Field.tsx";
import { Sheet } from "../components/Sheet/Sheet.tsx";
import { toast } from "../components/Toast/Toast.tsx";
import { t } from "../i18n/text.ts";
import { DeedFailure, useDeed } from "./deed.tsx";
import { useDraft } from "./draft.ts";
import { ErrorSummary, focusSummary } from "./ErrorSummary.tsx";
import type { Shown } from "./shown.ts";

/** Open a report again that its answer did not settle. */
export function ReopenSheet({ shown, onClose }: { shown: Shown; onClose: () => void }) {
  const { report, caller, took } = shown;
  const draft = useDraft(`reopen ${report.number}`, { reason: "" });
  const [isChecked, check] = useState(false);
  const deed = useDeed();
  const reason = draft.value.reason.trim();
  const error = isChecked && !reason ? t("follow.rate.comment.wrong") : undefined;
  const send = async (event: Event) => {
    event.preventDefault();
    check(true);
    if (!reason) {
      focusSummary();
      return;
    }
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
        <ErrorSummary faults={error ? [{ field: "reopen-reason", words: error }] : []} />
        <p>{t("follow.reopen.hint")}</p>
        <TextArea
          id="reopen-reason"
          label={t("follow.reopen.reason")}
          value={draft.value.reason}
          maxLength={4000}
          error={error}
          onText={(text) => draft.change({ reason: text })}
        />
        <DeedFailure error={deed.error} isKept />
        <Button type="submit" look="primary" isWide disabled={deed.isBusy}>
          {t(deed.isBusy ? "follow.deed.sending" : "follow.reopen.send")}
        </Button>
      </form>
    </Sheet>
  );
}
