// SPDX-License-Identifier: EUPL-1.2
import type { ChangePreview } from "../../api/rules.ts";
import { dueTime } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import { YamlCopy } from "./YamlCopy.tsx";

/** Moves and receipts that are listed before the rest is asked for. */
const FIRST_N = 5;

/** What a change would do to reports under way, and what it would promise those to come. */
export function PreviewShown({ found }: { found: ChangePreview }) {
  const { n_reports, n_earlier, n_later, n_unchanged } = found;
  return (
    <section class="stack" aria-label={t("rules.effect")}>
      <h3>{t("rules.effect")}</h3>
      <p class="rules-sum">{t("rules.effect.sum", { n: n_earlier, of: n_reports })}</p>
      <ul class="effect">
        <li>{t("rules.effect.earlier", { n: n_earlier })}</li>
        <li>{t("rules.effect.later", { n: n_later })}</li>
        <li>{t("rules.effect.unchanged", { n: n_unchanged })}</li>
      </ul>
      {n_earlier > 0 && <Departments found={found} />}
      {n_earlier > 0 && <Largest found={found} />}
      {found.typical.map((typical) => (
        <Typical key={`${typical.promise} ${typical.calendar}`} typical={typical} />
      ))}
      {found.yaml && (
        <YamlCopy
          title={t("rules.yaml.change")}
          hint={t("rules.yaml.change.text")}
          text={found.yaml}
        />
      )}
    </section>
  );
}

function Departments({ found }: { found: ChangePreview }) {
  return (
    <table class="rules-table">
      <caption class="unseen">{t("rules.run.departments")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("rules.col.department")}</th>
          <th scope="col" class="rules-n">
            {t("rules.effect.col")}
          </th>
        </tr>
      </thead>
      <tbody>
        {found.departments
          .filter(({ n_earlier }) => n_earlier > 0)
          .map(({ department, name, n_earlier }) => (
            <tr key={department}>
              <th scope="row">{name}</th>
              <td class="rules-n figures">{n_earlier}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function Largest({ found }: { found: ChangePreview }) {
  return (
    <details open>
      <summary>{t("rules.effect.largest")}</summary>
      <ul class="shifts">
        {found.largest.slice(0, FIRST_N).map((shift) => (
          <li key={`${shift.number} ${shift.target}`}>
            <a href={`/reports/${shift.number}`}>{shift.number}</a>{" "}
            {t(`rules.target.${shift.target}`)}: <del>{dueTime(shift.due_before)}</del> →{" "}
            <strong>{dueTime(shift.due_after)}</strong>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Typical({ typical }: { typical: ChangePreview["typical"][number] }) {
  const { promise, calendar, receipts } = typical;
  return (
    <details>
      <summary>{t("rules.effect.coming", { promise, calendar })}</summary>
      <table class="rules-table">
        <caption class="unseen">{t("rules.effect.coming", { promise, calendar })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("rules.effect.received")}</th>
            <th scope="col">{t("rules.effect.now")}</th>
            <th scope="col">{t("rules.effect.then")}</th>
          </tr>
        </thead>
        <tbody>
          {receipts.map(({ received_at, due_before, due_after }) => (
            <tr key={received_at} data-touched={due_before !== due_after}>
              <th scope="row">{dueTime(received_at)}</th>
              <td>{dueTime(due_before)}</td>
              <td>{dueTime(due_after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
