# SPDX-License-Identifier: EUPL-1.2
"""What time settles: amounts do not wait for ever for a department, or for other people."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from civic.mapping import ledger_commands
from civic.mapping.ledger_queries import long_promoted, never_judged

#: Facts 4.2: "outcome, or 30 d".
SETTLED_AFTER = timedelta(days=30)


def settle_by_time(session: Session, now: datetime, limit: int) -> int:
    """Pay the rest of points that no department spoke of in time, and let unproved answers go.

    At most `limit` of each; return how many.
    """
    before = now - SETTLED_AFTER
    points = long_promoted(session, before, limit)
    for point in points:
        ledger_commands.confirm_point(session, point, now)
    answers = never_judged(session, before, limit)
    for confirmation in answers:
        ledger_commands.release_answer(session, confirmation, now)
    return len(points) + len(answers)
