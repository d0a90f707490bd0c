// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Button } from "../../components/Button/Button.tsx";
import { Empty } from "../../components/Empty/Empty.tsx";
import { DeedFailure, useDeed } from "../../forms/deed.tsx";
import { t } from "../../i18n/text.ts";

interface Page<T> {
  items: T[];
  next_cursor: string | null;
}

interface Props<T> {
  first: Page<T>;
  load: (cursor: string) => Promise<Page<T>>;
  /** Said where there is nothing. */
  none: string;
  children: (item: T) => ComponentChildren;
}

/** What waits for a moderator, a page at a time. */
export function Pages<T extends { id: string }>({ first, load, none, children }: Props<T>) {
  const [more, add] = useState<Page<T>[]>([]);
  const loading = useDeed();
  // Pages after one that was asked for anew would repeat or leave out something.
  useEffect(() => add([]), [first]);
  const pages = [first, ...more];
  const items = pages.flatMap((page) => page.items);
  const cursor = pages[pages.length - 1]?.next_cursor;
  if (items.length === 0) {
    return (
      <Empty icon="check" title={t("mapping.cases.none")}>
        <p>{none}</p>
      </Empty>
    );
  }
  const next = async () => {
    if (cursor) add([...more, await load(cursor)]);
  };
  return (
    <>
      <ul class="mapping-list">
        {items.map((item) => (
          <li key={item.id}>{children(item)}</li>
        ))}
      </ul>
      <DeedFailure error={loading.error} />
      {cursor && (
        <p>
          <Button disabled={loading.isBusy} onClick={() => void loading.run(next)}>
            {t("mapping.cases.more")}
          </Button>
        </p>
      )}
    </>
  );
}
