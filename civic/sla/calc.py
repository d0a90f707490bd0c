# SPDX-License-Identifier: EUPL-1.2
"""Questions about working time in JSON, for people who try a calendar and for other programs."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from civic.platform.problems import Problem
from civic.sla.calendar_policy import Pause, WorkingCalendar
from civic.sla.calendars import working_calendar
from civic.sla.schemas import calendar_spec

#: Calendars kept compiled; a file of questions is mostly about a few.
MOST_CALENDARS = 256
Question = Mapping[str, Any]
Answer = dict[str, Any]


def answer_line(line: str) -> Answer:
    """Return the answer to one question: `due`, `seconds` or `open`; `error` where it has none.

    Source: facts on promises and timers, rule 7.
    """
    try:
        question = json.loads(line)
        calendar = _calendar(json.dumps(question["calendar"]))
        return OPERATIONS[question["op"]](calendar, question)
    except KeyError as error:
        return {"error": f"{error.args[0]!r} is missing or unknown."}
    except (Problem, ValueError, TypeError, AttributeError, OverflowError) as error:
        return {"error": str(error)}


@lru_cache(MOST_CALENDARS)
def _calendar(text: str) -> WorkingCalendar:
    written = json.loads(text)
    spec = {
        "zone": written["tz"],
        "weekly": written["weekly"],
        "closed": [{"on": day} for day in written.get("holidays", [])],
        "hours_on": written.get("date_hours", {}),
    }
    return working_calendar(calendar_spec(spec))


def _add(calendar: WorkingCalendar, question: Question) -> Answer:
    span = timedelta(seconds=question["seconds"])
    return _due(calendar.add(_instant(question["start"]), span, _pauses(question)))


def _sub(calendar: WorkingCalendar, question: Question) -> Answer:
    span = timedelta(seconds=question["seconds"])
    return _due(calendar.sub(_instant(question["end"]), span, _pauses(question)))


def _elapsed(calendar: WorkingCalendar, question: Question) -> Answer:
    start, end = _instant(question["start"]), _instant(question["end"])
    seconds = calendar.elapsed(start, end, _pauses(question)).total_seconds()
    return {"seconds": int(seconds) if seconds.is_integer() else seconds}


def _open(calendar: WorkingCalendar, question: Question) -> Answer:
    return {"open": calendar.is_open(_instant(question["start"]))}


def _add_days(calendar: WorkingCalendar, question: Question) -> Answer:
    return _due(calendar.add_working_days(_instant(question["start"]), question["days"]))


OPERATIONS: Mapping[str, Callable[[WorkingCalendar, Question], Answer]] = {
    "add": _add,
    "sub": _sub,
    "elapsed": _elapsed,
    "open": _open,
    "add_days": _add_days,
}


def _due(at: datetime) -> Answer:
    return {"due": at.isoformat().replace("+00:00", "Z")}


def _instant(text: str) -> datetime:
    """Return the instant that is written, in UTC where it names no offset."""
    at = datetime.fromisoformat(text)
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def _pauses(question: Question) -> list[Pause]:
    return [(_instant(start), _instant(end)) for start, end in question.get("pauses", [])]
