// SPDX-License-Identifier: EUPL-1.2
import type { ModerationItem, Waiting } from "../../api/moderation.ts";
import { Button } from "../../components/Button/Button.tsx";
import { ClockChip } from "../../components/Clock/Clock.tsx";
import { Icon } from "../../components/Icon/Icon.tsx";
import { dateTime, relative } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import { ask, carryOut, targetOf } from "../deeds/doing.ts";
import { reasonWords } from "../sheet/ReportSheet.tsx";
import { pieces } from "./pieces.ts";

interface Props {
  what: Waiting;
  item: ModerationItem;
}

/** Something that waits: what it says, why it waits, and what can be decided. */
export function Case({ what, item }: Props) {
  return (
    <article class="case" aria-labelledby={`case-${item.id}`}>
      <header class="case-top">
        {item.thumbnail && (
          <img src={item.thumbnail} alt="" width={96} height={72} loading="lazy" />
        )}
        <div class="stack-s">
          <h2 id={`case-${item.id}`}>
            <a href={`/desk/reports/${item.number}`}>{item.category.name}</a>
          </h2>
          <p class="row small">
            <span class="figures">{item.number}</span>
            <span class="muted">{item.address}</span>
            <span class="muted">{relative(item.received_at)}</span>
            <ClockChip state={item.clock} dueAt={item.due_at} />
          </p>
        </div>
      </header>
      {item.reasons.length > 0 && (
        <ul class="case-reasons">
          {item.reasons.map((reason) => (
            <li key={reason}>
              <Icon name="flag" />
              {reasonWords(reason)}
            </li>
          ))}
        </ul>
      )}
      <Said item={item} />
      <Decisions what={what} item={item} />
    </article>
  );
}

/** The words in question, with what the automatic checks stumbled over. */
function Said({ item }: { item: ModerationItem }) {
  const { answer, reply } = item;
  if (answer) {
    return (
      <div class="stack-s">
        <p>
          <b>{t(`outcome.${answer.outcome}`)}</b>{" "}
          <span class="muted small">
            {item.department.name} · {dateTime(answer.answered_at)}
          </span>
        </p>
        <blockquote class="sheet-quote">{answer.text}</blockquote>
      </div>
    );
  }
  const text = reply?.text ?? item.description;
  const field = reply ? "text" : "description";
  const elsewhere = item.findings.filter((one) => one.field !== field);
  return (
    <div class="stack-s">
      <blockquote class="sheet-quote">
        {pieces(text, item.findings, field).map(({ at, text: piece, isFound }) =>
          isFound ? <mark key={at}>{piece}</mark> : <span key={at}>{piece}</span>,
        )}
      </blockquote>
      {elsewhere.map((one) => (
        <p key={`${one.field} ${one.start}`} class="small">
          {t("sheet.moderation.elsewhere")} <mark>{one.text}</mark>
        </p>
      ))}
    </div>
  );
}

function Decisions({ what, item }: Props) {
  const targets = [targetOf(item)];
  if (what === "answers") {
    return (
      <div class="row">
        <Button
          look="primary"
          icon="check"
          onClick={() => carryOut({ action: "review", targets, body: { holds: true } })}
        >
          {t("sheet.review.holds.short")}
        </Button>
        <Button onClick={() => ask("review", targets, { verdict: "fails" })}>
          {t("sheet.review.fails")}
        </Button>
      </div>
    );
  }
  if (what === "replies") {
    const decide = (release: boolean) =>
      carryOut({ action: "review_reply", targets, body: { reply: item.reply?.seq, release } });
    return (
      <div class="row">
        <Button look="primary" onClick={() => decide(true)}>
          {t("sheet.moderation.release")}
        </Button>
        <Button onClick={() => decide(false)}>{t("sheet.moderation.keep")}</Button>
      </div>
    );
  }
  return (
    <div class="row">
      <Button look="primary" icon="check" onClick={() => carryOut({ action: "accept", targets })}>
        {t("desk.act.accept")}
      </Button>
      <Button onClick={() => ask("reject", targets)}>{t("desk.act.reject")}</Button>
      <Button look="quiet" onClick={() => ask("correct", targets)}>
        {t("desk.act.correct")}
      </Button>
    </div>
  );
}
