// SPDX-License-Identifier: EUPL-1.2
import { dropDeed, type FieldDeed } from "../../app/field.ts";
import { isOnline, isSending, sendSoon } from "../../app/sending.ts";
import { Button } from "../../components/Button/Button.tsx";
import { Notice } from "../../components/Notice/Notice.tsx";
import { t } from "../../i18n/text.ts";

/** What lies on the device and has not arrived: nothing of it is lost, and why it waits. */
export function Unsent({ deeds }: { deeds: FieldDeed[] }) {
  const waiting = deeds.filter(({ state }) => state === "waiting");
  const refused = deeds.filter(({ state }) => state === "refused");
  if (deeds.length === 0) return null;
  return (
    <div class="stack-s" data-unsent={waiting.length}>
      {waiting.length > 0 && (
        <Notice kind="info" title={t("work.waiting", { n: waiting.length })} isAnnounced>
          <ul>
            {waiting.map((deed) => (
              <li key={deed.id}>{deed.label}</li>
            ))}
          </ul>
          <p>{why(waiting)}</p>
          {isOnline.value && !isSending.value && (
            <p>
              <Button icon="send" onClick={() => void sendSoon({ isForced: true })}>
                {t("work.send_now")}
              </Button>
            </p>
          )}
        </Notice>
      )}
      {refused.map((deed) => (
        <Notice key={deed.id} kind="error" title={deed.label} isAnnounced>
          <p>{deed.problem?.detail ?? deed.problem?.title}</p>
          <p>
            <Button icon="trash" onClick={() => void dropDeed(deed.id)}>
              {t("work.drop")}
            </Button>
          </p>
        </Notice>
      ))}
    </div>
  );
}

function why(waiting: FieldDeed[]): string {
  if (isSending.value) return t("work.sending");
  if (waiting.some(({ wait }) => wait?.why === "signed_out")) return t("work.signed_out");
  return isOnline.value ? t("work.soon") : t("work.offline");
}
