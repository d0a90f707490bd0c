# SPDX-License-Identifier: EUPL-1.2
"""The order of queues: by the working time that is left; pure.

A department's queue in the order of its dues is also in the order of the working time left, since
its calendar runs the same for all of its reports. Between departments it is not: an hour before
closing time on Friday a due on Monday morning is two hours away by office hours, and sixty by the
hours of those who work day and night. So each department's reports come in the order of their
dues, and the departments are merged by the time left. A cursor holds the instant at which its
first page was asked for, so that pages fit together while the clock runs.
"""

import base64
import binascii
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from civic.platform.problems import InvalidBody
from civic.reports.kinds import Priority
from civic.sla.calendar_policy import WorkingCalendar
from civic.sla.errors import NoWorkingTime
from civic.sla.opening_policy import MICROSECOND


class Order(StrEnum):
    """In which order a queue comes."""

    URGENCY = "urgency"
    DUE = "due"
    RECEIVED = "received"
    PRIORITY = "priority"


#: Which come first where a queue is ordered by priority. Else priority moves nothing: promises are
#: shorter for what presses, and the time left already says so.
RANKS = {Priority.URGENT: 0, Priority.HIGH: 1, Priority.NORMAL: 2}
#: Before and after everything that has a due, and between ids.
FIRST = datetime(1, 1, 2, tzinfo=UTC)
LAST = datetime(9999, 12, 30, tzinfo=UTC)
LEAST_ID, MOST_ID = UUID(int=0), UUID(int=2**128 - 1)


@dataclass(frozen=True)
class Place:
    """Where a report stands in a queue."""

    rank: int
    #: Microseconds that decide: of working time left, or since an epoch; None: without a due.
    key: int | None
    at: datetime | None
    id: UUID

    @property
    def order(self) -> tuple[int, bool, int, datetime, UUID]:
        """Return what places are compared by."""
        return self.rank, self.key is None, self.key or 0, self.at or FIRST, self.id


@dataclass(frozen=True)
class Cursor:
    """The last place of a page, and the instant for which the whole is ordered."""

    order: Order
    asked_at: datetime
    last: Place


@dataclass(frozen=True)
class Start:
    """After which report a lane goes on: first those with a due, then those without."""

    at: datetime = FIRST
    id: UUID = LEAST_ID
    without_due: UUID = LEAST_ID


FROM_THE_TOP = Start()
EXHAUSTED = Start(LAST, MOST_ID, MOST_ID)


def time_left(calendar: WorkingCalendar, at: datetime, due: datetime) -> timedelta:
    """Return the working time from `at` to `due`; negative: from the due to `at`."""
    if due >= at:
        return calendar.elapsed(at, due)
    return -calendar.elapsed(due, at)


def dues_with(
    calendar: WorkingCalendar, at: datetime, left: timedelta
) -> tuple[datetime, datetime]:
    """Return the first and the last due that have just `left` at `at`; both are inclusive.

    It is one instant while the office is open, and the time from closing to opening else.
    """
    try:
        if left < timedelta():
            last = calendar.sub(at, -left)
            return calendar.sub(last, timedelta()), last
        first = calendar.add(at, left) if left else calendar.sub(at, timedelta())
        return first, calendar.add(at if not left else first, timedelta())
    except NoWorkingTime:
        # It has never been open for so long, or will never be: nothing has so much left.
        return (LAST, LAST) if left > timedelta() else (FIRST, FIRST)


def start_after(last: Place, rank: int, span: tuple[datetime, datetime] | None) -> Start:
    """Return where the lane of `rank` goes on after a page that ended with `last`.

    Args:
        last: the last place of the page, in whatever lane.
        rank: of the lane.
        span: first and last due of the lane that have the same key as `last`; None: without a due.
    """
    if rank < last.rank:
        return EXHAUSTED
    if rank > last.rank:
        return FROM_THE_TOP
    if span is None or last.at is None:
        return Start(LAST, MOST_ID, last.id)
    first, end = span
    if last.at < first:
        return Start(first - MICROSECOND, MOST_ID)
    if last.at > end:
        return Start(end, MOST_ID)
    return Start(last.at, last.id)


def written(cursor: Cursor) -> str:
    """Return the cursor as clients hand it back."""
    last = cursor.last
    parts = (
        cursor.order.value,
        cursor.asked_at.isoformat(),
        str(last.rank),
        "" if last.key is None else str(last.key),
        "" if last.at is None else last.at.isoformat(),
        str(last.id),
    )
    return base64.urlsafe_b64encode("|".join(parts).encode()).decode()


def read(text: str, order: Order) -> Cursor:
    """Return the cursor that is written in `text`.

    Raises:
        InvalidBody: it is none of ours, or one of another order.
    """
    try:
        return _cursor(base64.urlsafe_b64decode(text.encode()).decode().split("|"), order)
    except (ValueError, binascii.Error) as error:
        fault = {"pointer": "/cursor", "detail": "is not one of ours", "in": "query"}
        raise InvalidBody(errors=[fault]) from error


def _cursor(parts: list[str], order: Order) -> Cursor:
    name, asked_at, rank, key, at, report_id = parts
    began = _instant(asked_at)
    if Order(name) is not order or began is None:
        raise ValueError("of another order")
    place = Place(int(rank), int(key) if key else None, _instant(at), UUID(report_id))
    return Cursor(order, began, place)


def _instant(text: str) -> datetime | None:
    if not text:
        return None
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError("without a zone")
    return at
