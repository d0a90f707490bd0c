# SPDX-License-Identifier: EUPL-1.2
"""What mapping points come to; each function works on a point that is locked."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.mapping import ledger_commands
from civic.mapping.agreement_policy import UNDECIDED_FOR, log_odds, verdict
from civic.mapping.errors import PointDecided as DecidedAlready
from civic.mapping.events import PointDecided
from civic.mapping.kinds import UNDECIDED, PointState, Verdict
from civic.mapping.life_commands import change_state
from civic.mapping.models import CampaignKind, Confirmation, MappingPoint
from civic.mapping.point_queries import locked
from civic.mapping.promotion_commands import promote
from civic.mapping.reliability_queries import reliability_of
from civic.mapping.score_policy import RULES_VERSION
from civic.mapping.vote_queries import Said, said_of_point
from civic.platform import outbox

#: What other people's word makes of a point.
DECIDES = {Verdict.VERIFIED: PointState.VERIFIED, Verdict.REJECTED: PointState.REJECTED}
#: Before this age no point is decided by its age.
FIRST_RELIEF = timedelta(days=7)


def decide(session: Session, point_id: UUID, now: datetime) -> None:
    """Reckon anew how likely a point is, and decide it if that is enough."""
    point = locked(session, point_id)
    if point.state not in UNDECIDED:
        settle_late(session, point, now)
        return
    said = reckon(session, point)
    found = verdict(point.log_odds, age_of(point, now), said.n_independent)
    if found in DECIDES:
        settle(session, point, DECIDES[found], now)
    elif found is Verdict.TRIAGE and point.state != PointState.TRIAGE:
        change_state(point, PointState.TRIAGE)
    elif found is Verdict.STALE and point.state == PointState.PROVISIONAL:
        grow_stale(session, point, now)


def age_of(point: MappingPoint, now: datetime) -> timedelta:
    """Return for how long others could look, which is not since a phone says it was found.

    Else whoever dates a point back would need fewer of them.
    """
    return now - point.received_at


def decide_by_staff(
    session: Session, point: MappingPoint, found: Verdict, person_id: UUID, now: datetime
) -> None:
    """Make a locked point verified or rejected on the word of somebody whose duty it is.

    Raises:
        DecidedAlready: it is decided already.
    """
    if point.state not in UNDECIDED:
        raise DecidedAlready("This point was decided meanwhile.")
    point.decided_by = person_id
    settle(session, point, DECIDES[found], now)


def reckon(session: Session, point: MappingPoint) -> Said:
    """Bring the likelihood of a point in step with what was said of it; return that.

    By what everybody had proved last night: a vote weighs what its author is worth now.
    """
    family = session.get_one(CampaignKind, point.kind_id).family
    said = said_of_point(session, point.id, point.round)
    mapper = reliability_of(session, point.author_id, family)
    point.log_odds = log_odds(mapper.precision.mean, said.votes)
    point.n_yes, point.n_no, point.rules_version = said.n_yes, said.n_no, RULES_VERSION
    return said


def settle(session: Session, point: MappingPoint, state: PointState, now: datetime) -> None:
    """Make a point verified or rejected, judge what was said of it, and promote it."""
    change_state(point, state)
    point.decided_at = now
    is_there = state is PointState.VERIFIED
    ledger_commands.settle_answers(
        session, point_id=point.id, round=point.round, is_there=is_there, now=now
    )
    outbox.record(session, PointDecided(point_id=point.id, state=state), now=now)
    if not is_there:
        ledger_commands.release_point(session, point, now)
    elif session.get_one(CampaignKind, point.kind_id).category_id is None:
        ledger_commands.advance_point(session, point, now)
    else:
        promote(session, point, now)


def carries(point: MappingPoint, said: Said, now: datetime) -> bool:
    """Tell whether what was said of a decided point still makes it what it is."""
    found = verdict(point.log_odds, age_of(point, now), said.n_independent)
    return DECIDES.get(found) == point.state


def reopen(session: Session, point: MappingPoint, now: datetime) -> None:
    """Ask about a decided point again: nobody is right or paid by that decision any more."""
    change_state(point, PointState.PROVISIONAL)
    point.decided_at = None
    ledger_commands.release_point(session, point, now)
    judged = select(Confirmation).filter_by(point_id=point.id, round=point.round)
    for given in session.scalars(judged.with_for_update()).all():
        given.is_right = given.judged_at = None
        ledger_commands.release_answer(session, given, now)


def settle_late(session: Session, point: MappingPoint, now: datetime) -> None:
    """Judge an answer that came when all was decided: from a device that had no connection."""
    truth = {
        PointState.VERIFIED: True,
        PointState.PROMOTED: True,
        PointState.CONFIRMED: True,
        PointState.DISPUTED: True,
        PointState.REJECTED: False,
        PointState.NOT_FOUND: False,
    }.get(PointState(point.state))
    if truth is not None:
        ledger_commands.settle_answers(
            session, point_id=point.id, round=point.round, is_there=truth, now=now
        )


def grow_stale(session: Session, point: MappingPoint, now: datetime) -> None:
    """Let a point go that nobody decided in time and that is not likely enough to be looked at."""
    change_state(point, PointState.STALE)
    point.decided_at = now
    ledger_commands.release_point(session, point, now)
    outbox.record(session, PointDecided(point_id=point.id, state=PointState.STALE), now=now)


def answered(session: Session) -> Sequence[UUID]:
    """Return all undecided points of which somebody said something."""
    said = MappingPoint.n_yes + MappingPoint.n_no > 0
    wanted = select(MappingPoint.id).where(MappingPoint.state.in_(UNDECIDED), said)
    return session.scalars(wanted.order_by(MappingPoint.id)).all()


def of_age(session: Session, now: datetime, limit: int) -> Sequence[UUID]:
    """Return points whose age may decide them, oldest first.

    Those with answers from the first relief on; all of them once their time is over. What waits for
    a moderator has had all relief: hour by hour it would stand before those whose time comes.
    """
    aged = MappingPoint.received_at <= now - FIRST_RELIEF
    is_answered = MappingPoint.n_yes + MappingPoint.n_no > 0
    over = MappingPoint.received_at <= now - UNDECIDED_FOR
    wanted = select(MappingPoint.id).where(
        MappingPoint.state == PointState.PROVISIONAL, over | (aged & is_answered)
    )
    return session.scalars(wanted.order_by(MappingPoint.received_at).limit(limit)).all()
