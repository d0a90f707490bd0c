# SPDX-License-Identifier: EUPL-1.2
"""Answers about what is known already: things looked at again, and points that are certain."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from civic.mapping import ledger_commands
from civic.mapping.agreement_policy import REJECTED_AT, log_odds, probability
from civic.mapping.closure_commands import LEAST_RESIDENTS, tell_once
from civic.mapping.events import PointDecided
from civic.mapping.kinds import PointState
from civic.mapping.life_commands import change_state
from civic.mapping.models import Confirmation, MappingPoint
from civic.mapping.point_queries import locked
from civic.mapping.vote_queries import said_of_point, said_of_report
from civic.platform import outbox
from civic.reports import queries as reports
from civic.reports.kinds import Outcome
from civic.reports.models import Report
from civic.reports.policy import is_open

#: How likely a thing is to be there when its time to be looked at again has come, and how sure one
#: has to be that it still is.
STILL_THERE, SURE_AT = 0.70, 0.90


def judge_gold(session: Session, given: Confirmation, now: datetime) -> None:
    """Judge an answer about what is certain: at once, and moving nothing else."""
    if given.point_id is None:
        return
    point = locked(session, given.point_id)
    is_there = certain(session, point)
    if is_there is not None:
        ledger_commands.settle_answers(
            session, point_id=point.id, round=given.round, is_there=is_there, now=now
        )


def certain(session: Session, point: MappingPoint) -> bool | None:
    """Return whether a thing is there by what staff or a department made sure of."""
    if point.state == PointState.CONFIRMED and point.report_id is not None:
        return session.get_one(Report, point.report_id).outcome != Outcome.FIXED
    known = {PointState.VERIFIED: True, PointState.REJECTED: False}
    return known.get(PointState(point.state)) if point.decided_by is not None else None


def look_again(session: Session, given: Confirmation, now: datetime) -> None:
    """Reckon whether a thing that was found long ago is still there.

    What it earned its mapper stays theirs: it was there.
    """
    if given.report_id is not None:
        look_at_report(session, given, given.report_id, now)
        return
    if given.point_id is None:
        return
    point = locked(session, given.point_id)
    if point.state != PointState.VERIFIED or given.round != point.round + 1:
        return
    said = said_of_point(session, point.id, given.round)
    likely = probability(log_odds(STILL_THERE, said.votes))
    if not said.n_independent or REJECTED_AT < likely < SURE_AT:
        return
    is_there = likely >= SURE_AT
    point.round, point.decided_at = given.round, now
    ledger_commands.settle_answers(
        session, point_id=point.id, round=point.round, is_there=is_there, now=now
    )
    if not is_there:
        change_state(point, PointState.STALE)
        outbox.record(session, PointDecided(point_id=point.id, state=PointState.STALE), now=now)


def look_at_report(session: Session, given: Confirmation, report_id: UUID, now: datetime) -> None:
    """Tell the department once whether residents still find what it has not answered for long."""
    report = reports.locked(session, report_id)
    if given.round != -report.cycle or not is_open(report.status):
        return
    said = said_of_report(session, report.id, given.round)
    likely = probability(log_odds(STILL_THERE, said.votes))
    if said.n_independent < LEAST_RESIDENTS or REJECTED_AT < likely < SURE_AT:
        return
    is_there = likely >= SURE_AT
    n_residents = said.n_yes if is_there else said.n_no
    tell_once(session, report, "there" if is_there else "gone", n_residents, now)
    ledger_commands.settle_answers(
        session, report_id=report.id, round=given.round, is_there=is_there, now=now
    )
