// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "preact/hooks";
import {
  type CaseFilter,
  type CaseItem,
  type CasePage,
  loadCases,
  type PlayerView,
} from "../../api/cases.ts";
import { Button } from "../../components/Button/Button.tsx";
import { Empty } from "../../components/Empty/Empty.tsx";
import { DeedFailure, useDeed } from "../../forms/deed.tsx";
import { dateTime } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import { DeskPage } from "../parts/DeskPage.tsx";
import { Loaded } from "../parts/Loaded.tsx";
import { CaseDeed } from "./CaseDeed.tsx";
import { seen } from "./evidence.ts";
import { amount } from "./figures.ts";
import "./Mapping.css";

const STATES: readonly CaseFilter[] = ["open", "appealed", "decided"];

/** People whose mapping a check wants a moderator to look at. Only moderators decide. */
export function CasesScreen() {
  const [state, choose] = useState<CaseFilter>("open");
  const [waiting, tell] = useState<Partial<Record<CaseFilter, number>>>({});
  return (
    <DeskPage tab="cases" title={t("desk.tab.cases")}>
      <div class="mapping stack">
        <p class="muted">{t("mapping.cases.text")}</p>
        <fieldset class="row">
          <legend class="unseen">{t("mapping.cases.which")}</legend>
          {STATES.map((one) => (
            <Button key={one} aria-pressed={one === state} onClick={() => choose(one)}>
              {labelOf(one, waiting[one])}
            </Button>
          ))}
        </fieldset>
        <Loaded key={state} name={`mapping cases ${state}`} load={() => loadCases(state)}>
          {(page, again) => <Cases state={state} first={page} again={again} onCount={tell} />}
        </Loaded>
      </div>
    </DeskPage>
  );
}

/** What a choice is called, with how many wait behind it. */
function labelOf(state: CaseFilter, n: number | undefined): string {
  const label = t(`mapping.cases.${state}`);
  return n === undefined ? label : t("mapping.cases.n", { state: label, n: amount(n) });
}

interface Props {
  state: CaseFilter;
  first: CasePage;
  again: () => void;
  onCount: (waiting: Partial<Record<CaseFilter, number>>) => void;
}

function Cases({ state, first, again, onCount }: Props) {
  const { n_open, n_appealed } = first;
  useEffect(() => onCount({ open: n_open, appealed: n_appealed }), [n_open, n_appealed]);
  const [more, add] = useState<CasePage[]>([]);
  const loading = useDeed();
  const pages = [first, ...more];
  const items = pages.flatMap((page) => page.items);
  const cursor = pages[pages.length - 1]?.next_cursor;
  if (items.length === 0) {
    return (
      <Empty icon="check" title={t("mapping.cases.none")}>
        <p>{t("mapping.cases.none.text")}</p>
      </Empty>
    );
  }
  const decided = () => {
    add([]);
    again();
  };
  const load = async () => {
    if (cursor) add([...more, await loadCases(state, cursor)]);
  };
  return (
    <>
      <ul class="mapping-list">
        {items.map((item) => (
          <li key={item.id}>
            <Case of={item} onDone={decided} />
          </li>
        ))}
      </ul>
      <DeedFailure error={loading.error} />
      {cursor && (
        <p>
          <Button disabled={loading.isBusy} onClick={() => void loading.run(load)}>
            {t("mapping.cases.more")}
          </Button>
        </p>
      )}
    </>
  );
}

function Case({ of: item, onDone }: { of: CaseItem; onDone: () => void }) {
  const title = `case-${item.id}`;
  return (
    <article class="mapping-card stack-s" aria-labelledby={title}>
      <h2 id={title}>{t(`mapping.case.${item.kind}`)}</h2>
      <p class="muted">{dateTime(item.opened_at)}</p>
      <p>{t(`mapping.case.${item.kind}.text`)}</p>
      <dl class="mapping-answers">
        {seen(item.evidence).map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Player of={item.person} />
      {item.other && <Player of={item.other} isOther />}
      {item.reason && item.decided_at && (
        <Said at={item.decided_at} label={t(`mapping.case.was.${item.state}`)} text={item.reason} />
      )}
      {item.appeal && item.appealed_at && (
        <Said at={item.appealed_at} label={t("mapping.case.appeal")} text={item.appeal} />
      )}
      {item.appeal_reason && item.appeal_decided_at && (
        <Said
          at={item.appeal_decided_at}
          label={t("mapping.case.appeal.answer")}
          text={item.appeal_reason}
        />
      )}
      <CaseDeed of={item} onDone={onDone} />
    </article>
  );
}

function Player({ of: player, isOther = false }: { of: PlayerView; isOther?: boolean }) {
  return (
    <p>
      <b>{player.pseudonym ?? t("mapping.case.nameless")}</b>
      {isOther && ` (${t("mapping.case.other")})`}
      <br />
      <span class="muted">
        {t("mapping.case.deeds", {
          points: player.n_points,
          answers: player.n_answers,
          right: player.n_right,
          judged: player.n_judged,
        })}
      </span>
    </p>
  );
}

function Said({ at, label, text }: { at: string; label: string; text: string }) {
  return (
    <figure class="mapping-said">
      <figcaption class="muted">
        {label}, {dateTime(at)}
      </figcaption>
      <blockquote>{text}</blockquote>
    </figure>
  );
}
