// SPDX-License-Identifier: EUPL-1.2
import { withdraw } from "../api/report.ts";
import { Button } from "../components/Button/Button.tsx";
import { Sheet } from "../components/Sheet/Sheet.tsx";
import { toast } from "../components/Toast/Toast.tsx";
import { DeedFailure, useDeed } from "../forms/deed.tsx";
import { t } from "../i18n/text.ts";
import type { Shown } from "./shown.ts";

/** Ask before a report is taken back: it cannot be undone. */
export function WithdrawSheet({ shown, onClose }: { shown: Shown; onClose: () => void }) {
  const { report, caller, took } = shown;
  const deed = useDeed();
  const send = () =>
    deed.run(async () => {
      const now = await withdraw(report.id, caller);
      onClose();
      took(now);
      toast(t("follow.withdraw.sent"));
    });
  return (
    <Sheet title={t("follow.withdraw.title")} onClose={onClose}>
      <p>{t("follow.withdraw.text")}</p>
      <DeedFailure error={deed.error} />
      <div class="row">
        <Button look="danger" icon="trash" disabled={deed.isBusy} onClick={() => void send()}>
          {t(deed.isBusy ? "follow.deed.sending" : "follow.withdraw")}
        </Button>
        <Button onClick={onClose}>{t("follow.withdraw.keep")}</Button>
      </div>
    </Sheet>
  );
}
