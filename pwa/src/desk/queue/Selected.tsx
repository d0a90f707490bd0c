// SPDX-License-Identifier: EUPL-1.2
import type { Signal } from "@preact/signals";
import { t } from "../../i18n/text.ts";
import { act } from "./acting.ts";
import { BulkBar } from "./BulkBar.tsx";
import { type List, type LoadPage, more } from "./list.ts";
import { MOST_AT_ONCE, tickAll, ticked, untickAll } from "./selection.ts";

interface Props {
  list: Signal<List>;
  load: LoadPage;
}

/** Tick everything that the filter leaves, as far as something is done with it at once. */
export async function selectAll(list: Signal<List>, load: LoadPage): Promise<void> {
  while (list.value.rows.length < MOST_AT_ONCE && list.value.cursor !== null) {
    await more(list, load);
    if (list.value.error) return;
  }
  const there = list.value.rows.filter(({ isGone }) => !isGone);
  tickAll(there.slice(0, MOST_AT_ONCE).map(({ id }) => id));
}

/** What can be done with the reports that are ticked. */
export function Selected({ list, load }: Props) {
  const n = ticked.value.size;
  if (n === 0)
    return (
      <p class="unseen" role="status">
        {t("desk.bulk.n", { n })}
      </p>
    );
  const rows = list.value.rows.filter(({ id }) => ticked.value.has(id));
  return (
    <BulkBar
      n={n}
      nAll={list.value.counts?.n ?? n}
      isFull={n >= MOST_AT_ONCE}
      onAct={(action) => act(action, rows)}
      onAll={() => void selectAll(list, load)}
      onNone={untickAll}
    />
  );
}
