# SPDX-License-Identifier: EUPL-1.2
"""What happens to scores, boards and suspicions by itself."""

from datetime import datetime
from uuid import UUID

import structlog
from sqlalchemy.orm import Session

from civic.mapping import (
    badge_commands,
    board_commands,
    ledger_audit,
    reliability_commands,
    settling_commands,
    suspicion_commands,
)
from civic.mapping.events import (
    ConfirmationGiven,
    PointAdded,
    PointDecided,
    PointSettled,
    ReliabilityLearned,
)
from civic.mapping.models import MappingPoint
from civic.platform import outbox
from civic.platform.jobs import duty
from civic.platform.outbox import on

log = structlog.get_logger()
HOUR_S, DAY_S = 3600, 86_400
SETTLE_AT_ONCE = 500


@duty(every_s=DAY_S)
def learn_reliability(session: Session, now: datetime) -> None:
    """Learn what everybody has proved to know."""
    reliability_commands.learn(session, now)
    outbox.record(session, ReliabilityLearned(), now=now)


@duty(every_s=HOUR_S)
def settle_ledger(session: Session, now: datetime) -> None:
    """Settle what waited for so long that nobody will speak of it."""
    settling_commands.settle_by_time(session, now, SETTLE_AT_ONCE)


@duty(every_s=DAY_S)
def audit_ledger(session: Session, now: datetime) -> None:  # noqa: ARG001 - as all duties
    """Say loudly where the ledger does not add up; mend nothing."""
    for fault in ledger_audit.faults(session):
        log.error(
            "ledger_fault",
            rule=fault.rule,
            person=str(fault.person_id),
            about=str(fault.about_id),
        )


@duty(every_s=60)
def draw_weeks(session: Session, now: datetime) -> None:
    """Draw the board of the week five past midnight on Monday, where each city lies."""
    board_commands.draw_weeks(session, now)


@duty(every_s=HOUR_S)
def draw_campaigns(session: Session, now: datetime) -> None:
    """Draw the boards of campaigns anew."""
    board_commands.draw_campaigns(session, now)


@duty(every_s=HOUR_S)
def award_badges(session: Session, now: datetime) -> None:
    """Give badges to those about whom something was settled."""
    people = badge_commands.settled_since(session, now - badge_commands.LOOK_BACK)
    badge_commands.award(session, people, now)


@on(PointDecided)
def award_mapper(session: Session, event: PointDecided, now: datetime) -> None:
    """Give badges at once to whose point was decided."""
    _award_author(session, event.point_id, now)


@on(PointSettled)
def award_found(session: Session, event: PointSettled, now: datetime) -> None:
    """Give badges at once to whose point the department found, or did not."""
    _award_author(session, event.point_id, now)


@duty(every_s=DAY_S)
def scan_rings(session: Session, now: datetime) -> None:
    """Ask moderators to look at people who agree with each other against everybody else."""
    suspicion_commands.scan_rings(session, now)


def _award_author(session: Session, point_id: UUID, now: datetime) -> None:
    point = session.get_one(MappingPoint, point_id)
    badge_commands.award(session, [point.author_id], now)


@on(PointAdded)
def watch_points(session: Session, event: PointAdded, now: datetime) -> None:
    """Look whether somebody maps more than anybody finds."""
    suspicion_commands.watch_points(session, event.point_id, now)


@on(ConfirmationGiven)
def watch_answers(session: Session, event: ConfirmationGiven, now: datetime) -> None:
    """Look whether somebody answers more than anybody walks up to."""
    suspicion_commands.watch_answers(session, event.confirmation_id, now)
