// SPDX-License-Identifier: EUPL-1.2
import { confirmFollow } from "../api/report.ts";
import type { Params } from "../app/router.ts";
import { t } from "../i18n/text.ts";
import { MailLink } from "./MailLink.tsx";

/** Where the mail leads that asks whether its owner wants the news of a report. */
export function ConfirmFollow({ params }: { params: Params }) {
  return (
    <MailLink
      title={t("follow.confirm.title")}
      text={t("follow.confirm.text")}
      button={t("follow.confirm.button")}
      done={t("follow.confirm.done")}
      icon="bell"
      deed={() => confirmFollow(params.token ?? "")}
    />
  );
}
