// SPDX-License-Identifier: EUPL-1.2
import type { Overview } from "../../api/manager.ts";
import { t } from "../../i18n/text.ts";
import { hours } from "./hours.ts";
import { queuePath } from "./queue.ts";

/** Several departments side by side, in order of their code: a table, no ranking. */
export function DepartmentTable({ of }: { of: Overview }) {
  const held = new Map(of.held.map((one) => [one.department.code, one]));
  return (
    <section class="manager-part" aria-labelledby="manager-departments">
      <h2 id="manager-departments">{t("manager.departments")}</h2>
      <div class="manager-scroll" tabIndex={0} role="region" aria-labelledby="manager-departments">
        <table class="manager-table">
          <thead>
            <tr>
              <th scope="col">{t("manager.department")}</th>
              <th scope="col">{t("manager.open")}</th>
              <th scope="col">{t("manager.overdue")}</th>
              <th scope="col">{t("manager.unassigned")}</th>
              <th scope="col">{t("manager.held")}</th>
            </tr>
          </thead>
          <tbody>
            {of.departments.map((one) => {
              const { code, name } = one.department;
              return (
                <tr key={code}>
                  <th scope="row">{name}</th>
                  <td>
                    <a href={queuePath({ department: code })}>{one.n_open}</a>
                  </td>
                  <td data-late={one.n_overdue > 0}>
                    <a href={queuePath({ department: code, clock: ["overdue"] })}>
                      {one.n_overdue}
                    </a>
                  </td>
                  <td>
                    <a href={queuePath({ department: code, assignee: "none" })}>
                      {one.n_unassigned}
                    </a>
                  </td>
                  <td>{hours(held.get(code)?.median_h)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
