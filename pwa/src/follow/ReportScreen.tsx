// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef, useState } from "preact/hooks";
import { Refusal } from "../api/client.ts";
import { type Caller, loadReport, type Report, type Told } from "../api/report.ts";
import { put, reload, useResource } from "../api/resource.ts";
import { chooseCityAt, cities } from "../app/city.ts";
import { dropReportKey, keepReportKey, reportKey, supporterKey } from "../app/keys.ts";
import { localReports } from "../app/local.ts";
import { here, type Params } from "../app/router.ts";
import { isOnline } from "../app/sending.ts";
import { Failure } from "../components/Failure.tsx";
import { Page } from "../components/Page/Page.tsx";
import type { Grade } from "../components/Rating/Rating.tsx";
import { Skeleton } from "../components/Skeleton/Skeleton.tsx";
import { language } from "../i18n/language.ts";
import { t } from "../i18n/text.ts";
import { brought, showClean } from "./address.ts";
import { Missing, Unsent } from "./Missing.tsx";
import { ReportPage } from "./ReportPage.tsx";

/** The page of a report: what, where, by when, what happened; and what the reader can do. */
export function ReportScreen({ params }: { params: Params }) {
  const number = params.number ?? "";
  const opened = useOpened(number);
  const unsent = localReports.value.find(({ id, state }) => id === number && state !== "sent");
  if (unsent) return <Unsent report={unsent} />;
  if (!opened) return <Waiting />;
  return <Loaded number={number} {...opened} />;
}

interface Opened {
  caller: Caller;
  grade: Grade | null;
}

/** Return by what the reader is known, once it is read; a mail's key is kept and not shown. */
function useOpened(number: string): Opened | null {
  const [opened, open] = useState<Opened | null>(null);
  // Read at once: what stays in the address may be shared before anything is loaded.
  const { current: mail } = useRef(brought(here.value));
  useEffect(() => {
    showClean(mail.clean);
    void readKeys(number, mail.key).then((caller) => open({ caller, grade: mail.grade }));
  }, [number]);
  return opened;
}

async function readKeys(number: string, fromMail: string | null): Promise<Caller> {
  try {
    if (fromMail !== null) await keepReportKey(number, fromMail);
    const [key, supporter] = await Promise.all([reportKey(number), supporterKey()]);
    return { key, supporterKey: supporter };
  } catch {
    // A private window may keep nothing: the mail's key holds for as long as the page is open.
    return { key: fromMail, supporterKey: crypto.randomUUID() };
  }
}

function Loaded({ number, caller, grade }: { number: string } & Opened) {
  const name = `report page ${number}`;
  const spoken = `${language.value} ${name}`;
  const load = () => loadOrKept(number, caller);
  const again = () => void reload(spoken, load);
  const { value: told, error, isLoading } = useResource<Told<Report>>(name, load);
  const isMissing = error instanceof Refusal && error.status === 404;
  const isFresh = !isLoading && !error && told?.asOf === null;
  useCityOf(told?.value);
  useNewest(told, again);
  useDropped(number, caller, isMissing || (isFresh && told?.value.contact === null));
  if (isMissing) return <Missing hadKey={caller.key !== null} />;
  if (told) {
    const took = (report: Report) => {
      put<Told<Report>>(spoken, { value: report, asOf: null });
      // The worker's copy must not tell of the time before.
      again();
    };
    const asOf = told.asOf ?? (error ? told.value.updated_at : null);
    return <ReportPage shown={{ report: told.value, caller, asOf, grade, took, again }} />;
  }
  if (!error) return <Waiting />;
  return (
    <Page title={t("follow.title")} backTo="/reports">
      <Failure error={error} onRetry={again} />
    </Page>
  );
}

/** Forget a key that turned out not to open the report. */
function useDropped(number: string, { key }: Caller, isExpired: boolean): void {
  useEffect(() => {
    if (key !== null && isExpired) void dropReportKey(number);
  }, [isExpired]);
}

/** Ask the server; a report that was just sent from here is known without it. */
async function loadOrKept(number: string, caller: Caller): Promise<Told<Report>> {
  try {
    return await loadReport(number, caller);
  } catch (error) {
    const own = localReports.value.find((report) => report.number === number);
    if (error instanceof Refusal || !own?.report) throw error;
    return { value: own.report, asOf: own.sent_at ?? own.updated_at };
  }
}

/** Ask again as soon as there is a connection, where what is shown is from memory. */
function useNewest(shown: Told<Report> | undefined, ask: () => void): void {
  const online = isOnline.value;
  useEffect(() => {
    if (online && shown?.asOf) ask();
  }, [online]);
}

/** Dates are told in the zone of the report's city. */
function useCityOf(report: Report | undefined): void {
  const served = cities.value;
  useEffect(() => {
    if (report) chooseCityAt(report.location.lon, report.location.lat);
  }, [report?.id, served]);
}

function Waiting() {
  return (
    <Page title={t("follow.title")} backTo="/reports">
      <Skeleton n={4} />
    </Page>
  );
}
