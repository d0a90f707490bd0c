// SPDX-License-Identifier: EUPL-1.2
import { t } from "../../i18n/text.ts";
import "./Skeleton.css";

/** The shape of what is being loaded. */
export function Skeleton({ n = 3 }: { n?: number }) {
  return (
    <div class="stack" role="status">
      <span class="unseen">{t("app.loading")}</span>
      {Array.from({ length: n }, (_, at) => (
        <div class="skeleton" key={at} />
      ))}
    </div>
  );
}
