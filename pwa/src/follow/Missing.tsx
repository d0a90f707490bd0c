// SPDX-License-Identifier: EUPL-1.2
import type { LocalReport } from "../app/database.ts";
import { ButtonLink } from "../components/Button/Button.tsx";
import { Empty } from "../components/Empty/Empty.tsx";
import { Page } from "../components/Page/Page.tsx";
import { t } from "../i18n/text.ts";

/** There is no such report, or none that the reader may see: both look the same. */
export function Missing({ hadKey }: { hadKey: boolean }) {
  return (
    <Page title={t("follow.missing.title")} backTo="/reports">
      <Empty icon="search" title={t("follow.missing.private")}>
        {hadKey && <p>{t("follow.missing.expired")}</p>}
        <p>{t("follow.missing.mail")}</p>
        <p class="row follow-ways">
          <ButtonLink href="/sign-in" look="primary" icon="person">
            {t("follow.missing.sign_in")}
          </ButtonLink>
          <ButtonLink href="/reports" icon="list">
            {t("follow.missing.list")}
          </ButtonLink>
        </p>
      </Empty>
    </Page>
  );
}

/** A report of this device that the server does not have yet. */
export function Unsent({ report }: { report: LocalReport }) {
  return (
    <Page title={t("follow.unsent.title")} backTo="/">
      <Empty icon="send" title={t("follow.unsent.text")}>
        <ButtonLink href={`/report/${report.id}`} look="primary">
          {t("follow.unsent.open")}
        </ButtonLink>
      </Empty>
    </Page>
  );
}
