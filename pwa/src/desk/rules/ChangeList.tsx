// SPDX-License-Identifier: EUPL-1.2
import { useEffect } from "preact/hooks";
import { reload, useResource } from "../../api/resource.ts";
import { listChanges, type RuleChange } from "../../api/rules.ts";
import { Empty } from "../../components/Empty/Empty.tsx";
import { Failure } from "../../components/Failure.tsx";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { dateTime, dayDate } from "../../i18n/format.ts";
import { language } from "../../i18n/language.ts";
import { t } from "../../i18n/text.ts";

/** While a change is carried out, one looks again so often. */
const AGAIN_MS = 3000;

/** Who changed what, when, why, and how far that has come. */
export function ChangeList({ jurisdiction }: { jurisdiction: string }) {
  const key = `changes ${jurisdiction}`;
  const load = () => listChanges(jurisdiction);
  const { value, error } = useResource(key, load);
  const again = () => void reload(`${language.value} ${key}`, load);
  const isMoving = value?.some((one) => one.has_begun && !one.is_done) ?? false;
  useEffect(() => {
    if (!isMoving) return;
    const timer = setInterval(again, AGAIN_MS);
    return () => clearInterval(timer);
  }, [isMoving]);
  if (error !== undefined && !value) return <Failure error={error} onRetry={again} />;
  if (!value) return <Skeleton n={4} />;
  if (value.length === 0) return <Empty icon="list" title={t("rules.changes.none")} />;
  return (
    <ul class="rule-changes">
      {value.map((change) => (
        <li key={change.id} class="stack-s">
          <p>
            <strong>
              {t(`rules.kind.${change.kind}`)} {change.code}
            </strong>{" "}
            · {t("rules.from", { day: dayDate(change.valid_from) })}
          </p>
          <p>{change.reason}</p>
          <p>{progressOf(change)}</p>
          <p class="muted small">
            {change.ordered_by}, {dateTime(change.ordered_at)}
          </p>
        </li>
      ))}
    </ul>
  );
}

function progressOf(change: RuleChange): string {
  if (!change.applies_to_running) return t("rules.progress.new");
  if (!change.has_begun) return t("rules.progress.waits");
  const counts = { n: change.n_moved, of: change.n_reports };
  return t(change.is_done ? "rules.progress.done" : "rules.progress.busy", counts);
}
