# SPDX-License-Identifier: EUPL-1.2
"""Whether an answer is true: what departments found of points, and what residents see after it.

Without this departments would learn to close as "not found", and a crowd that lies together would
teach itself that it is right.

Source: facts on the mapping game 3; PRODUCT.md 3 on reopening.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.mapping import ledger_commands
from civic.mapping.agreement_policy import Vote, evidence, logit, probability
from civic.mapping.events import PointSettled
from civic.mapping.kinds import DepartmentFound, PointState
from civic.mapping.life_commands import change_state
from civic.mapping.models import MappingPoint
from civic.mapping.vote_queries import said_of_report
from civic.platform import outbox
from civic.platform.config import settings
from civic.reports import queries as reports
from civic.reports.commands import By, append, change_status
from civic.reports.kinds import ActorRole, EventKind, Outcome, Status
from civic.reports.models import Report, ReportEvent
from civic.reports.policy import may_reopen_by_right

#: How likely a thing is to be still there when the department says that it is not. Somebody who
#: takes the trouble to answer does so near things that caught their eye.
STILL_THERE = 0.30
#: So sure residents have to be, and so many of them, to speak against the answer or for it.
DISPUTED_AT, FIXED_AT, LEAST_RESIDENTS = 0.90, 0.10, 2
RESIDENTS = By(ActorRole.RESIDENTS)
#: What an outcome says of whether the thing was there; others say nothing of it.
FOUND: Mapping[Outcome, DepartmentFound] = {
    Outcome.FIXED: DepartmentFound.CONFIRMED,
    Outcome.SCHEDULED: DepartmentFound.CONFIRMED,
    Outcome.DUPLICATE: DepartmentFound.CONFIRMED,
    Outcome.NOTHING_TO_FIX: DepartmentFound.NOT_FOUND,
}
#: After these a resident on the spot can tell whether the answer is true.
CHECKABLE = frozenset({Outcome.FIXED, Outcome.NOTHING_TO_FIX})


def hear_outcome(session: Session, report_id: UUID, now: datetime) -> None:
    """Let the points behind a report know what the department found."""
    report = reports.locked(session, report_id)
    found = FOUND.get(Outcome(report.outcome)) if report.outcome else None
    if found is None:
        return
    for point in _points_behind(session, report_id):
        if found is DepartmentFound.CONFIRMED:
            _confirm(session, point, now)
        else:
            _refuse(session, point, now)


def weigh_answer(session: Session, report_id: UUID, now: datetime) -> None:
    """Reckon what residents who looked say of an answered report, and act on it if they agree.

    Not fixed: the report is reopened by the reporter's right, once. Fixed: it is closed.
    """
    report = reports.locked(session, report_id)
    if report.status != Status.ANSWERED or not is_checkable(report):
        return
    said = said_of_report(session, report_id, report.cycle)
    likely = still_there(said.votes)
    if said.n_independent < LEAST_RESIDENTS:
        return
    if likely >= DISPUTED_AT:
        _dispute(session, report, said.n_yes, now)
    elif likely <= FIXED_AT:
        _close_as_fixed(session, report, said.n_no, now)


def is_checkable(report: Report) -> bool:
    """Tell whether somebody on the spot can see if the answer is true."""
    return report.outcome is not None and Outcome(report.outcome) in CHECKABLE


def still_there(votes: Sequence[Vote]) -> float:
    """Return how likely the thing is there by what residents say after the answer."""
    return probability(logit(STILL_THERE) + sum(map(evidence, votes)))


def _dispute(session: Session, report: Report, n_residents: int, now: datetime) -> None:
    days = settings().reports.reopen_days
    by_right = may_reopen_by_right(
        Status(report.status), report.cycle, report.answered_at, now, days
    )
    cycle = report.cycle
    tell_once(session, report, "not_fixed", n_residents, now)
    if by_right:
        change_status(session, report, Status.REOPENED, RESIDENTS, now)
    ledger_commands.settle_answers(
        session, report_id=report.id, round=cycle, is_there=True, now=now
    )
    for point in _points_behind(session, report.id):
        _restore(session, point, now)


def _close_as_fixed(session: Session, report: Report, n_residents: int, now: datetime) -> None:
    """Close a report as residents found it: the reporter may still rate, and speak against it."""
    tell_once(session, report, "fixed", n_residents, now)
    change_status(session, report, Status.CLOSED, RESIDENTS, now, data={"verdict": "verified"})
    ledger_commands.settle_answers(
        session, report_id=report.id, round=report.cycle, is_there=False, now=now
    )


def tell_once(session: Session, report: Report, what: str, n_residents: int, now: datetime) -> None:
    """Write into the history what residents saw, unless they saw the same since the last answer."""
    seen = select(ReportEvent.data["checked"].astext).filter_by(
        report_id=report.id, kind=EventKind.CHECKED_BY_RESIDENTS
    )
    if report.answered_at is not None:
        seen = seen.where(ReportEvent.at >= report.answered_at)
    if session.scalar(seen.order_by(ReportEvent.seq.desc()).limit(1)) != what:
        facts = {"checked": what, "n_residents": n_residents}
        append(session, report, EventKind.CHECKED_BY_RESIDENTS, RESIDENTS, now, data=facts)


def _points_behind(session: Session, report_id: UUID) -> Sequence[MappingPoint]:
    wanted = select(MappingPoint).where(MappingPoint.report_id == report_id)
    return session.scalars(wanted.order_by(MappingPoint.id).with_for_update()).all()


def _confirm(session: Session, point: MappingPoint, now: datetime) -> None:
    if point.state == PointState.CONFIRMED:
        return
    _come_to(session, point, PointState.CONFIRMED, now)
    ledger_commands.confirm_point(session, point, now)


def _refuse(session: Session, point: MappingPoint, now: datetime) -> None:
    if point.state == PointState.NOT_FOUND:
        return
    _come_to(session, point, PointState.NOT_FOUND, now)
    ledger_commands.refuse_point(session, point, now)


def _restore(session: Session, point: MappingPoint, now: datetime) -> None:
    """Give back what "not found" took: residents saw that the thing is there."""
    if point.state != PointState.NOT_FOUND:
        return
    _come_to(session, point, PointState.DISPUTED, now)
    ledger_commands.restore_point(session, point, now)


def _come_to(session: Session, point: MappingPoint, state: PointState, now: datetime) -> None:
    """Say what became of a point; one that joined another's report stays joined to it."""
    if point.state != PointState.MERGED:
        change_state(point, state)
    outbox.record(session, PointSettled(point_id=point.id, state=state), now=now)
