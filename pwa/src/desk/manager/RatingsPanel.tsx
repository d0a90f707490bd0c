// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { type Ratings, ratings } from "../../api/manager.ts";
import { useResource } from "../../api/resource.ts";
import { Button } from "../../components/Button/Button.tsx";
import { Failure, failureText } from "../../components/Failure.tsx";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { toast } from "../../components/Toast/Toast.tsx";
import { date } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import { Bar } from "./Bar.tsx";
import { mean, percent } from "./hours.ts";

const GRADES = [5, 4, 3, 2, 1] as const;

/** What residents make of the answers, with what they wrote. */
export function RatingsPanel({ department }: { department: string | null }) {
  const { value, error } = useResource(`ratings ${department ?? ""}`, () => ratings(department));
  return (
    <section class="manager-part" aria-labelledby="manager-ratings">
      <h2 id="manager-ratings">{t("manager.ratings")}</h2>
      {error ? <Failure error={error} /> : value ? null : <Skeleton n={3} />}
      {value && value.n === 0 && <p class="manager-hint">{t("manager.ratings.none")}</p>}
      {value && value.n > 0 && <Shown of={value} department={department} />}
    </section>
  );
}

function Shown({ of, department }: { of: Ratings; department: string | null }) {
  return (
    <>
      <p>
        {t("manager.ratings.sum", {
          mean: mean(of.mean),
          n: of.n,
          reopened: percent(of.n_reopened, of.n_answered),
        })}
      </p>
      <div class="manager-pair">
        <ul class="manager-bars">
          {GRADES.map((grade) => {
            const n = of.by_grade[`${grade}`] ?? 0;
            return (
              <li key={grade}>
                <div>
                  <span>{t("manager.grade", { grade })}</span>
                  <Bar share={n / of.n} look={grade <= 2 ? "overdue" : "plain"} />
                  <b>{n}</b>
                </div>
              </li>
            );
          })}
        </ul>
        <Means of={of} />
      </div>
      <Comments first={of} department={department} />
    </>
  );
}

/** Means by category, and where one manages the department by person too. */
function Means({ of }: { of: Ratings }) {
  const rated = of.by_category.filter(({ n }) => n > 0);
  return (
    <table class="manager-table">
      <caption class="unseen">{t("manager.ratings.means")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("manager.category")}</th>
          <th scope="col">{t("manager.mean")}</th>
          <th scope="col">{t("manager.n_ratings")}</th>
        </tr>
      </thead>
      <tbody>
        {rated.slice(0, 8).map(({ category, n, mean: middle }) => (
          <tr key={category.code}>
            <th scope="row">{category.name}</th>
            <td>{mean(middle)}</td>
            <td>{n}</td>
          </tr>
        ))}
        {of.by_person.map(({ person, n, mean: middle }) => (
          <tr key={person.id}>
            <th scope="row">{person.name}</th>
            <td>{mean(middle)}</td>
            <td>{n}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Comments({ first, department }: { first: Ratings; department: string | null }) {
  const [items, setItems] = useState(first.items);
  const [cursor, setCursor] = useState(first.next_cursor);
  const more = async () => {
    try {
      const page = await ratings(department, cursor);
      setItems([...items, ...page.items]);
      setCursor(page.next_cursor);
    } catch (error) {
      toast(failureText(error));
    }
  };
  return (
    <>
      <ul class="manager-comments">
        {items.map((one) => (
          <li key={one.number + one.rated_at}>
            <p>
              <b>{t("manager.grade", { grade: one.grade })}</b>{" "}
              <a href={`/desk/reports/${encodeURIComponent(one.number)}`}>{one.number}</a>{" "}
              <span class="manager-hint">
                {one.category.name}, {date(one.rated_at)}
                {one.is_reopened && `, ${t("manager.reopened")}`}
              </span>
            </p>
            {one.comment && <blockquote>{one.comment}</blockquote>}
          </li>
        ))}
      </ul>
      {cursor && <Button onClick={() => void more()}>{t("manager.more")}</Button>}
    </>
  );
}
