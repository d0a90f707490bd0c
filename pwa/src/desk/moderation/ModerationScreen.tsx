// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "preact/hooks";
import {
  loadModeration,
  type ModerationItem,
  type ModerationPage,
  type Waiting,
} from "../../api/moderation.ts";
import { reload, useResource } from "../../api/resource.ts";
import { Button } from "../../components/Button/Button.tsx";
import { Empty } from "../../components/Empty/Empty.tsx";
import { Failure } from "../../components/Failure.tsx";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { language } from "../../i18n/language.ts";
import { t } from "../../i18n/text.ts";
import { deeds, onDone } from "../deeds/deeds.ts";
import { DeskPage } from "../parts/DeskPage.tsx";
import { Case } from "./Case.tsx";
import "./Moderation.css";

const WAITING: readonly Waiting[] = ["reports", "answers", "replies"];
/** As often as somebody may look whether something came in, milliseconds. */
const LOOK_MS = 30_000;

/** What somebody has to look at before everybody reads it, with why. */
export function ModerationScreen() {
  const [what, choose] = useState<Waiting>("reports");
  return (
    <DeskPage tab="moderation" title={t("desk.tab.moderation")}>
      <Waits key={what} what={what} onChoose={choose} />
    </DeskPage>
  );
}

function Waits({ what, onChoose }: { what: Waiting; onChoose: (what: Waiting) => void }) {
  const name = `moderation ${what}`;
  const load = () => loadModeration(what);
  const { value: page, error } = useResource(name, load);
  const again = () => void reload(`${language.value} ${name}`, load);
  const more = useMore(what, page);
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && again(), LOOK_MS);
    const stop = onDone(again);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [name]);
  const done = new Set(deeds.value.flatMap(({ targets }) => targets.map(({ id }) => id)));
  const cases = [...(page?.items ?? []), ...more.items].filter(({ id }) => !done.has(id));
  return (
    <div class="moderation stack">
      <fieldset class="moderation-what">
        <legend class="unseen">{t("sheet.moderation.what")}</legend>
        {WAITING.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="waiting"
              checked={one === what}
              onChange={() => onChoose(one)}
            />
            <span>
              {t(`sheet.moderation.${one}`)}
              {page && <b class="figures">{page[`n_${one}`]}</b>}
            </span>
          </label>
        ))}
      </fieldset>
      {error && !page ? <Failure error={error} onRetry={again} /> : null}
      {!page && !error && <Skeleton n={4} />}
      {page && cases.length === 0 && (
        <Empty icon="check" title={t("sheet.moderation.none")}>
          <p>{t("sheet.moderation.none.text")}</p>
        </Empty>
      )}
      <ol class="moderation-cases">
        {cases.map((one) => (
          <li key={`${one.id} ${one.reply?.seq ?? ""}`}>
            <Case what={what} item={one} />
          </li>
        ))}
      </ol>
      {more.cursor && (
        <p>
          <Button disabled={more.isBusy} onClick={more.ask}>
            {t("app.more")}
          </Button>
        </p>
      )}
    </div>
  );
}

/** The pages after the first, as they are asked for. */
function useMore(what: Waiting, page: ModerationPage | undefined) {
  const [items, add] = useState<ModerationItem[]>([]);
  const [cursor, go] = useState<string | null>(null);
  const [isBusy, busy] = useState(false);
  useEffect(() => {
    add([]);
    go(page?.next_cursor ?? null);
  }, [page]);
  const ask = () => {
    busy(true);
    loadModeration(what, cursor)
      .then((next) => {
        add([...items, ...next.items]);
        go(next.next_cursor);
      })
      // What is there stays, and the button to ask again.
      .catch(() => undefined)
      .finally(() => busy(false));
  };
  return { items, cursor, isBusy, ask };
}
