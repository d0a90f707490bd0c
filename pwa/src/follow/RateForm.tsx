// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "preact/hooks";
import { type Report, rate } from "../api/report.ts";
import { Button } from "../components/Button/Button.tsx";
import { ErrorSummary, type Fault } from "../components/ErrorSummary/ErrorSummary.tsx";
import { TextArea } from "../components/Field/Field.tsx";
import { Notice } from "../components/Notice/Notice.tsx";
import { type Grade, Rating } from "../components/Rating/Rating.tsx";
import { toast } from "../components/Toast/Toast.tsx";
import { DeedFailure, useDeed } from "../forms/deed.tsx";
import { useDraft } from "../forms/draft.ts";
import { t } from "../i18n/text.ts";
import type { Shown } from "./shown.ts";

/** Up to this grade words are asked for, and open the report again. */
const UNHAPPY: Grade = 2;

interface Verdict {
  grade: Grade | null;
  comment: string;
}

/** Return what is missing of a verdict. */
export function verdictFaults({ grade, comment }: Verdict): Fault[] {
  if (grade === null) return [{ field: "rate-grade", text: t("follow.rate.grade.wrong") }];
  if (grade <= UNHAPPY && !comment.trim()) {
    return [{ field: "rate-comment", text: t("follow.rate.comment.wrong") }];
  }
  return [];
}

/** Return what the words that go with a grade will do. */
function commentHint({ grade }: Verdict, report: Report): string {
  if (grade === null || grade > UNHAPPY) return t("follow.rate.comment.hint");
  const reopens = report.actions.includes("reopen");
  return t(reopens ? "follow.rate.comment.needed" : "follow.rate.comment.poor");
}

/** How content the reporter is with the answer. */
export function RateForm({ shown }: { shown: Shown }) {
  const { report, caller, took, grade } = shown;
  const draft = useDraft<Verdict>(`rating ${report.number} ${report.cycle}`, {
    grade: null,
    comment: "",
  });
  const [faults, tell] = useState<Fault[]>([]);
  const deed = useDeed();
  const verdict = draft.value;
  useEffect(() => {
    // A grade tapped in a mail is chosen at once.
    if (grade !== null) draft.change({ grade });
  }, []);

  const change = (part: Partial<Verdict>) => {
    draft.change(part);
    tell([]);
  };
  const send = async (event: Event) => {
    event.preventDefault();
    const found = verdictFaults(verdict);
    const chosen = verdict.grade;
    tell(found);
    if (found.length > 0 || chosen === null) return;
    await deed.run(async () => {
      const body = { grade: chosen, comment: verdict.comment.trim() };
      const now = await rate(report.id, caller, body);
      draft.drop();
      took(now);
      toast(t(now.status === "reopened" ? "follow.rate.sent.reopened" : "follow.rate.sent"));
    });
  };
  const faultOf = (field: string) => faults.find((fault) => fault.field === field)?.text;

  return (
    <section class="follow-panel" id="rate" tabIndex={-1} aria-labelledby="rate-title">
      <h2 id="rate-title">{t("follow.rate.title")}</h2>
      <form class="stack" noValidate onSubmit={(event) => void send(event)}>
        <ErrorSummary faults={faults} />
        {draft.isFound && <Notice>{t("follow.deed.unsent")}</Notice>}
        <Rating
          id="rate-grade"
          legend={t("follow.rate.question")}
          value={verdict.grade}
          onGrade={(chosen) => change({ grade: chosen })}
          error={faultOf("rate-grade")}
        />
        <TextArea
          id="rate-comment"
          label={t("follow.rate.comment")}
          hint={commentHint(verdict, report)}
          value={verdict.comment}
          maxLength={4000}
          error={faultOf("rate-comment")}
          onText={(comment) => change({ comment })}
        />
        <DeedFailure error={deed.error} isKept />
        <Button type="submit" look="primary" isWide disabled={deed.isBusy}>
          {t(deed.isBusy ? "follow.deed.sending" : "follow.rate.send")}
        </Button>
      </form>
    </section>
  );
}
