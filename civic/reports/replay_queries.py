# SPDX-License-Identifier: EUPL-1.2
"""Reports as their histories tell them: clocks folded anew, whatever the rows of timers say."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from civic.reports.kinds import EventKind
from civic.reports.models import Report, ReportEvent
from civic.reports.policy import sla_event
from civic.reports.state_policy import State, fold
from civic.sla.clock import Clock, SlaEvent
from civic.sla.clock_policy import fold as fold_clocks
from civic.sla.models import SlaTimer
from civic.sla.queries import clock_of, pinned, versions_of

#: Reports read at once: two statements, and a third for those of an earlier release.
AT_ONCE = 500
#: Columns that the folds read.
FACTS = select(
    ReportEvent.report_id,
    ReportEvent.kind,
    ReportEvent.at,
    ReportEvent.actor_role,
    ReportEvent.department_id,
    ReportEvent.from_status,
    ReportEvent.to_status,
    ReportEvent.data,
)
TIMERS = select(*SlaTimer.__table__.columns)
Rows = Mapping[UUID, Sequence[Any]]


@dataclass(frozen=True)
class Replayed:
    """A report, its state and its clocks, as its history adds up to them."""

    report_id: UUID
    #: Of the row: where it was corrected, what it was corrected to.
    category_id: UUID
    state: State
    clocks: Sequence[Clock]


def replayed(
    session: Session, jurisdiction_id: UUID, since: datetime, until: datetime
) -> Iterator[Replayed]:
    """Yield the reports received from `since` to before `until`, the newest first.

    Only so many are held at a time, whatever their number.

    Raises:
        LookupError: a history pins a version that is not there.
    """
    wanted = (
        select(Report.id, Report.category_id, Report.received_at)
        .where(
            Report.jurisdiction_id == jurisdiction_id,
            Report.received_at >= since,
            Report.received_at < until,
        )
        .order_by(Report.received_at.desc(), Report.id.desc())
        .limit(AT_ONCE)
    )
    reports = session.execute(wanted).all()
    while reports:
        facts = facts_of(session, [report.id for report in reports])
        timers = timers_of(session, [key for key, told in facts.items() if not _says_terms(told)])
        for report in reports:
            told = facts[report.id]
            clocks = clocks_of(session, told, timers[report.id])
            yield Replayed(report.id, report.category_id, fold(told), clocks)
        last = reports[-1]
        older = tuple_(Report.received_at, Report.id) < (last.received_at, last.id)
        reports = session.execute(wanted.where(older)).all()


def facts_of(session: Session, report_ids: Sequence[UUID]) -> Rows:
    """Return the histories of reports, as far as folds read them."""
    told = FACTS.where(
        ReportEvent.report_id.in_(report_ids), ReportEvent.kind != EventKind.STEP_REACHED
    )
    return by_report(session.execute(told.order_by(ReportEvent.report_id, ReportEvent.seq)))


def timers_of(session: Session, report_ids: Sequence[UUID]) -> Rows:
    """Return the rows of timers of reports."""
    if not report_ids:
        return by_report(())
    return by_report(session.execute(TIMERS.where(SlaTimer.report_id.in_(report_ids))))


def by_report(rows: Iterable[Any]) -> Rows:
    """Return rows by their report; a report without any has none."""
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.report_id].append(row)
    return found


def clocks_of(session: Session, facts: Sequence[Any], timers: Sequence[Any]) -> list[Clock]:
    """Return what a history comes to; `timers` say what it does not tell, of an earlier release.

    Raises:
        LookupError: nothing says by what it was promised, or a version that is pinned is not there.
    """
    stand = [clock_of(timer) for timer in timers]
    heard: list[SlaEvent] = [event for fact in facts if (event := sla_event(fact)) is not None]
    told = heard if _says_terms(facts) else pinned(heard, stand)
    known = versions_of(session, stand, *(e.data["pins"] for e in told if "pins" in e.data))
    return fold_clocks(told, known)


def _says_terms(facts: Sequence[Any]) -> bool:
    """Whether the receipt tells by what the report was promised."""
    return any(fact.kind == EventKind.RECEIVED and "pins" in fact.data for fact in facts)
