# SPDX-License-Identifier: EUPL-1.2
"""One microsecond before, at, and after every instant at which something changes."""

from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from civic.sla.calendar_policy import WorkingCalendar
from civic.sla.clock import Clock
from civic.sla.clock_policy import ClockState, EventKind, SlaEvent, clock_state, fold, pause_refusal
from civic.sla.opening_policy import Window
from civic.sla.pause_policy import PauseReason
from civic.sla.policy import PinnedCalendar, Target, Terms, Versions
from civic.sla.promise_policy import promise_of

HELSINKI = ZoneInfo("Europe/Helsinki")
HOUR, TICK = timedelta(hours=1), timedelta(microseconds=1)
#: A lunch break; in the night of Saturday a shift over the change to summer time.
HOURS = [[Window.of("09:00", "12:00"), Window.of("13:00", "17:00")]] * 5
CALENDAR = WorkingCalendar(HELSINKI, [*HOURS, [Window.of("22:00", "06:00")], []])
PINNED = PinnedCalendar(UUID(int=2), "office", 1, CALENDAR)
OWED = {
    "moderation": {"working_days": 1},
    "first_response": {"working_hours": 7},
    "resolution": {"working_hours": 14},
}
TERMS = Terms(promise_of(UUID(int=1), "default", 1, {"targets": OWED}), PINNED, PINNED)
THU, FRI, SAT, SUN = "2026-03-26", "2026-03-27", "2026-03-28", "2026-03-29"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HELSINKI).astimezone(UTC)


EDGES = [
    (at(f"{THU}T09:00"), False, True, "it opens"),
    (at(f"{THU}T12:00"), True, False, "it closes for lunch"),
    (at(f"{THU}T13:00"), False, True, "it opens after lunch"),
    (at(f"{THU}T17:00"), True, False, "it closes"),
    (at(f"{SAT}T22:00"), False, True, "the shift begins"),
    (at(f"{SUN}T03:00"), True, True, "clocks go from 03:00 to 04:00 in the shift"),
    (at(f"{SUN}T06:00"), True, False, "the shift ends"),
]


@pytest.mark.parametrize(("edge", "before", "after", "_why"), EDGES)
def test_it_is_open_from_the_first_microsecond_to_the_last(
    edge: datetime,
    before: bool,  # noqa: FBT001 - a column of the table
    after: bool,  # noqa: FBT001 - as above
    _why: str,
) -> None:
    assert CALENDAR.is_open(edge - TICK) == before
    assert CALENDAR.is_open(edge) == CALENDAR.is_open(edge + TICK) == after
    assert CALENDAR.elapsed(edge - TICK, edge) == before * TICK
    assert CALENDAR.elapsed(edge, edge + TICK) == after * TICK


SPANS = [
    (3 * HOUR - TICK, at(f"{THU}T12:00") - TICK),
    (3 * HOUR, at(f"{THU}T12:00")),
    (3 * HOUR + TICK, at(f"{THU}T13:00") + TICK),
    (7 * HOUR - TICK, at(f"{THU}T17:00") - TICK),
    (7 * HOUR, at(f"{THU}T17:00")),
    (7 * HOUR + TICK, at(f"{FRI}T09:00") + TICK),
    (14 * HOUR + 4 * HOUR, at(f"{SUN}T02:00")),
    (14 * HOUR + 5 * HOUR, at(f"{SUN}T03:00")),
    (14 * HOUR + 5 * HOUR + TICK, at(f"{SUN}T04:00") + TICK),
    (14 * HOUR + 7 * HOUR, at(f"{SUN}T06:00")),
]


@pytest.mark.parametrize(("span", "due"), SPANS)
def test_a_span_ends_at_the_earliest_instant_and_leads_back(span: timedelta, due: datetime) -> None:
    start = at(f"{THU}T09:00")

    assert CALENDAR.add(start, span) == due
    assert CALENDAR.elapsed(start, due) == span
    assert CALENDAR.elapsed(start, due - TICK) == span - TICK
    assert CALENDAR.sub(due, span) == start


def resolution(*events: SlaEvent) -> Clock:
    received = SlaEvent(EventKind.RECEIVED, at(f"{THU}T09:00"), {"pins": TERMS.pins})
    clocks = fold([received, *events], Versions.of(TERMS))
    return next(each for each in clocks if each.target is Target.RESOLUTION)


DUE = at(f"{FRI}T17:00")


@pytest.mark.parametrize(
    ("when", "outcome", "state"),
    [
        (DUE - TICK, "kept", ClockState.DUE_SOON),
        (DUE, "kept", ClockState.DUE_SOON),
        (DUE + TICK, "late", ClockState.OVERDUE),
    ],
)
def test_on_time_is_at_the_due_and_not_after_it(
    when: datetime, outcome: str, state: ClockState
) -> None:
    assert clock_state(resolution(), when, TERMS) == state
    answered = resolution(SlaEvent(EventKind.ANSWERED, when))
    assert (answered.due_at, answered.outcome) == (DUE, outcome)
    assert answered.breached_at == (DUE if outcome == "late" else None)


PAUSE_ENDS = at(f"{FRI}T10:00")


@pytest.mark.parametrize(
    ("later", "counted"), [(-TICK, -TICK), (0 * TICK, 0 * TICK), (TICK, 0 * TICK)]
)
def test_a_reply_shortens_a_pause_by_what_it_is_early(later: timedelta, counted: timedelta) -> None:
    asked = SlaEvent(EventKind.ASKED, at(f"{FRI}T09:30"), {"until": PAUSE_ENDS})
    reply = SlaEvent(EventKind.REPLIED, PAUSE_ENDS + later)

    clock = resolution(asked, reply)

    assert clock.pauses[0].until == PAUSE_ENDS + counted
    # Half an hour after 17:00 on Friday is half an hour into the shift of Saturday.
    assert clock.due_at == at(f"{SAT}T22:30") + counted


@pytest.mark.parametrize(
    ("when", "refusal"),
    [(DUE - TICK, None), (DUE, "breached"), (DUE + TICK, "breached")],
)
def test_nothing_is_paused_from_the_due_on(when: datetime, refusal: str | None) -> None:
    assert pause_refusal(resolution(), PauseReason.WAITING_REPORTER, when, TERMS) == refusal


@pytest.mark.parametrize(
    ("when", "lasts"),
    [(PAUSE_ENDS - TICK, True), (PAUSE_ENDS, False), (PAUSE_ENDS + TICK, False)],
)
def test_a_pause_is_half_open(when: datetime, lasts: bool) -> None:  # noqa: FBT001 - as above
    clock = resolution(SlaEvent(EventKind.ASKED, at(f"{FRI}T09:30"), {"until": PAUSE_ENDS}))

    assert clock.pauses[0].lasts_at(when) == lasts
