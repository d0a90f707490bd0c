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
from civic.mapping.events import ConfirmationGiven
from civic.mapping.kinds import Purpose
from civic.mapping.models import Confirmation
from civic.mapping.point_queries import locked
from civic.platform.jobs import duty
from civic.platform.outbox import on
from civic.reports.events import ReportAnswered

AT_ONCE = 200


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


@on(ReportAnswered)
def hear_outcome(session: Session, event: ReportAnswered, now: datetime) -> None:
    """Let points know what the department found where they had led it."""
    closure_commands.hear_outcome(session, event.report_id, now)


@duty(every_s=600)
def promote_waiting(session: Session, now: datetime) -> None:
    """Make reports of verified points whose turn has come."""
    for point_id in promotion_commands.waiting(session, AT_ONCE):
        point = locked(session, point_id)
        promotion_commands.promote(session, point, now)


@duty(every_s=3600)
def decide_by_age(session: Session, now: datetime) -> None:
    """Ask less of points that wait for long, and let go of those that waited too long."""
    for point_id in decision_commands.of_age(session, now, AT_ONCE):
        decision_commands.decide(session, point_id, now)
