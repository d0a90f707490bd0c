// SPDX-License-Identifier: EUPL-1.2
import { ButtonLink } from "../components/Button/Button.tsx";
import { Empty } from "../components/Empty/Empty.tsx";
import { Page } from "../components/Page/Page.tsx";
import { Skeleton } from "../components/Skeleton/Skeleton.tsx";
import { t } from "../i18n/text.ts";

/** What a screen of a report shows while the device is asked for it, and when it has none. */
export function NoDraft({ title, isRead }: { title: string; isRead: boolean }) {
  return (
    <Page title={title} backTo="/report">
      {isRead ? (
        <Empty icon="report" title={t("draft.none")}>
          <ButtonLink href="/report" look="primary" icon="camera">
            {t("start.title")}
          </ButtonLink>
        </Empty>
      ) : (
        <Skeleton />
      )}
    </Page>
  );
}
