# SPDX-License-Identifier: EUPL-1.2
"""What waits for a moderator as the API gives it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from civic.reports import moderation_schemas as schemas
from civic.reports.models import Report, ReportEvent, Response
from civic.reports.moderation_policy import findings
from civic.reports.moderation_queries import Case
from civic.reports.policy import version_of
from civic.reports.queue_views import row_of
from civic.reports.views import item_fields, to_the_minute


def moderation_item(
    case: Case, words: Mapping[UUID, Sequence[str]], language: str, now: datetime
) -> schemas.ModerationItem:
    """Return something that waits as it is shown, with the words that made it wait."""
    report, reply = case.line.report, case.reply
    texts = {"text": reply.text or ""} if reply else {} if case.response else texts_of(report)
    reasons = report.moderation_reasons if reply is None else reply.data["withheld"]
    is_checked = case.response is None
    return schemas.ModerationItem(
        **item_fields(row_of(case.line), language, now),
        version=version_of(report),
        is_private=report.visibility == "private",
        description=report.description,
        reasons=reasons if is_checked else [],
        findings=_findings(texts, words.get(report.jurisdiction_id, ())),
        answer=_answer(case.response, case.due_at),
        reply=_reply(reply),
    )


def texts_of(report: Report) -> dict[str, str]:
    """Return what the reporter wrote by field, as the checks read it."""
    answers = {
        f"answers.{code}": answer
        for code, answer in report.answers.items()
        if isinstance(answer, str)
    }
    return {"description": report.description, "address": report.address, **answers}


def _findings(texts: Mapping[str, str], words: Iterable[str]) -> list[schemas.FindingView]:
    return [
        schemas.FindingView(
            code=found.code, field=found.field, start=found.start, end=found.end, text=found.text
        )
        for found in findings(texts, words)
    ]


def _answer(response: Response | None, due_at: datetime | None) -> schemas.AnswerToReview | None:
    if response is None or due_at is None:
        return None
    return schemas.AnswerToReview(
        cycle=response.cycle,
        outcome=response.outcome,
        text=response.text,
        answered_at=to_the_minute(response.answered_at),
        due_at=due_at,
    )


def _reply(reply: ReportEvent | None) -> schemas.WithheldReply | None:
    if reply is None:
        return None
    return schemas.WithheldReply(seq=reply.seq, at=to_the_minute(reply.at), text=reply.text or "")
