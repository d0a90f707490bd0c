// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { isOnline } from "../../app/sending.ts";
import { Button } from "../../components/Button/Button.tsx";
import { Icon } from "../../components/Icon/Icon.tsx";
import { Sheet } from "../../components/Sheet/Sheet.tsx";
import { dateTime } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import { deeds, giveUp, perform, sendDue } from "../deeds/deeds.ts";
import { ask, doneWords } from "../deeds/doing.ts";
import { isFormless } from "../deeds/formless.ts";
import type { Deed, Refused } from "../deeds/kinds.ts";
import { afterSheet } from "./afterSheet.ts";
import "./Pending.css";

/** What was done and is not sent, or was refused; a press tells more. Nothing: all is done. */
export function Pending() {
  const [isOpen, open] = useState(false);
  const nRefused = deeds.value.filter(({ state }) => state === "refused").length;
  const nWaiting = deeds.value.filter(({ state }) => state === "waiting").length;
  const nHeld = deeds.value.length - nRefused - nWaiting;
  return (
    <div class="pending">
      <p role="status" class="unseen">
        {nRefused > 0 && t("desk.pending.refused", { n: nRefused })}
      </p>
      {deeds.value.length > 0 && (
        <button
          type="button"
          class="pending-button"
          data-kind={nRefused > 0 ? "refused" : nWaiting > 0 ? "waiting" : "held"}
          onClick={() => open(true)}
        >
          <Icon name={nRefused > 0 ? "alert" : nWaiting > 0 ? "offline" : "send"} />
          {nRefused > 0
            ? t("desk.pending.refused", { n: nRefused })
            : t("desk.pending.n", { n: nHeld + nWaiting })}
        </button>
      )}
      {isOpen && <PendingSheet onClose={() => open(false)} />}
    </div>
  );
}

function PendingSheet({ onClose }: { onClose: () => void }) {
  const refused = deeds.value.filter(({ state }) => state === "refused");
  const others = deeds.value.filter(({ state }) => state !== "refused");
  return (
    <Sheet title={t("desk.pending")} onClose={onClose}>
      {deeds.value.length === 0 && <p>{t("desk.pending.none")}</p>}
      {refused.map((deed) => (
        <RefusedDeed key={deed.id} deed={deed} onAgain={onClose} />
      ))}
      {others.length > 0 && (
        <section class="stack-s">
          <h3>{t("desk.pending.waiting")}</h3>
          {!isOnline.value && <p>{t("desk.pending.offline")}</p>}
          <ul class="pending-list">
            {others.map((deed) => (
              <li key={deed.id}>
                <span>{doneWords(deed)}</span>
                <Button look="quiet" icon="undo" onClick={() => giveUp(deed.id)}>
                  {t("desk.undo")}
                </Button>
              </li>
            ))}
          </ul>
          <p>
            <Button icon="send" onClick={() => void sendDue({ isForced: true })}>
              {t("desk.pending.now")}
            </Button>
          </p>
        </section>
      )}
    </Sheet>
  );
}

/** What the server did not do, for whom to know why and to decide what now. */
function RefusedDeed({ deed, onAgain }: { deed: Deed; onAgain: () => void }) {
  const isStale = deed.refused.every(({ problem }) => problem.type.endsWith("/stale"));
  const again = () => {
    const targets = deed.refused.map(({ target, problem }) => ({
      ...target,
      version: versionOf(problem) ?? target.version,
    }));
    giveUp(deed.id);
    onAgain();
    const { action, body, hint } = deed;
    if (isFormless(action)) perform({ action, targets, body, hint });
    else afterSheet(() => ask(action, targets, body));
  };
  return (
    <section class="pending-refused stack-s">
      <h3>{doneWords({ ...deed, targets: deed.refused.map(({ target }) => target) })}</h3>
      <ul class="pending-list">
        {deed.refused.map((one) => (
          <li key={one.target.id}>
            <Why refused={one} />
          </li>
        ))}
      </ul>
      <p class="row">
        <Button look="primary" onClick={again}>
          {t(isFormless(deed.action) ? "desk.pending.insist" : "desk.pending.again")}
        </Button>
        <Button look="quiet" onClick={() => giveUp(deed.id)}>
          {t("desk.pending.leave")}
        </Button>
      </p>
      {isStale && <p class="small muted">{t("desk.pending.kept")}</p>}
    </section>
  );
}

function Why({ refused: { target, problem } }: { refused: Refused }) {
  const at = "changed_at" in problem ? String(problem.changed_at) : null;
  return (
    <p>
      <a href={`/desk/reports/${target.number}`}>{target.number}</a>{" "}
      <span class="muted">{target.title}</span>
      <br />
      {problem.detail ?? problem.title}
      {at && <span class="muted"> {dateTime(at)}</span>}
    </p>
  );
}

function versionOf(problem: object): number | null {
  return "version" in problem && typeof problem.version === "number" ? problem.version : null;
}
