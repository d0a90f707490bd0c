# SPDX-License-Identifier: EUPL-1.2
"""What somebody has proved to know, as last night left it."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from civic.mapping.agreement_policy import Beta
from civic.mapping.agreement_policy import Reliability as Proved
from civic.mapping.models import Confirmation, MappingPoint
from civic.mapping.reliability_policy import NEW
from civic.mapping.score_models import Reliability
from civic.reports.models import Report

#: Answers on the same mapper's things are counted for so long.
PAIR_WITHIN = timedelta(days=30)


def reliability_of(session: Session, person_id: UUID, family: str) -> Proved:
    """Return what somebody has proved to know of a family of kinds; at first, the guess."""
    row = session.get(Reliability, (person_id, family))
    return NEW if row is None else proved_by(row)


def proved_by(row: Reliability) -> Proved:
    """Return the row as policies take it."""
    return Proved(
        Beta(row.sensitivity_held, row.sensitivity_failed),
        Beta(row.specificity_held, row.specificity_failed),
        Beta(row.precision_held, row.precision_failed),
    )


def pair_count(
    session: Session,
    person_id: UUID,
    author_id: UUID | None,
    at: datetime,
    but: UUID | None = None,
) -> int:
    """Return how many answers somebody gave on one mapper's things within 30 days of `at`.

    All that are known count, whatever the order in which a device sent them: else whoever sends the
    last one first would meet everybody for the first time.

    Args:
        author_id: the mapper, or the reporter of a report; None: nobody with an account.
        but: an answer that is not counted itself, nor what came in after it.
    """
    if author_id is None:
        return 0
    theirs = MappingPoint.author_id == author_id
    reports = select(Report.id).where(Report.reporter_id == author_id)
    counted = select(func.count()).where(
        Confirmation.person_id == person_id,
        Confirmation.captured_at > at - PAIR_WITHIN,
        Confirmation.captured_at < at + PAIR_WITHIN,
        or_(
            Confirmation.point_id.in_(select(MappingPoint.id).where(theirs)),
            Confirmation.report_id.in_(select(MappingPoint.report_id).where(theirs)),
            Confirmation.report_id.in_(reports),
        ),
    )
    if but is not None:
        came_at = select(Confirmation.received_at).filter_by(id=but).scalar_subquery()
        counted = counted.where(Confirmation.id != but, Confirmation.received_at <= came_at)
    return session.scalar(counted) or 0
