// SPDX-License-Identifier: EUPL-1.2
import { useEffect } from "preact/hooks";
import { Refusal } from "../../api/client.ts";
import type { Action } from "../../api/deskDeeds.ts";
import { reload, useResource } from "../../api/resource.ts";
import { loadSheet, type SheetView } from "../../api/sheet.ts";
import { IconButton } from "../../components/Button/Button.tsx";
import { ClockChip } from "../../components/Clock/Clock.tsx";
import { Empty } from "../../components/Empty/Empty.tsx";
import { Failure } from "../../components/Failure.tsx";
import { Notice } from "../../components/Notice/Notice.tsx";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { Status } from "../../components/Status/Status.tsx";
import { toast } from "../../components/Toast/Toast.tsx";
import { language } from "../../i18n/language.ts";
import { t } from "../../i18n/text.ts";
import { onDone } from "../deeds/deeds.ts";
import { ask, carryOut, takeOn, targetOf } from "../deeds/doing.ts";
import { isFormless } from "../deeds/formless.ts";
import { type Bindings, useKeys } from "../keys.ts";
import { WorkOrders } from "../work/WorkOrders.tsx";
import { ActionBar } from "./ActionBar.tsx";
import { Around } from "./Around.tsx";
import { Clocks, nextTimer } from "./Clocks.tsx";
import { Deliveries } from "./Deliveries.tsx";
import { Evidence, isSeen } from "./Evidence.tsx";
import { Facts, Place, Reporter } from "./Facts.tsx";
import { KEYS } from "./offered.ts";
import { Redacting } from "./Redacting.tsx";
import { Story } from "./Story.tsx";
import { Words } from "./Words.tsx";
import "./ReportSheet.css";

interface Props {
  number: string;
  onClose: () => void;
}

/** Everything about a report on one screen, and what can be done with it. */
export function ReportSheet({ number, onClose }: Props) {
  const name = `desk sheet ${number}`;
  const load = () => loadSheet(number);
  const { value: sheet, error } = useResource(name, load);
  const again = () => void reload(`${language.value} ${name}`, load);
  useEffect(
    () => onDone(({ id }) => id === sheet?.report.id && again()),
    [sheet?.report.id, language.value],
  );
  if (error instanceof Refusal && error.status === 404) {
    return (
      <Empty icon="search" title={t("sheet.missing")}>
        <p>{t("sheet.missing.text", { number })}</p>
      </Empty>
    );
  }
  if (!sheet) return error ? <Failure error={error} onRetry={again} /> : <Skeleton n={6} />;
  return <Known sheet={sheet} again={again} onClose={onClose} />;
}

interface KnownProps {
  sheet: SheetView;
  /** Ask for all of it anew. */
  again: () => void;
  onClose: () => void;
}

/** What only those do who work the report: they hear of contractors, too. */
const WORKED = ["order_work", "transfer", "note"];

function Known({ sheet, again, onClose }: KnownProps) {
  const { report } = sheet;
  const act = (action: Action) => begin(report, action);
  useKeys(keysOf(report, act));
  return (
    <article class="report-sheet" aria-labelledby="sheet-name">
      <Top sheet={sheet} onAct={act} onClose={onClose} />
      <div class="report-body">
        <div class="sheet-main">
          <Notes sheet={sheet} />
          <Words report={report} photoTools={<Redacting report={report} onDone={again} />} />
          <Story report={report} entries={sheet.timeline} />
        </div>
        <div class="sheet-side">
          <Clocks report={report} />
          <Facts sheet={sheet} />
          <Place sheet={sheet} />
          {WORKED.some((one) => report.actions.includes(one)) && (
            <WorkOrders
              reportId={report.id}
              mayOrder={report.actions.includes("order_work")}
              onChanged={again}
            />
          )}
          <Around
            sheet={sheet}
            mayMerge={report.actions.includes("merge")}
            onMerge={(original) => ask("merge", [targetOf(report)], { original })}
          />
          <Reporter sheet={sheet} />
          {isSeen(report) && <Evidence report={report} />}
          {report.actions.includes("note") && <Deliveries reportId={report.id} />}
        </div>
      </div>
    </article>
  );
}

/** Do it at once where nothing has to be said, else by its form. */
function begin(report: SheetView["report"], action: Action): void {
  const targets = [targetOf(report)];
  if (isFormless(action)) carryOut({ action, targets });
  else ask(action, targets);
}

/**
 * What letters do while the report is open: with this report, and never with another one of the
 * queue behind it. What can not be done with it now is said.
 */
function keysOf(report: SheetView["report"], act: (action: Action) => void): Bindings {
  const bound = [...KEYS].map(([key, actions]) => [
    key,
    () => {
      const now = actions.find((action) => report.actions.includes(action));
      if (now) act(now);
      else toast(t("sheet.not_now", { what: t(`desk.act.${actions[0] ?? "note"}`) }));
    },
  ]);
  const takes = () => {
    if (report.actions.includes("take")) takeOn([targetOf(report)]);
    else toast(t("sheet.not_now", { what: t("desk.act.take_on") }));
  };
  return { ...Object.fromEntries(bound), s: takes };
}

interface TopProps {
  sheet: SheetView;
  onAct: (action: Action) => void;
  onClose: () => void;
}

function Top({ sheet: { report, priority }, onAct, onClose }: TopProps) {
  const timer = nextTimer(report);
  return (
    <header class="report-top">
      <div class="sheet-title">
        <h2 id="sheet-name" tabIndex={-1}>
          {report.category.name}
        </h2>
        <IconButton icon="close" label={t("sheet.close")} onClick={onClose} />
      </div>
      <p class="sheet-title-facts">
        <span class="figures">{report.number}</span>
        <Status status={report.status} />
        {priority !== "normal" && (
          <span class="sheet-priority" data-priority={priority}>
            {t(priority === "urgent" ? "desk.priority.urgent" : "desk.priority.high")}
          </span>
        )}
        {timer && <ClockChip state={timer.state} dueAt={timer.due_at} />}
        <a href={`/reports/${report.number}`}>{t("sheet.public")}</a>
      </p>
      <ActionBar report={report} onAct={onAct} />
    </header>
  );
}

/** What somebody should know before anything else. */
function Notes({ sheet: { report } }: { sheet: SheetView }) {
  const reasons = report.desk?.moderation_reasons ?? [];
  return (
    <>
      {report.visibility === "private" && <Notice>{t("sheet.private")}</Notice>}
      {report.status === "submitted" && reasons.length > 0 && (
        <Notice kind="warning" title={t("sheet.waits")}>
          <ul>
            {reasons.map((reason) => (
              <li key={reason}>{reasonWords(reason)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {report.duplicate_of && (
        <Notice>
          <p>
            <a href={`/desk/reports/${report.duplicate_of}`}>
              {t("sheet.duplicate", { number: report.duplicate_of })}
            </a>
          </p>
        </Notice>
      )}
    </>
  );
}

const REASONS = ["category", "personal_data", "abusive_words", "many_today"] as const;

/** Return why the automatic checks sent a report to a moderator. */
export function reasonWords(reason: string): string {
  const known = REASONS.find((one) => one === reason);
  return known ? t(`sheet.reason.${known}`) : reason;
}
