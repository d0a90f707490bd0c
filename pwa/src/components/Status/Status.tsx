// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from "../../api/client.ts";
import { t } from "../../i18n/text.ts";
import "./Status.css";

/** Where a report stands, in the resident's words. */
export function Status({ status }: { status: Schema["Status"] }) {
  return (
    <span class="status" data-status={status}>
      {t(`status.${status}`)}
    </span>
  );
}
