// SPDX-License-Identifier: EUPL-1.2

import { computed } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type Catalogue, categoryIn } from "../api/catalogue.ts";
import { client, given, type Schema } from "../api/client.ts";
import { useResource } from "../api/resource.ts";
import { person } from "../api/session.ts";
import { useCatalogue } from "../app/catalogue.ts";
import type { LocalReport } from "../app/database.ts";
import { discard, isLoaded, localReports, unsent } from "../app/local.ts";
import { askForNews } from "../app/news.ts";
import { isSending, sendSoon } from "../app/sending.ts";
import { Button, ButtonLink } from "../components/Button/Button.tsx";
import { Empty } from "../components/Empty/Empty.tsx";
import { LocalCard } from "../components/LocalCard/LocalCard.tsx";
import { ReportCard } from "../components/ReportCard/ReportCard.tsx";
import { Skeleton } from "../components/Skeleton/Skeleton.tsx";
import { toast } from "../components/Toast/Toast.tsx";
import { t, words } from "../i18n/text.ts";

const sentHere = computed(() => localReports.value.filter(({ state }) => state === "sent"));

async function ofAccount(): Promise<Schema["ReportItem"][]> {
  if (!person.value) return [];
  const query = { mine: true, limit: 50 };
  return given(await client.GET("/api/v1/reports", { params: { query } })).items;
}

/** Reports of this device that wait, and all that were sent from it or with the account. */
export function MyReports() {
  const catalogue = useCatalogue().value;
  useEffect(() => void askForNews(), []);
  const account = useResource(`mine ${person.value?.id ?? ""}`, ofAccount);
  if (!isLoaded.value) return <Skeleton n={1} />;
  const here = new Set(sentHere.value.map(({ id }) => id));
  const elsewhere = account.value?.filter(({ id }) => !here.has(id)) ?? [];
  const n = unsent.value.length + here.size + elsewhere.length;
  return (
    <section class="stack me-part" aria-labelledby="me-reports">
      <h2 id="me-reports">{t("home.mine")}</h2>
      {n === 0 && <Nothing />}
      {unsent.value.length > 0 && <Unsent catalogue={catalogue} />}
      {here.size + elsewhere.length > 0 && <h3>{t("me.sent")}</h3>}
      {sentHere.value.map((report) => (
        <LocalCard key={report.id} report={report} category={nameOf(catalogue, report)} />
      ))}
      {elsewhere.map((report) => (
        <ReportCard key={report.id} report={report} />
      ))}
    </section>
  );
}

function Nothing() {
  return (
    <Empty icon="report" title={t("me.none.title")}>
      <p>{t("me.none.text")}</p>
      <ButtonLink href="/report" look="primary" icon="camera">
        {t("home.report")}
      </ButtonLink>
    </Empty>
  );
}

function Unsent({ catalogue }: { catalogue: Catalogue | undefined }) {
  const isWaiting = unsent.value.some(({ state }) => state === "waiting");
  return (
    <>
      <h3>{t("me.unsent")}</h3>
      {unsent.value.map((report) => (
        <LocalCard key={report.id} report={report} category={nameOf(catalogue, report)}>
          <Button look="quiet" icon="trash" onClick={() => void drop(report)}>
            {t("me.discard")}
          </Button>
        </LocalCard>
      ))}
      {isWaiting && (
        <Button
          icon="send"
          disabled={isSending.value}
          onClick={() => void sendSoon({ isForced: true })}
        >
          {t("me.send_now")}
        </Button>
      )}
    </>
  );
}

async function drop(report: LocalReport): Promise<void> {
  if (!confirm(t("me.discard.ask"))) return;
  await discard(report.id);
  toast(t("me.discarded"));
}

/** Name of a report's category: of the catalogue, else as the server said it when it was sent. */
export function nameOf(catalogue: Catalogue | undefined, report: LocalReport): string {
  const category = categoryIn(catalogue, report.category);
  return category ? words(category.name) : (report.report?.category.name ?? "");
}
