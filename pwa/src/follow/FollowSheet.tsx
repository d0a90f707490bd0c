// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { follow } from "../api/report.ts";
import { Button } from "../components/Button/Button.tsx";
import { TextField } from "../components/Field/Field.tsx";
import { Notice } from "../components/Notice/Notice.tsx";
import { Sheet } from "../components/Sheet/Sheet.tsx";
import { DeedFailure, useDeed } from "../forms/deed.tsx";
import { useDraft } from "../forms/draft.ts";
import { language } from "../i18n/language.ts";
import { t } from "../i18n/text.ts";

/** As much as tells an address from a slip; the mail is what proves it. */
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;

/** Ask where the news go, with the reason; the mail's link confirms it. */
export function FollowSheet({ report_id, onClose }: { report_id: string; onClose: () => void }) {
  const draft = useDraft("follow-email", { email: "" });
  const [isWrong, mark] = useState(false);
  const [sentTo, sent] = useState<string | null>(null);
  const deed = useDeed();
  const email = draft.value.email.trim();

  const send = async (event: Event) => {
    event.preventDefault();
    mark(!ADDRESS.test(email));
    if (!ADDRESS.test(email)) {
      document.getElementById("follow-email")?.focus();
      return;
    }
    await deed.run(async () => {
      await follow(report_id, email, language.value);
      sent(email);
    });
  };

  return (
    <Sheet title={t("follow.follow.title")} onClose={onClose}>
      {sentTo ? (
        <>
          <Notice kind="good" isAnnounced>
            {t("follow.follow.to_confirm", { email: sentTo })}
          </Notice>
          <Button onClick={onClose}>{t("app.close")}</Button>
        </>
      ) : (
        <form class="stack" noValidate onSubmit={(event) => void send(event)}>
          <p>{t("follow.follow.why")}</p>
          <TextField
            id="follow-email"
            type="email"
            autocomplete="email"
            label={t("follow.follow.email")}
            hint={t("follow.follow.email.hint")}
            value={draft.value.email}
            error={isWrong ? t("follow.follow.email.wrong") : undefined}
            onText={(text) => draft.change({ email: text })}
          />
          <DeedFailure error={deed.error} isKept />
          <Button type="submit" look="primary" icon="mail" isWide disabled={deed.isBusy}>
            {t(deed.isBusy ? "follow.deed.sending" : "follow.follow.send")}
          </Button>
        </form>
      )}
    </Sheet>
  );
}
