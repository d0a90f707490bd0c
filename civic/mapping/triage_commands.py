# SPDX-License-Identifier: EUPL-1.2
"""Moderators decide points."""

from datetime import datetime

from sqlalchemy.orm import Session

from civic.accounts.policy import Actor
from civic.mapping.decision_commands import decide_by_staff
from civic.mapping.kinds import PointState
from civic.mapping.models import MappingPoint
from civic.mapping.triage_schemas import PointDecision, PointVerdict
from civic.platform.problems import NotSignedIn
from civic.reports.models import Report


def decide_point(
    session: Session, point: MappingPoint, body: PointVerdict, actor: Actor, now: datetime
) -> PointDecision:
    """Decide a locked point on a moderator's word, and keep why.

    Raises:
        PointDecided: it is decided already.
    """
    if actor.person_id is None:
        raise NotSignedIn
    decide_by_staff(session, point, body.verdict, actor.person_id, now)
    point.decision_note = body.note
    report = session.get(Report, point.report_id) if point.report_id else None
    number = None if report is None else report.number
    return PointDecision(id=point.id, state=PointState(point.state), report=number)
