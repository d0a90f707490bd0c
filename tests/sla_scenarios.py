# SPDX-License-Identifier: EUPL-1.2
"""The acceptance scenarios of the facts on promises and timers, as a table.

09:00-17:00 from Monday to Friday, received on Thursday at 15:00, 16 working hours for the answer.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from civic.sla.clock_policy import EventKind, SlaEvent
from civic.sla.policy import Pins
from tests.factories_sla import PROMISE, THURSDAY_AT_3, at

THU, FRI, MON, TUE, WED = "2026-03-05", "2026-03-06", "2026-03-09", "2026-03-10", "2026-03-11"
#: What else the report may be promised, by the word that the table uses: promise or priority.
OTHER_PROMISES = {"in 8 hours": {"working_hours": 8}, "in 40 hours": {"working_hours": 40}}
PRIORITIES = {"high": {"resolution": {"working_hours": 8}}}
PROMISED: Mapping[str, Any] = PROMISE | {"priorities": PRIORITIES}
Event = tuple[str, str] | tuple[str, str, dict[str, Any]]


@dataclass(frozen=True)
class Scenario:
    """What happens to the report, and what comes of its resolution."""

    name: str
    events: list[Event]
    due: str
    outcome: str | None = None
    cycle: int = 1
    #: The answer to a pause that somebody wants at this instant, after all of it.
    refused: tuple[str, str] | None = None
    #: From and to of its pauses.
    pauses: list[tuple[str, str]] = field(default_factory=list)


LOWERED_PRIORITY: list[Event] = [
    ("corrected", f"{FRI}T09:30", {"pins": "high", "is_triage": False}),
    ("corrected", f"{FRI}T10:00", {"pins": "normal", "is_triage": False}),
]
ONE_PAUSE: list[Event] = [("asked", f"{FRI}T10:00", {"until": f"{FRI}T12:00"})]
REPLIED_TO: list[Event] = [*ONE_PAUSE, ("replied", f"{FRI}T11:00")]
CLOSED: list[Event] = [("answered", f"{MON}T14:00")]

SCENARIOS = [
    Scenario("received", [], f"{MON}T15:00"),
    Scenario(
        "transferred on Friday and on Monday",
        [("transferred", f"{FRI}T10:00"), ("transferred", f"{MON}T10:00")],
        f"{MON}T15:00",
    ),
    Scenario(
        "paused from Friday 10:00 to Monday 10:00",
        [("asked", f"{FRI}T10:00", {"until": f"{MON}T10:00"})],
        f"{TUE}T15:00",
        pauses=[(f"{FRI}T10:00", f"{MON}T10:00")],
    ),
    Scenario(
        "a second pause without a reply in between",
        ONE_PAUSE,
        f"{MON}T17:00",
        refused=(f"{MON}T09:00", "no_reply"),
        pauses=[(f"{FRI}T10:00", f"{FRI}T12:00")],
    ),
    Scenario(
        "the same if it is asked for all the same",
        [*ONE_PAUSE, ("asked", f"{MON}T09:00", {"until": f"{MON}T12:00"})],
        f"{MON}T17:00",
        pauses=[(f"{FRI}T10:00", f"{FRI}T12:00")],
    ),
    Scenario(
        "a second pause after a reply",
        [*REPLIED_TO, ("asked", f"{MON}T09:00", {"until": f"{MON}T12:00"})],
        f"{TUE}T11:00",
        pauses=[(f"{FRI}T10:00", f"{FRI}T11:00"), (f"{MON}T09:00", f"{MON}T12:00")],
    ),
    Scenario(
        "a pause without end resumes when 8 working hours are used",
        [("asked", f"{FRI}T10:00")],
        f"{TUE}T15:00",
        pauses=[(f"{FRI}T10:00", f"{MON}T10:00")],
    ),
    Scenario(
        "a longer target for the category, outside of triage",
        [("corrected", f"{FRI}T10:00", {"pins": "in 40 hours", "is_triage": False})],
        f"{MON}T15:00",
    ),
    Scenario("lowered priority: what was raised before stays", LOWERED_PRIORITY, f"{FRI}T15:00"),
    Scenario(
        "raised to 8 hours on Friday 10:00",
        [("corrected", f"{FRI}T10:00", {"pins": "in 8 hours", "is_triage": False})],
        f"{FRI}T15:00",
    ),
    Scenario(
        "raised to a priority of 8 hours on Friday 10:00",
        [("corrected", f"{FRI}T10:00", {"pins": "high", "is_triage": False})],
        f"{FRI}T15:00",
    ),
    Scenario(
        "raised on Monday 10:00: never broken on the spot",
        [("corrected", f"{MON}T10:00", {"pins": "in 8 hours", "is_triage": False})],
        f"{MON}T12:00",
    ),
    Scenario("answered on the dot", [("answered", f"{MON}T15:00:00")], f"{MON}T15:00", "kept"),
    Scenario(
        "answered a microsecond after it",
        [("answered", f"{MON}T15:00:00.000001")],
        f"{MON}T15:00",
        "late",
    ),
    Scenario("answered a second later", [("answered", f"{MON}T15:00:01")], f"{MON}T15:00", "late"),
    Scenario(
        "closed on Monday and reopened on Tuesday: the first attempt",
        [*CLOSED, ("reopened", f"{TUE}T09:00")],
        f"{MON}T15:00",
        "not_resolved",
    ),
    Scenario(
        "closed on Monday and reopened on Tuesday: the second attempt",
        [*CLOSED, ("reopened", f"{TUE}T09:00")],
        f"{WED}T17:00",
        cycle=2,
    ),
]


def events_of(scenario: Scenario, pins: Callable[[str], Pins]) -> list[SlaEvent]:
    """Return the history of a scenario; `pins` gives what its words for promises stand for."""
    told: list[Event] = [("received", THURSDAY_AT_3.isoformat(), {"pins": "normal"})]
    return [_event(each, pins) for each in [*told, *scenario.events]]


def instant(text: str) -> datetime:
    """Return the instant of a scenario: local, unless it says otherwise."""
    return datetime.fromisoformat(text) if "+" in text else at(text)


def _event(written: Event, pins: Callable[[str], Pins]) -> SlaEvent:
    kind, when, *rest = written
    data: dict[str, Any] = dict(rest[0]) if rest else {}
    if "pins" in data:
        data["pins"] = pins(data["pins"])
    if "until" in data:
        data["until"] = instant(data["until"])
    return SlaEvent(EventKind(kind), instant(when), data)
