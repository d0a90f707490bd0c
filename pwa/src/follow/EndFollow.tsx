// SPDX-License-Identifier: EUPL-1.2
import { endFollow } from "../api/report.ts";
import type { Params } from "../app/router.ts";
import { t } from "../i18n/text.ts";
import { MailLink } from "./MailLink.tsx";

/** Where the link at the end of every mail to followers leads. */
export function EndFollow({ params }: { params: Params }) {
  return (
    <MailLink
      title={t("follow.end.title")}
      text={t("follow.end.text")}
      button={t("follow.end.button")}
      done={t("follow.end.done")}
      icon="close"
      deed={() => endFollow(params.token ?? "")}
    />
  );
}
