// SPDX-License-Identifier: EUPL-1.2
import type { LocalReport } from "../app/database.ts";
import { Button } from "../components/Button/Button.tsx";
import { Notice } from "../components/Notice/Notice.tsx";
import { t } from "../i18n/text.ts";
import { isFull } from "./draft.ts";
import { keepUnkept, unkept } from "./photos.ts";

interface Props {
  report: LocalReport;
  /** What going on without them means here; left out: nothing is offered. */
  onWithout?: () => void;
  /** After they found room. */
  onKept?: () => void;
}

/** The device is full: say so while the photos are still at hand, and what to do. */
export function Unkept({ report, onWithout, onKept }: Props) {
  const left = unkept.value?.report_id === report.id ? unkept.value.files : [];
  if (left.length === 0) return null;
  const again = async () => {
    await keepUnkept(report);
    if (!unkept.value) onKept?.();
  };
  return (
    <Notice kind="error" title={t("photos.full.title")} isAnnounced>
      <p>{t("photos.full.text", { n: left.length })}</p>
      <div class="row">
        <Button look="primary" onClick={() => void again()}>
          {t("photos.full.again")}
        </Button>
        {onWithout && (
          <Button
            onClick={() => {
              unkept.value = null;
              onWithout();
            }}
          >
            {t("photos.full.without")}
          </Button>
        )}
      </div>
    </Notice>
  );
}

/** The device had no room for what was typed. */
export function FullNotice() {
  if (!isFull.value) return null;
  return (
    <Notice kind="error" title={t("photos.full.title")} isAnnounced>
      <p>{t("draft.full")}</p>
    </Notice>
  );
}
