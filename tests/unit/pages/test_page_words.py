# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from civic.pages.words import FACES, Voice, clock_shown, history
from civic.reports.kinds import ActorRole, EventKind, Status
from civic.reports.schemas import DepartmentRef, TimelineEntry
from civic.sla.clock_policy import ClockState
from civic.sla.schemas import ClosedDayView, ComputationView, TimerView, VersionView

#: A Tuesday, 09:00 in Helsinki; the answer is due the Tuesday after, 16:00.
NOW = datetime(2026, 6, 2, 6, 0, tzinfo=UTC)
DUE = datetime(2026, 6, 9, 13, 0, tzinfo=UTC)
VOICE = Voice("en", "Europe/Helsinki")
WEEKEND = [date(2026, 6, 6), date(2026, 6, 7)]


def timer(**changes: Any) -> TimerView:
    allowance = changes.pop("allowance", {"working_days": 5})
    closed = [] if "calendar_days" in allowance else WEEKEND
    values = {
        "target": "resolution",
        "cycle": 1,
        "started_at": NOW,
        "due_at": DUE,
        "original_due_at": DUE,
        "stopped_at": None,
        "paused_until": None,
        "state": "on_track",
        "is_extended": False,
        "used_share": 0.25,
        "computation": ComputationView(
            target="resolution",
            cycle=1,
            started_at=NOW,
            allowance=allowance,
            priority="normal",
            zone="Europe/Helsinki",
            calendar=VersionView(code="office", version=2),
            promise=VersionView(code="default", version=3),
            closed_days=[ClosedDayView(on=day, reason="weekend", name={}) for day in closed],
            pauses=[],
            moves=[],
            original_due_at=DUE,
            due_at=DUE,
        ),
    }
    return TimerView.model_validate(values | changes)


def entry(kind: EventKind, **changes: Any) -> TimelineEntry:
    values = {
        "seq": 1,
        "kind": kind,
        "at": NOW,
        "by": ActorRole.DEPARTMENT,
        "department": DepartmentRef(code="streets", name="Streets"),
        "from_status": None,
        "to_status": None,
        "is_public": True,
        "text": None,
        "data": {},
    }
    return TimelineEntry.model_validate(values | changes)


def test_the_date_stands_first_and_what_is_left_beside_it() -> None:
    shown = clock_shown(timer(), NOW, VOICE)

    assert (shown.lead, shown.when) == ("Answer by", "Tue 9 Jun 2026, 16:00")
    assert (shown.face, shown.note) == ("On track", "5 working days left")
    assert shown.used_percent == 25


@pytest.mark.parametrize(
    ("now", "note"),
    [
        (datetime(2026, 6, 5, 6, 0, tzinfo=UTC), "2 working days left"),  # Monday and Tuesday
        (datetime(2026, 6, 7, 6, 0, tzinfo=UTC), "2 working days left"),  # asked on Sunday
        (datetime(2026, 6, 8, 6, 0, tzinfo=UTC), "1 working day left"),
        (datetime(2026, 6, 9, 6, 0, tzinfo=UTC), "Due today"),
        (datetime(2026, 6, 8, 21, 30, tzinfo=UTC), "Due today"),  # past midnight in Helsinki
    ],
)
def test_days_left_are_counted_after_today_without_closed_days(now: datetime, note: str) -> None:
    assert clock_shown(timer(), now, VOICE).note == note


def test_calendar_days_count_weekends() -> None:
    midnight = datetime(2026, 6, 9, 21, 0, tzinfo=UTC)  # the end of Tuesday

    shown = clock_shown(timer(allowance={"calendar_days": 7}, due_at=midnight), NOW, VOICE)

    assert shown.note == "7 days left"
    assert shown.when == "Tue 9 Jun 2026, 24:00"


def test_an_overdue_promise_says_since_when() -> None:
    shown = clock_shown(timer(state="overdue", used_share=1.4), DUE + timedelta(days=1), VOICE)

    assert (shown.lead, shown.face) == ("Answer was due", "Overdue")
    assert shown.used_percent == 100


