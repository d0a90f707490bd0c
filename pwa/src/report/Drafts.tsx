// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { categoryIn } from "../api/catalogue.ts";
import type { LocalReport } from "../app/database.ts";
import { discard, unsent } from "../app/local.ts";
import { Button } from "../components/Button/Button.tsx";
import { LocalCard } from "../components/LocalCard/LocalCard.tsx";
import { Sheet } from "../components/Sheet/Sheet.tsx";
import { t, words } from "../i18n/text.ts";
import { useCatalogue } from "./catalogue.ts";
import { unkept } from "./photos.ts";

/** What this device holds that is not finished or not sent: go on with it. */
export function Drafts() {
  const reports = unsent.value.filter(({ id }) => id !== unkept.value?.report_id);
  // Whoever has no drafts need not load the names of all categories.
  return reports.length > 0 ? <Some reports={reports} /> : null;
}

function Some({ reports }: { reports: LocalReport[] }) {
  const catalogue = useCatalogue().value;
  const [doomed, doom] = useState<LocalReport | null>(null);
  return (
    <section class="stack" aria-labelledby="drafts-title">
      <h2 id="drafts-title" class="section-title">
        {t("start.drafts")}
      </h2>
      {reports.map((report) => (
        <LocalCard
          key={report.id}
          report={report}
          category={words(categoryIn(catalogue, report.category)?.name)}
        >
          {report.state === "draft" && (
            <Button look="quiet" icon="trash" onClick={() => doom(report)}>
              {t("start.discard")}
            </Button>
          )}
        </LocalCard>
      ))}
      {doomed && <Discard report={doomed} onDone={() => doom(null)} />}
    </section>
  );
}

/** Ask before photos and words are gone for good. */
export function Discard({ report, onDone }: { report: LocalReport; onDone: () => void }) {
  const throwAway = async () => {
    onDone();
    await discard(report.id);
  };
  return (
    <Sheet title={t("start.discard.title")} onClose={onDone}>
      <p>{t("start.discard.text", { n: report.photo_ids.length })}</p>
      <Button look="danger" icon="trash" isWide onClick={() => void throwAway()}>
        {t("start.discard.yes")}
      </Button>
      <Button isWide onClick={onDone}>
        {t("start.discard.no")}
      </Button>
    </Sheet>
  );
}
