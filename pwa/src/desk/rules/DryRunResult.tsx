// SPDX-License-Identifier: EUPL-1.2
import type { DryRun } from "../../api/rules.ts";
import { Notice } from "../../components/Notice/Notice.tsx";
import { language } from "../../i18n/language.ts";
import { t } from "../../i18n/text.ts";
import { RuleWords } from "./RuleWords.tsx";

/** Ways shown before "all of them" is asked for. */
const FIRST_N = 8;

/** Which reports of the last year would have gone elsewhere. */
export function DryRunResult({ run }: { run: DryRun }) {
  const { n_reports, n_moved, days } = run;
  if (n_moved === 0) {
    return (
      <Notice kind="good" title={t("rules.run.nothing")}>
        <p>{t("rules.run.nothing.text", { n: n_reports, days })}</p>
      </Notice>
    );
  }
  const [first, more] = [run.moved.slice(0, FIRST_N), run.moved.slice(FIRST_N)];
  return (
    <>
      <p class="rules-sum">{t("rules.run.sum", { n: n_moved, of: n_reports, days })}</p>
      <Departments run={run} />
      <Ways ways={first} />
      {more.length > 0 && (
        <details>
          <summary>{t("rules.run.more", { n: more.length })}</summary>
          <Ways ways={more} />
        </details>
      )}
    </>
  );
}

function Departments({ run }: { run: DryRun }) {
  return (
    <table class="rules-table">
      <caption class="unseen">{t("rules.run.departments")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("rules.col.department")}</th>
          <th scope="col" class="rules-n">
            {t("rules.run.gained")}
          </th>
          <th scope="col" class="rules-n">
            {t("rules.run.lost")}
          </th>
        </tr>
      </thead>
      <tbody>
        {run.departments.map(({ department, n_gained, n_lost }) => (
          <tr key={department.code}>
            <th scope="row">{department.name}</th>
            <td class="rules-n figures">{signed(n_gained)}</td>
            <td class="rules-n figures">{signed(-n_lost)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function signed(n: number): string {
  return new Intl.NumberFormat(language.value, { signDisplay: "exceptZero" }).format(n);
}

function Ways({ ways }: { ways: DryRun["moved"] }) {
  return (
    <ul class="rules-ways">
      {ways.map((way) => (
        <li key={JSON.stringify([way.category, way.rule_before, way.rule_after, way.after])}>
          <p>
            <strong>{t("rules.run.way", { n: way.n_reports, category: way.category.name })}</strong>
          </p>
          <p>
            {way.before.name} <span aria-hidden="true">→</span>
            <span class="unseen">: </span> {way.after.name}
          </p>
          <p class="muted small">
            {t("rules.run.by")} <RuleWords rule={way.rule_after} />
          </p>
          <p class="small">
            {way.examples.map((number) => (
              <a key={number} href={`/reports/${number}`}>
                {number}
              </a>
            ))}
          </p>
        </li>
      ))}
    </ul>
  );
}
