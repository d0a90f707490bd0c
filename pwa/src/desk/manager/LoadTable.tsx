// SPDX-License-Identifier: EUPL-1.2
import { teamLoad } from "../../api/manager.ts";
import { useResource } from "../../api/resource.ts";
import { Failure } from "../../components/Failure.tsx";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { t } from "../../i18n/text.ts";
import { Bar } from "./Bar.tsx";
import { hours } from "./hours.ts";
import { queuePath } from "./queue.ts";

/** What each of the team has on the desk, by name; a number leads to where it can be reassigned. */
export function LoadTable({ department }: { department: string | null }) {
  const { value, error } = useResource(`load ${department ?? ""}`, () => teamLoad(department));
  return (
    <section class="manager-part" aria-labelledby="manager-load">
      <h2 id="manager-load">{t("manager.load")}</h2>
      <p class="manager-hint">{t("manager.load.hint")}</p>
      {error ? <Failure error={error} /> : value ? null : <Skeleton n={3} />}
      {value?.teams.map(({ department: team, people }) => {
        const most = Math.max(...people.map(({ n_open }) => n_open), 1);
        return (
          <div
            key={team.code}
            class="manager-scroll"
            tabIndex={0}
            role="region"
            aria-label={team.name}
          >
            <table class="manager-table">
              <caption>{team.name}</caption>
              <thead>
                <tr>
                  <th scope="col">{t("manager.person")}</th>
                  <th scope="col">{t("manager.open")}</th>
                  <td class="manager-wide" />
                  <th scope="col">{t("manager.due_soon")}</th>
                  <th scope="col">{t("manager.overdue")}</th>
                  <th scope="col">{t("manager.answered")}</th>
                  <th scope="col">{t("manager.taken")}</th>
                </tr>
              </thead>
              <tbody>
                {people.map((one) => {
                  const assignee = one.person?.id ?? "none";
                  const theirs = { department: team.code, assignee };
                  return (
                    <tr key={assignee}>
                      <th scope="row">{one.person?.name ?? t("manager.nobody")}</th>
                      <td>
                        <a href={queuePath(theirs)}>{one.n_open}</a>
                      </td>
                      <td class="manager-wide">
                        <Bar share={one.n_open / most} />
                      </td>
                      <td>
                        <a href={queuePath({ ...theirs, clock: ["due_soon"] })}>{one.n_due_soon}</a>
                      </td>
                      <td data-late={one.n_overdue > 0}>
                        <a href={queuePath({ ...theirs, clock: ["overdue"] })}>{one.n_overdue}</a>
                      </td>
                      <td>{one.person ? one.n_answered : "–"}</td>
                      <td>{hours(one.median_h)}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        );
      })}
    </section>
  );
}
