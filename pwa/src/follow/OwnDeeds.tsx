// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "preact/hooks";
import { Button } from "../components/Button/Button.tsx";
import { t } from "../i18n/text.ts";
import { EditSheet } from "./EditSheet.tsx";
import { ReopenSheet } from "./ReopenSheet.tsx";
import type { Shown } from "./shown.ts";
import { WithdrawSheet } from "./WithdrawSheet.tsx";

type Deed = "edit" | "reopen" | "withdraw";

/** Often enough for a sentence that counts minutes. */
const TICK_MS = 10_000;

/** What reporters can do with their own report, beside answering and rating. */
export function OwnDeeds({ shown }: { shown: Shown }) {
  const [opened, open] = useState<Deed | null>(null);
  const { actions, editable_until } = shown.report;
  const now = useNow(editable_until !== null);
  const leftMs = editable_until ? Date.parse(editable_until) - now : 0;
  const mayEdit = actions.includes("edit") && leftMs > 0;
  const may = (deed: Deed) => (deed === "edit" ? mayEdit : actions.includes(deed));
  const close = () => open(null);
  if (!may("edit") && !may("reopen") && !may("withdraw") && opened === null) return null;
  return (
    <section class="stack follow-own" aria-labelledby="own">
      <h2 id="own">{t("follow.own")}</h2>
      {mayEdit && <p>{t("follow.edit.left", { n: Math.floor(leftMs / 60_000) })}</p>}
      <div class="row">
        {mayEdit && (
          <Button icon="edit" onClick={() => open("edit")}>
            {t("follow.edit")}
          </Button>
        )}
        {may("reopen") && (
          <Button icon="undo" onClick={() => open("reopen")}>
            {t("follow.reopen")}
          </Button>
        )}
        {may("withdraw") && (
          <Button icon="trash" look="danger" onClick={() => open("withdraw")}>
            {t("follow.withdraw")}
          </Button>
        )}
      </div>
      {opened === "edit" && <EditSheet shown={shown} isOver={!mayEdit} onClose={close} />}
      {opened === "reopen" && <ReopenSheet shown={shown} onClose={close} />}
      {opened === "withdraw" && <WithdrawSheet shown={shown} onClose={close} />}
    </section>
  );
}

/** Return the instant of now, which moves on while somebody looks. */
function useNow(isWanted: boolean): number {
  const [now, move] = useState(Date.now());
  useEffect(() => {
    if (!isWanted) return;
    const timer = setInterval(() => move(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [isWanted]);
  return now;
}
