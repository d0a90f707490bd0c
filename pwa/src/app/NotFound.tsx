// SPDX-License-Identifier: EUPL-1.2
import { ButtonLink } from "../components/Button/Button.tsx";
import { Empty } from "../components/Empty/Empty.tsx";
import { Page } from "../components/Page/Page.tsx";
import { t } from "../i18n/text.ts";

export function NotFound() {
  return (
    <Page title={t("app.not_found.title")} backTo="/">
      <Empty icon="search" title={t("app.not_found.text")}>
        <ButtonLink href="/" look="primary" icon="home">
          {t("bar.home")}
        </ButtonLink>
      </Empty>
    </Page>
  );
}
