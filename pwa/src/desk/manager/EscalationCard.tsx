// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { acknowledge, declineExtension, type Escalation } from "../../api/manager.ts";
import { Button, ButtonLink } from "../../components/Button/Button.tsx";
import { failureText } from "../../components/Failure.tsx";
import { TextArea } from "../../components/Field/Field.tsx";
import { Icon } from "../../components/Icon/Icon.tsx";
import { toast } from "../../components/Toast/Toast.tsx";
import { dateTime, dueTime } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";

interface Props {
  of: Escalation;
  onDone: (done: Escalation) => void;
}

/** Why a report went up, and the one thing to do about it here: to say who looks after it. */
export function EscalationCard({ of, onDone }: Props) {
  const { report, acknowledgement, asked } = of;
  return (
    <li class="manager-escalation" data-level={of.level}>
      <Icon name={of.kind === "silent" ? "bell" : "escalated"} />
      <div class="stack-s">
        <h2>{why(of)}</h2>
        <p>
          <a href={`/desk/reports/${encodeURIComponent(report.number)}`}>{report.number}</a>{" "}
          {report.category.name}
          {report.address && `, ${report.address}`}
        </p>
        <p class="manager-hint">
          {of.department.name}, {dateTime(of.at)}
          {report.due_at && `, ${t("manager.esc.due", { due: dueTime(report.due_at) })}`}
        </p>
        {of.n_before > 0 && (
          <p class="manager-hint">{t("manager.esc.before", { n: of.n_before })}</p>
        )}
        {acknowledgement && (
          <p class="manager-done">
            <Icon name="check" />{" "}
            {t("manager.esc.by", {
              who: acknowledgement.by || t("manager.esc.somebody"),
              at: dateTime(acknowledgement.at),
            })}
            {acknowledgement.note && <q>{acknowledgement.note}</q>}
          </p>
        )}
        {asked && (
          <p>
            {t("manager.esc.asked", {
              who: asked.by || t("manager.esc.somebody"),
              until: dueTime(asked.until),
            })}
            : <q>{asked.reason}</q>
          </p>
        )}
        {asked?.is_open && of.may_acknowledge && <Deciding of={of} />}
        {!asked?.is_open && of.may_acknowledge && <Acknowledging of={of} onDone={onDone} />}
      </div>
    </li>
  );
}

/** Grant what was asked for on the report's own page, or decline it here. */
function Deciding({ of: { report } }: Pick<Props, "of">) {
  const [step, go] = useState<"asked" | "declining" | "declined">("asked");
  const [reason, write] = useState("");
  const [isSending, setSending] = useState(false);
  const send = async (event: Event) => {
    event.preventDefault();
    setSending(true);
    try {
      await declineExtension(report.id, reason.trim());
      go("declined");
    } catch (error) {
      setSending(false);
      toast(failureText(error));
    }
  };
  if (step === "declined") {
    return (
      <p class="manager-done" role="status">
        <Icon name="check" /> {t("manager.esc.decline.done")}
      </p>
    );
  }
  if (step === "asked") {
    return (
      <p class="row">
        <ButtonLink href={`/desk/reports/${encodeURIComponent(report.number)}`} icon="clock">
          {t("manager.esc.grant")}
        </ButtonLink>
        <Button icon="close" onClick={() => go("declining")}>
          {t("manager.esc.decline")}
        </Button>
      </p>
    );
  }
  return (
    <form class="stack-s" onSubmit={(event) => void send(event)}>
      <TextArea
        label={t("manager.esc.decline.why")}
        hint={t("manager.esc.decline.hint")}
        value={reason}
        maxLength={4000}
        onText={write}
      />
      <p>
        <Button type="submit" look="primary" icon="check" disabled={isSending || !reason.trim()}>
          {t("manager.esc.decline")}
        </Button>
      </p>
    </form>
  );
}

function Acknowledging({ of, onDone }: Props) {
  const [isOpen, open] = useState(false);
  const [note, write] = useState("");
  const [isSending, setSending] = useState(false);
  const send = async (event: Event) => {
    event.preventDefault();
    setSending(true);
    try {
      onDone(await acknowledge(of.id, note.trim()));
      toast(t("manager.esc.done"));
    } catch (error) {
      setSending(false);
      toast(failureText(error));
    }
  };
  if (!isOpen) {
    return (
      <p>
        <Button icon="hand" onClick={() => open(true)}>
          {t("manager.esc.take")}
        </Button>
      </p>
    );
  }
  return (
    <form class="stack-s" onSubmit={(event) => void send(event)}>
      <TextArea
        label={t("manager.esc.note")}
        hint={t("manager.esc.note.hint")}
        value={note}
        maxLength={4000}
        onText={write}
      />
      <p>
        <Button type="submit" look="primary" icon="check" disabled={isSending}>
          {t("manager.esc.send")}
        </Button>
      </p>
    </form>
  );
}

function why({ kind, step, target }: Escalation): string {
  if (kind !== "step") return t(`manager.esc.kind.${kind}`);
  const what = t(`manager.esc.target.${target ?? "resolution"}`);
  if (step === 100) return t("manager.esc.late", { what });
  return t("manager.esc.step", { what, percent: step ?? 0 });
}
