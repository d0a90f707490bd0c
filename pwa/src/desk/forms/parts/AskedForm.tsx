// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../../components/Button/Button.tsx";
import type { Fault } from "../../../components/ErrorSummary/ErrorSummary.tsx";
import { t } from "../../../i18n/text.ts";
import type { Asked } from "../../deeds/doing.ts";
import { DeedForm } from "./DeedForm.tsx";
import "./AskedForm.css";

interface Props {
  asked: Asked;
  /** What is missing, found when it is sent. */
  faults: () => Fault[];
  /** Everything is there; for several reports it was looked over. */
  onSend: () => void;
  onClose: () => void;
  /** What was typed before is shown again. */
  isFound?: boolean;
  isBusy?: boolean;
  children: ComponentChildren;
}

/** What has the focus when a form opens: the first of these that it has. */
const FIRST = ["input[type=search]", "input[type=radio]:checked", "textarea"];

/** A form about one report or many; with many, a second look comes before it is sent. */
export function AskedForm(props: Props) {
  const { asked, faults, onSend, onClose, isFound = false, isBusy = false } = props;
  const { action, targets } = asked;
  const [found, tell] = useState<Fault[]>([]);
  const [isReviewed, review] = useState(false);
  const isMany = targets.length > 1;
  const send = () => {
    const missing = faults();
    tell(missing);
    if (missing.length > 0 || isBusy) return;
    if (isMany && !isReviewed) review(true);
    else onSend();
  };
  const fields = useRef<HTMLDivElement>(null);
  // Whoever came by a key goes on typing; on a phone the keyboard would hide the form.
  useEffect(() => {
    if (matchMedia("(pointer: coarse)").matches) return;
    const first = FIRST.map((wanted) => fields.current?.querySelector<HTMLElement>(wanted));
    first.find(Boolean)?.focus();
  }, []);
  const verb = t(`desk.act.${action}`);
  const label = isMany ? t("desk.form.many", { what: verb, n: targets.length }) : verb;
  return (
    <DeedForm
      title={verb}
      about={<About asked={asked} />}
      send={isMany && !isReviewed ? t("desk.form.review") : label}
      faults={found}
      isBusy={isBusy}
      onSend={send}
      onClose={onClose}
    >
      {isFound && !isReviewed && <p class="small muted">{t("desk.form.found")}</p>}
      <div class="stack" ref={fields} hidden={isReviewed}>
        {props.children}
      </div>
      {isReviewed && <Review asked={asked} label={label} onBack={() => review(false)} />}
    </DeedForm>
  );
}

/** Which reports it is about. */
function About({ asked: { targets } }: { asked: Asked }) {
  const [first] = targets;
  if (targets.length === 1 && first) {
    return (
      <p>
        <b class="figures">{first.number}</b> <span class="muted">{first.title}</span>
      </p>
    );
  }
  return (
    <details class="asked-about">
      <summary>{t("desk.form.reports", { n: targets.length })}</summary>
      <ul class="asked-targets">
        {targets.map(({ id, number, title }) => (
          <li key={id}>
            <span class="figures">{number}</span> <span class="muted">{title}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

interface ReviewProps {
  asked: Asked;
  label: string;
  onBack: () => void;
}

/** The second look at what is done with many at once. */
function Review({ asked, label, onBack }: ReviewProps) {
  return (
    <div class="stack-s">
      <h3 tabIndex={-1} ref={(element) => element?.focus()}>
        {t("desk.form.sure", { what: label })}
      </h3>
      <p>{t("desk.form.sure.text", { n: asked.targets.length })}</p>
      <p>
        <Button look="quiet" icon="back" onClick={onBack}>
          {t("app.back")}
        </Button>
      </p>
    </div>
  );
}
