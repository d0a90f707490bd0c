// SPDX-License-Identifier: EUPL-1.2
import { ButtonLink } from "../components/Button/Button.tsx";
import { Page } from "../components/Page/Page.tsx";
import { t } from "../i18n/text.ts";

/** What people see first: one big button, what waits, what is near. */
export function Home() {
  return (
    <Page title={t("home.title")}>
      <ButtonLink href="/report" look="primary" icon="camera" isWide>
        {t("home.report")}
      </ButtonLink>
    </Page>
  );
}
