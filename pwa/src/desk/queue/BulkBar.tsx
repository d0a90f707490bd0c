// SPDX-License-Identifier: EUPL-1.2
import type { Action } from "../../api/deskDeeds.ts";
import { person } from "../../api/session.ts";
import { Button, IconButton } from "../../components/Button/Button.tsx";
import { t } from "../../i18n/text.ts";
import { mayEver } from "./rights.ts";

/** What can be done with many reports at once. */
export const BULK: readonly Action[] = [
  "accept",
  "respond",
  "assign",
  "note",
  "transfer",
  "merge",
  "reject",
];

interface Props {
  n: number;
  /** How many the whole filter leaves. */
  nAll: number;
  isFull: boolean;
  onAct: (action: Action) => void;
  onAll: () => void;
  onNone: () => void;
}

/** What is ticked, and what can be done with all of it. */
export function BulkBar({ n, nAll, isFull, onAct, onAll, onNone }: Props) {
  return (
    <section class="bulk" aria-label={t("desk.bulk")}>
      <IconButton icon="close" label={t("desk.bulk.none")} onClick={onNone} />
      <p role="status" class="bulk-n figures">
        {t("desk.bulk.n", { n })}
      </p>
      {n < nAll && !isFull && (
        <Button look="quiet" onClick={onAll}>
          {t("desk.bulk.all", { n: nAll })}
        </Button>
      )}
      {isFull && <p class="small muted">{t("desk.bulk.full", { n })}</p>}
      <div class="bulk-deeds">
        {BULK.filter((action) => mayEver(person.value, action)).map((action) => (
          <Button key={action} onClick={() => onAct(action)}>
            {t(`desk.act.${action}`)}
          </Button>
        ))}
      </div>
    </section>
  );
}