@pytest.mark.parametrize("state", ["kept", "late", "not_resolved"])
def test_a_promise_that_ended_says_when_and_what_had_been_promised(state: str) -> None:
    shown = clock_shown(timer(state=state, stopped_at=NOW + timedelta(hours=1)), NOW, VOICE)

    assert (shown.lead, shown.when) == ("Answered", "Tue 2 Jun 2026, 10:00")
    assert shown.note == "Promised for Tue 9 Jun 2026, 16:00"
    assert not shown.is_running


def test_a_second_attempt_and_a_moved_due_are_told() -> None:
    shown = clock_shown(timer(cycle=2, original_due_at=DUE - timedelta(days=1)), NOW, VOICE)

    assert shown.attempt == "Attempt 2"
    assert shown.original == "Mon 8 Jun 2026, 16:00"


def test_how_it_was_computed_names_the_versions() -> None:
    shown = clock_shown(timer(), NOW, VOICE)

    assert shown.source == "Promise default, version 3; calendar office, version 2"
    assert "weekends" in " ".join(shown.how)


def test_every_state_of_a_clock_has_a_word() -> None:
    assert FACES.keys() == set(ClockState)


def test_history_says_an_answer_once() -> None:
    changed = entry(
        EventKind.STATUS_CHANGED, from_status=Status.ACCEPTED, to_status=Status.ANSWERED
    )
    answered = entry(EventKind.ANSWERED, text="Done.")

    (shown,) = history([changed, answered], VOICE)

    assert (shown.what, shown.text) == ("Streets answers", None)


@pytest.mark.parametrize(
    ("kind", "changes", "words"),
    [
        (EventKind.TRANSFERRED, {"data": {"from": "Parks"}}, "Passed on from Parks to Streets"),
        (EventKind.RATED, {"data": {"grade": 5}}, "The reporter rates the answer: 5 of 5, "),
        (EventKind.MERGED, {"data": {"original": "HKI-2026-1"}}, "The same as HKI-2026-1"),
        (EventKind.PUBLIC_NOTE, {"text": "Soon."}, "Streets writes"),
        (
            EventKind.STATUS_CHANGED,
            {"to_status": Status.CLOSED, "data": {"verdict": "silence"}},
            "Closed without the reporter's verdict",
        ),
        (EventKind.STATUS_CHANGED, {"to_status": Status.CLOSED}, "Closed"),
    ],
)
def test_history_speaks_in_sentences(kind: EventKind, changes: dict[str, Any], words: str) -> None:
    (shown,) = history([entry(kind, **changes)], VOICE)

    assert shown.what.startswith(words)


def test_history_says_who_but_never_which_person() -> None:
    roles = [history([entry(EventKind.RATED, by=role)], VOICE)[0].who for role in ActorRole]

    assert roles == [
        "Resident",
        "Streets",
        "Moderator",
        "Contractor",
        "Residents on the spot",
        "Administration",
        "By itself",
    ]


def test_every_kind_of_history_has_words() -> None:
    for kind in EventKind:
        to_status = Status.CLOSED if kind is EventKind.STATUS_CHANGED else None

        (shown,) = history([entry(kind, to_status=to_status)], VOICE)

        assert shown.what


def test_a_date_that_was_put_off_is_told_with_the_one_before():
    data = {"until": "2026-12-11T14:00:00+00:00", "due_before": "2026-12-04T14:00:00+00:00"}

    (row,) = history([entry(EventKind.EXTENDED, data=data, text="The part is late.")], VOICE)

    assert row.what == (
        "The date was put off, once: Fri 11 Dec 2026, 16:00 instead of Fri 4 Dec 2026, 16:00"
    )
    assert row.text == "The part is late."


def test_what_stands_still_is_told_with_its_end_and_why():
    data = {"until": "2026-12-11T14:00:00+00:00", "reason": "force_majeure"}

    (row,) = history([entry(EventKind.PAUSED, data=data)], VOICE)

    assert row.what == (
        "The clock stands still until Fri 11 Dec 2026, 16:00: something nobody can help came in"
        " between"
    )
