// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { Refusal, type Schema } from "../api/client.ts";
import { Button, ButtonLink } from "../components/Button/Button.tsx";
import type { IconName } from "../components/Icon/Icon.tsx";
import { Notice } from "../components/Notice/Notice.tsx";
import { Page } from "../components/Page/Page.tsx";
import { DeedFailure, useDeed } from "../forms/deed.tsx";
import { t } from "../i18n/text.ts";

interface Props {
  title: string;
  text: string;
  button: string;
  done: string;
  icon: IconName;
  deed: () => Promise<Schema["FollowView"]>;
}

/** A page that a mail leads to: one button, since programs that read mail open links as well. */
export function MailLink({ title, text, button, done, icon, deed }: Props) {
  const [result, show] = useState<Schema["FollowView"] | null>(null);
  const { isBusy, error, run } = useDeed();
  const isExpired = error instanceof Refusal && [404, 410].includes(error.status);
  return (
    <Page title={title} backTo="/">
      {result ? (
        <Notice kind="good" isAnnounced>
          <p>{done}</p>
          {result.number && (
            <p>
              <ButtonLink href={`/reports/${result.number}`} look="primary">
                {t("follow.link.open")}
              </ButtonLink>
            </p>
          )}
        </Notice>
      ) : isExpired ? (
        <Notice kind="warning" isAnnounced>
          <p>{t("follow.link.expired")}</p>
          <p>
            <ButtonLink href="/reports" icon="list">
              {t("follow.missing.list")}
            </ButtonLink>
          </p>
        </Notice>
      ) : (
        <div class="stack">
          <p>{text}</p>
          <DeedFailure error={error} />
          <Button
            look="primary"
            icon={icon}
            isWide
            disabled={isBusy}
            onClick={() => void run(async () => show(await deed()))}
          >
            {isBusy ? t("follow.deed.sending") : button}
          </Button>
        </div>
      )}
    </Page>
  );
}
