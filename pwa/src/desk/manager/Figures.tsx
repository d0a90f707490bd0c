// SPDX-License-Identifier: EUPL-1.2
import type { Overview } from "../../api/manager.ts";
import { t } from "../../i18n/text.ts";
import { Bar } from "./Bar.tsx";
import { IN_TIME, queuePath } from "./queue.ts";

interface Props {
  of: Overview;
  department: string | null;
}

/** The numbers that matter in the morning; each leads to the reports that it counts. */
export function Figures({ of, department }: Props) {
  return (
    <>
      <section class="manager-part" aria-labelledby="manager-now">
        <h2 id="manager-now">{t("manager.now")}</h2>
        <ul class="manager-figures">
          <Figure
            n={of.n_overdue}
            label={t("manager.overdue")}
            look="overdue"
            path={queuePath({ department, clock: ["overdue"] })}
          />
          <Figure
            n={of.n_escalations}
            label={t("manager.escalations")}
            look={of.n_escalations > 0 ? "overdue" : undefined}
            path="/desk/escalations"
          />
          <Figure
            n={of.n_unassigned}
            label={t("manager.unassigned")}
            path={queuePath({ department, assignee: "none" })}
          />
          <Figure
            n={of.n_waiting}
            label={t("manager.waiting")}
            path={queuePath({ department, status: ["needs_info"] })}
          />
          <Figure n={of.n_open} label={t("manager.open")} path={queuePath({ department })} />
        </ul>
      </section>
      <div class="manager-pair">
        <section class="manager-part" aria-labelledby="manager-coming">
          <h2 id="manager-coming">{t("manager.coming")}</h2>
          <p class="manager-hint">{t("manager.coming.hint")}</p>
          <Coming of={of} department={department} />
        </section>
        <section class="manager-part" aria-labelledby="manager-late">
          <h2 id="manager-late">{t("manager.late")}</h2>
          <p class="manager-hint">{t("manager.late.hint")}</p>
          <Late of={of} />
        </section>
      </div>
    </>
  );
}

interface FigureProps {
  n: number;
  label: string;
  path: string;
  look?: "overdue" | undefined;
}

function Figure({ n, label, path, look }: FigureProps) {
  return (
    <li>
      <a class="manager-figure" href={path} data-look={n > 0 ? look : undefined}>
        <b>{n}</b>
        <span>{label}</span>
      </a>
    </li>
  );
}

function Coming({ of, department }: Props) {
  const most = Math.max(...of.coming.map(({ n }) => n), 1);
  return (
    <ul class="manager-bars">
      {of.coming.map(({ working_days: due, n }) => (
        <li key={due}>
          <a href={queuePath({ department, clock: IN_TIME, due })}>
            <span>{due === 0 ? t("manager.today") : t("manager.in_days", { n: due })}</span>
            <Bar share={n / most} look="due_soon" />
            <b>{n}</b>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Late({ of }: { of: Overview }) {
  const most = Math.max(...of.overdue.map(({ n }) => n), 1);
  return (
    <ul class="manager-bars">
      {of.overdue.map(({ from_working_days: from, to_working_days: to, n }) => (
        <li key={from}>
          <div>
            <span>{ageWords(from, to)}</span>
            <Bar share={n / most} look="overdue" />
            <b>{n}</b>
          </div>
        </li>
      ))}
    </ul>
  );
}

function ageWords(from: number, to: number | null): string {
  if (to === null) return t("manager.late.more", { n: from });
  return from === 0 ? t("manager.late.upto", { n: to }) : t("manager.late.between", { from, to });
}
