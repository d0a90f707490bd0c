# SPDX-License-Identifier: EUPL-1.2
"""Questions to the reporter as the API gives them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from civic.reports.kinds import Status
from civic.reports.models import ReportEvent
from civic.reports.queries import Seen
from civic.reports.question_queries import answer_until
from civic.reports.question_schemas import AskedView
from civic.sla.models import SlaTimer
from civic.sla.pause_policy import PauseRefusal
from civic.sla.pause_queries import wait_for_reporter

#: From where a department can ask.
ASKABLE = frozenset({Status.ACCEPTED, Status.IN_PROGRESS})


def question_view(question: ReportEvent) -> AskedView:
    """Return what is asked."""
    return AskedView(
        text=question.text or "",
        wants_photo=question.data["wants_photo"],
        asked_at=question.at.replace(second=0, microsecond=0),
        answer_until=answer_until(question),
    )


def question_actions(
    session: Session,
    found: Seen,
    timers: Sequence[SlaTimer],
    question: ReportEvent | None,
    now: datetime,
) -> list[str]:
    """Return what the caller may ask or reply now."""
    possible = {
        "reply": found.rights.owns and question is not None,
        "ask": found.rights.works
        and found.report.status in ASKABLE
        and not isinstance(wait_for_reporter(session, timers, now), PauseRefusal),
    }
    return [action for action, may in possible.items() if may]
