# SPDX-License-Identifier: EUPL-1.2
"""To which instant of a day the answer of a report can be put off."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from civic.sla.models import SlaTimer
from civic.sla.move_policy import latest_extension
from civic.sla.policy import Target
from civic.sla.queries import clock_of, versions_of


def extension_on(session: Session, timers: Sequence[SlaTimer], day: date) -> datetime | None:
    """Return when the answer is due if it is put off to `day`: when the department closes then.

    On the last day that is possible it may be before that. None: no answer is owed, or nobody
    works on that day.
    """
    owed = [t for t in timers if t.target == Target.RESOLUTION and t.stopped_at is None]
    if not owed:
        return None
    clock = clock_of(owed[-1])
    terms = versions_of(session, [clock]).terms_of(clock.pins)
    calendar = terms.calendar_of(clock.target).calendar
    if not calendar.windows_on(day):
        return None
    before = datetime.combine(day, time.min, tzinfo=calendar.zone) - timedelta(microseconds=1)
    closes_at = calendar.add_working_days(before, 1)
    latest = latest_extension(clock, terms)
    return min(closes_at, latest) if calendar.local_date(latest) == day else closes_at
