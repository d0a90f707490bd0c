// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { type Entry, loadLedger } from "../../api/game.ts";
import { useResource } from "../../api/resource.ts";
import { Button } from "../../components/Button/Button.tsx";
import { Empty } from "../../components/Empty/Empty.tsx";
import { Failure } from "../../components/Failure.tsx";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { DeedFailure, useDeed } from "../../forms/deed.tsx";
import { date } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import { change } from "../figures.ts";
import { folded, reasonWords, reckoning, subjectWords } from "./reckoning.ts";

/** Every amount with its reason, newest first. */
export function Ledger() {
  const { value, error } = useResource("ledger", () => loadLedger(null));
  const [older, add] = useState<{ entries: Entry[]; cursor: string | null } | null>(null);
  const deed = useDeed();
  const cursor = older ? older.cursor : (value?.next_cursor ?? null);
  const more = () =>
    void deed.run(async () => {
      const page = await loadLedger(cursor);
      add({ entries: [...(older?.entries ?? []), ...page.entries], cursor: page.next_cursor });
    });
  const entries = folded([...(value?.entries ?? []), ...(older?.entries ?? [])]);
  return (
    <section class="stack-s" aria-labelledby="play-ledger">
      <h2 id="play-ledger">{t("play.ledger")}</h2>
      {value && entries.length === 0 && (
        <Empty icon="star" title={t("play.ledger.none")}>
          <p>{t("play.ledger.none.text")}</p>
        </Empty>
      )}
      {!value && (error ? <Failure error={error} /> : <Skeleton />)}
      <ul class="ledger">
        {entries.map((entry) => (
          <li key={entry.id}>
            <EntryLine entry={entry} />
          </li>
        ))}
      </ul>
      {cursor && (
        <p>
          <Button icon="down" disabled={deed.isBusy} onClick={more}>
            {t("app.more")}
          </Button>
        </p>
      )}
      <DeedFailure error={deed.error} />
    </section>
  );
}

/** An amount: how much, why, for what, and how it was reckoned. */
export function EntryLine({ entry }: { entry: Entry }) {
  const { amount, state, subject, at } = entry;
  const reckoned = reckoning(entry);
  return (
    <article class="entry" data-state={state} data-reason={entry.reason}>
      <p class="entry-amount figures">{change(amount)}</p>
      <div>
        <p>
          <b>{reasonWords(entry)}</b>
        </p>
        <p class="small">{subjectWords(subject)}</p>
        {reckoned && amount > 0 && <p class="small">{reckoned}</p>}
        {subject.report_number && (
          <p class="small">
            <a class="play-way" href={`/reports/${subject.report_number}`}>
              {t("play.point.report", { number: subject.report_number })}
            </a>
          </p>
        )}
        <p class="small muted">{date(at)}</p>
      </div>
    </article>
  );
}
