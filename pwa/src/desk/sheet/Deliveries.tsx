// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import type { Schema } from "../../api/client.ts";
import { loadDeliveries, resendDelivery } from "../../api/sheet.ts";
import { Button } from "../../components/Button/Button.tsx";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { DeedFailure, useDeed } from "../../forms/deed.tsx";
import { dateTime } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";

type Delivery = Schema["DeliveryView"];

/** What was mailed about the report and what became of it; asked for when somebody wants to know. */
export function Deliveries({ reportId }: { reportId: string }) {
  const [all, show] = useState<Delivery[] | null>(null);
  const deed = useDeed();
  const load = () => deed.run(async () => show(await loadDeliveries(reportId)));
  const again = (id: string) =>
    deed.run(async () => {
      await resendDelivery(reportId, id);
      show(await loadDeliveries(reportId));
    });
  return (
    <details
      class="sheet-more"
      onToggle={(event) => event.currentTarget.open && all === null && void load()}
    >
      <summary>{t("sheet.mails")}</summary>
      <DeedFailure error={deed.error} />
      {deed.isBusy && all === null && <Skeleton n={2} />}
      {all?.length === 0 && <p class="muted">{t("sheet.mails.none")}</p>}
      <ul class="sheet-lines">
        {all?.map((one) => (
          <li key={one.id}>
            <p>
              <b>{t(`sheet.mails.${what(one.kind)}`)}</b> {one.address}
            </p>
            <p class="muted">
              {t(`sheet.mails.${one.status}`)} · {dateTime(whenOf(one))}
            </p>
            {one.error && <p class="field-error">{one.error}</p>}
            {one.may_resend && (
              <Button disabled={deed.isBusy} onClick={() => void again(one.id)}>
                {t("sheet.mails.again")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Return when it went, or will go, or was written. */
function whenOf({ status, sent_at, not_before, queued_at }: Delivery): string {
  return sent_at ?? (status === "waiting" ? (not_before ?? queued_at) : queued_at);
}

const OWN = ["received", "answered", "question", "overdue", "work_ordered"] as const;
const TO_STAFF: readonly Delivery["kind"][] = [
  "assigned",
  "digest",
  "escalated",
  "mentioned",
  "ombudsman",
  "replied",
  "silent",
  "step",
  "work_reported",
];

/** Return what a mail tells, as coarsely as a line can say it. */
function what(kind: Delivery["kind"]): (typeof OWN)[number] | "news" | "staff" {
  return OWN.find((one) => one === kind) ?? (TO_STAFF.includes(kind) ? "staff" : "news");
}
