// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import {
  type Escalation,
  type EscalationPage,
  type EscalationState,
  escalations,
} from "../../api/manager.ts";
import { Button } from "../../components/Button/Button.tsx";
import { Empty } from "../../components/Empty/Empty.tsx";
import { failureText } from "../../components/Failure.tsx";
import { toast } from "../../components/Toast/Toast.tsx";
import { t } from "../../i18n/text.ts";
import { DeskPage } from "../parts/DeskPage.tsx";
import { Loaded } from "../parts/Loaded.tsx";
import { EscalationCard } from "./EscalationCard.tsx";
import "./Manager.css";

const STATES: readonly EscalationState[] = ["waiting", "acknowledged"];

/** What has gone up to managers and coordinators, and who looks after it. */
export function EscalationsScreen() {
  const [state, choose] = useState<EscalationState>("waiting");
  return (
    <DeskPage tab="escalations" title={t("desk.tab.escalations")}>
      <div class="manager">
        <fieldset class="manager-states">
          <legend class="unseen">{t("manager.esc.state")}</legend>
          {STATES.map((one) => (
            <Button key={one} aria-pressed={one === state} onClick={() => choose(one)}>
              {t(`manager.esc.${one}`)}
            </Button>
          ))}
        </fieldset>
        <Listed key={state} state={state} />
      </div>
    </DeskPage>
  );
}

function Listed({ state }: { state: EscalationState }) {
  return (
    <Loaded name={`escalations ${state}`} load={() => escalations(state)}>
      {(first) => <Rows key={first.items[0]?.id ?? "none"} first={first} state={state} />}
    </Loaded>
  );
}

function Rows({ first, state }: { first: EscalationPage; state: EscalationState }) {
  const [items, setItems] = useState<readonly Escalation[]>(first.items);
  const [cursor, setCursor] = useState(first.next_cursor);
  const more = async () => {
    try {
      const page = await escalations(state, cursor);
      setItems([...items, ...page.items]);
      setCursor(page.next_cursor);
    } catch (error) {
      toast(failureText(error));
    }
  };
  const replace = (done: Escalation) =>
    setItems(items.map((one) => (one.id === done.id ? done : one)));
  if (items.length === 0) {
    return (
      <Empty icon="check" title={t(`manager.esc.none.${state}`)}>
        {state === "waiting" && <p>{t("manager.esc.none.text")}</p>}
      </Empty>
    );
  }
  return (
    <>
      <ul class="manager-escalations">
        {items.map((one) => (
          <EscalationCard key={one.id} of={one} onDone={replace} />
        ))}
      </ul>
      {cursor && <Button onClick={() => void more()}>{t("manager.more")}</Button>}
    </>
  );
}
