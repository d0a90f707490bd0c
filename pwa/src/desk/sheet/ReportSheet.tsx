// SPDX-License-Identifier: EUPL-1.2
import { reportOf } from "../../api/explore.ts";
import { useResource } from "../../api/resource.ts";
import { IconButton } from "../../components/Button/Button.tsx";
import { TimerClock } from "../../components/Clock/TimerClock.tsx";
import { Failure } from "../../components/Failure.tsx";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { t } from "../../i18n/text.ts";

/** A report as staff work on it, beside the queue or over it. */
export function ReportSheet({ number, onClose }: { number: string; onClose: () => void }) {
  const { value, error } = useResource(`desk ${number}`, () => reportOf(number));
  return (
    <article class="report-sheet stack" aria-label={number}>
      <header class="row">
        <IconButton icon="close" label={t("app.close")} onClick={onClose} />
        <h2 class="figures">{number}</h2>
      </header>
      {value ? (
        <>
          <p>{value.category.name}</p>
          <p class="muted">{value.address}</p>
          {value.promises.map((timer) => (
            <TimerClock key={`${timer.target} ${timer.cycle}`} timer={timer} />
          ))}
          <p>{value.description}</p>
        </>
      ) : error ? (
        <Failure error={error} />
      ) : (
        <Skeleton />
      )}
    </article>
  );
}
