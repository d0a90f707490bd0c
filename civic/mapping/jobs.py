# SPDX-License-Identifier: EUPL-1.2
"""What happens to mapping points by itself."""

from datetime import datetime

from sqlalchemy.orm import Session

from civic.mapping import (
    closure_commands,
    decision_commands,
    promotion_commands,
    recheck_commands,
)
from civic.mapping.events import ConfirmationGiven, PointAdded, PointsDue, ReliabilityLearned
from civic.mapping.kinds import Purpose
from civic.mapping.models import Campaign, Confirmation, MappingPoint
from civic.mapping.photo_commands import SentPhoto, compare
from civic.mapping.point_queries import city_of, hold, locked
from civic.mapping.trail_commands import look_for_leaps
from civic.platform import outbox
from civic.platform.jobs import duty
from civic.platform.outbox import on
from civic.platform.storage import storage
from civic.reports.events import ReportAnswered

AT_ONCE = 200
#: Points of one job, so that their locks are not held for long.
BATCH_N = 50


@on(ConfirmationGiven)
def decide(session: Session, event: ConfirmationGiven, now: datetime) -> None:
    """Decide what an answer was about, if that is enough."""
    given = session.get_one(Confirmation, event.confirmation_id)
    if given.purpose == Purpose.GOLD:
        recheck_commands.judge_gold(session, given, now)
    elif given.purpose == Purpose.STILL_THERE:
        recheck_commands.look_again(session, given, now)
    elif given.report_id is not None:
        closure_commands.weigh_answer(session, given.report_id, now)
    elif given.point_id is not None:
        decision_commands.decide(session, given.point_id, now)


@on(ReliabilityLearned)
def decide_anew(session: Session, event: ReliabilityLearned, now: datetime) -> None:  # noqa: ARG001
    """Have all that people said reckoned anew by what they have proved since."""
    due = decision_commands.answered(session)
    batches = (due[first : first + BATCH_N] for first in range(0, len(due), BATCH_N))
    outbox.record(session, *(PointsDue(tuple(batch)) for batch in batches), now=now)


@on(PointsDue)
def decide_due(session: Session, event: PointsDue, now: datetime) -> None:
    """Reckon some points anew."""
    hold(session, event.point_ids)
    for point_id in event.point_ids:
        decision_commands.decide(session, point_id, now)


@on(PointAdded)
def check_point(session: Session, event: PointAdded, now: datetime) -> None:
    """See whether a point's photo is its mapper's own, and whether they can have walked there."""
    point = session.get_one(MappingPoint, event.point_id)
    city_id = session.get_one(Campaign, point.campaign_id).jurisdiction_id
    if point.photo_id is not None:
        sent = SentPhoto(point.photo_id, point.author_id, city_id, point.received_at)
        compare(session, storage(), sent, now)
    look_for_leaps(session, point.author_id, city_id, now)


@on(ConfirmationGiven)
def check_answer(session: Session, event: ConfirmationGiven, now: datetime) -> None:
    """See the same of an answer."""
    given = session.get_one(Confirmation, event.confirmation_id)
    city_id = city_of(session, given)
    if given.photo_id is not None:
        sent = SentPhoto(given.photo_id, given.person_id, city_id, given.received_at)
        compare(session, storage(), sent, now)
    look_for_leaps(session, given.person_id, city_id, now)


@on(ReportAnswered)
def hear_outcome(session: Session, event: ReportAnswered, now: datetime) -> None:
    """Let points know what the department found where they had led it."""
    closure_commands.hear_outcome(session, event.report_id, now)


@duty(every_s=600)
def promote_waiting(session: Session, now: datetime) -> None:
    """Make reports of verified points whose turn has come."""
    waiting = promotion_commands.waiting(session, AT_ONCE)
    hold(session, waiting)
    for point_id in waiting:
        point = locked(session, point_id)
        promotion_commands.promote(session, point, now)


@duty(every_s=3600)
def decide_by_age(session: Session, now: datetime) -> None:
    """Ask less of points that wait for long, and let go of those that waited too long."""
    aged = decision_commands.of_age(session, now, AT_ONCE)
    hold(session, aged)
    for point_id in aged:
        decision_commands.decide(session, point_id, now)
