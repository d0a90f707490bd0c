# SPDX-License-Identifier: EUPL-1.2
"""What waits for a moderator: reports, answers to review, replies that are withheld."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Text, and_, cast, exists, func, select, tuple_
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Session, aliased

from civic.accounts.kinds import Role
from civic.places.models import Jurisdiction
from civic.reports.cursors import decoded, encoded
from civic.reports.kinds import EventKind, Status
from civic.reports.models import Report, ReportEvent, Response
from civic.reports.moderation_schemas import ModerationQuery, Waiting
from civic.reports.queue_policy import Order
from civic.reports.queue_queries import HEAVIEST, Line, lines, page_keys
from civic.reports.queue_schemas import QueueQuery
from civic.reports.queue_scope import Scope
from civic.sla.models import SlaTimer
from civic.sla.policy import Target

#: Of a reply that nobody has decided about.
NOTHING_WITHHELD: Any = cast([], JSONB)


@dataclass(frozen=True)
class Case:
    """Something that waits."""

    line: Line
    response: Response | None = None
    due_at: datetime | None = None
    reply: ReportEvent | None = None


@dataclass(frozen=True)
class Cases:
    """One page of what waits, and the cursor of the next."""

    cases: Sequence[Case]
    next_cursor: str | None


@dataclass(frozen=True)
class Waits:
    """How much waits in all."""

    n_reports: int
    n_answers: int
    n_replies: int
    n_overdue: int


def cases(session: Session, query: ModerationQuery, scope: Scope, now: datetime) -> Cases:
    """Return one page of what waits in `scope`, oldest due first; two or three statements.

    Raises:
        InvalidBody: the cursor is none of ours.
    """
    match query.what:
        case Waiting.REPORTS:
            return _reports(session, query, scope, now)
        case Waiting.ANSWERS:
            return _answers(session, query, scope)
        case Waiting.REPLIES:
            return _replies(session, query, scope)


def waits(session: Session, scope: Scope, now: datetime) -> Waits:
    """Return how much waits in `scope`; one statement."""
    unchecked = and_(Report.department_id.in_(scope.lanes), Report.status == Status.SUBMITTED.value)
    n_reports, n_late = _count(unchecked, Report.due_at < now)
    answers = _to_review(scope, SlaTimer.due_at).subquery()
    replies = _withheld(scope, ReportEvent.seq).subquery()
    row = session.execute(
        select(
            n_reports,
            n_late,
            select(func.count()).select_from(answers).scalar_subquery(),
            select(func.count())
            .select_from(answers)
            .where(answers.c.due_at < now)
            .scalar_subquery(),
            select(func.count()).select_from(replies).scalar_subquery(),
        )
    ).one()
    return Waits(row[0], row[2], row[4], row[1] + row[3])


def city_words(session: Session, scope: Scope) -> dict[UUID, Sequence[str]]:
    """Return the abusive words of each city in `scope`."""
    found = session.execute(
        select(Jurisdiction.id, Jurisdiction.rules["moderation_words"]).where(
            Jurisdiction.id.in_(scope.catalogues)
        )
    )
    return {key: words or () for key, words in found}


def withheld_reply(session: Session, report_id: UUID, seq: int) -> ReportEvent | None:
    """Return the reply with this number if it is withheld and nobody has decided about it."""
    return session.scalar(
        select(ReportEvent).where(
            ReportEvent.report_id == report_id, ReportEvent.seq == seq, *_undecided()
        )
    )


def _reports(session: Session, query: ModerationQuery, scope: Scope, now: datetime) -> Cases:
    unchecked = QueueQuery(
        status=[Status.SUBMITTED.value], order=Order.DUE, cursor=query.cursor, limit=query.limit
    )
    keys = page_keys(session, unchecked, scope, now)
    found = lines(session, [key.place.id for key in keys.keys], scope, HEAVIEST)
    return Cases([Case(line) for line in found], keys.next_cursor)


def _answers(session: Session, query: ModerationQuery, scope: Scope) -> Cases:
    wanted = _to_review(scope, SlaTimer.due_at, Report.id.label("report_id"), Response)
    wanted = wanted.join(
        Response, and_(Response.report_id == Report.id, Response.cycle == SlaTimer.cycle)
    )
    if query.cursor:
        wanted = wanted.where(tuple_(SlaTimer.due_at, Report.id) > decoded(query.cursor))
    rows = session.execute(wanted.order_by(SlaTimer.due_at, Report.id).limit(query.limit + 1)).all()
    kept = rows[: query.limit]
    by_id = _by_id(session, [row.report_id for row in kept], scope)
    last = encoded(kept[-1].due_at, kept[-1].report_id) if len(rows) > query.limit else None
    return Cases(
        [
            Case(by_id[row.report_id], response=row.Response, due_at=row.due_at)
            for row in kept
            if row.report_id in by_id
        ],
        last,
    )


def _replies(session: Session, query: ModerationQuery, scope: Scope) -> Cases:
    wanted = _withheld(scope, ReportEvent)
    if query.cursor:
        at, report_id = decoded(query.cursor)
        wanted = wanted.where(tuple_(ReportEvent.at, ReportEvent.report_id) > (at, report_id))
    rows = session.scalars(
        wanted.order_by(ReportEvent.at, ReportEvent.report_id).limit(query.limit + 1)
    ).all()
    kept = rows[: query.limit]
    by_id = _by_id(session, [row.report_id for row in kept], scope)
    last = encoded(kept[-1].at, kept[-1].report_id) if len(rows) > query.limit else None
    return Cases(
        [Case(by_id[row.report_id], reply=row) for row in kept if row.report_id in by_id], last
    )


def _by_id(session: Session, keys: Sequence[UUID], scope: Scope) -> dict[UUID, Line]:
    return {line.report.id: line for line in lines(session, list(dict.fromkeys(keys)), scope)}


def _to_review(scope: Scope, *columns: Any) -> Select[Any]:
    """Return the answers whose review by a moderator is promised and runs."""
    return (
        select(*columns)
        .select_from(SlaTimer)
        .join(Report, Report.id == SlaTimer.report_id)
        .where(
            SlaTimer.target == Target.ANSWER_REVIEW.value,
            SlaTimer.stopped_at.is_(None),
            _moderated(scope),
        )
    )


def _withheld(scope: Scope, *columns: Any) -> Select[Any]:
    """Return the replies that are withheld from everybody and wait for a decision."""
    return (
        select(*columns)
        .select_from(ReportEvent)
        .join(Report, Report.id == ReportEvent.report_id)
        .where(*_undecided(), Report.visibility == "public", _moderated(scope))
    )


def _undecided() -> tuple[ColumnElement[bool], ...]:
    decision = aliased(ReportEvent)
    decided = exists().where(
        decision.report_id == ReportEvent.report_id,
        decision.kind == EventKind.REPLY_REVIEWED.value,
        decision.data["reply"].astext == cast(ReportEvent.seq, Text),
    )
    return (
        ReportEvent.kind == EventKind.QUESTION_ANSWERED.value,
        ReportEvent.data["withheld"] != NOTHING_WITHHELD,
        ~decided,
    )


def _moderated(scope: Scope) -> ColumnElement[bool]:
    """Return the condition that a report is one that the caller moderates, or audits."""
    cities = scope.actor.jurisdiction_ids(Role.MODERATOR, Role.AUDITOR)
    return and_(Report.jurisdiction_id.in_(cities), Report.department_id.in_(scope.lanes))


def _count(*conditions: ColumnElement[bool]) -> tuple[Any, Any]:
    wanted, late = conditions
    counted = select(func.count()).select_from(Report).where(wanted)
    return counted.scalar_subquery(), counted.where(late).scalar_subquery()
