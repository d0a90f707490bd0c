# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from civic.reports.kinds import ActorRole, EventKind, Outcome, Status
from civic.reports.policy import sla_event
from civic.reports.state_policy import State, fold
from civic.sla.clock_policy import EventKind as Heard
from civic.sla.pause_policy import PauseReason
from civic.sla.policy import Pins, Priority

AT = datetime(2026, 6, 2, 6, tzinfo=UTC)
STREETS, LIGHTING, ORIGINAL, LAST = (UUID(int=n) for n in range(1, 5))


@dataclass(frozen=True)
class Row:
    kind: str
    department_id: UUID | None = None
    from_status: str | None = None
    to_status: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    at: datetime = AT
    actor_role: str = ActorRole.DEPARTMENT


RECEIVED = Row(EventKind.RECEIVED)
ROUTED = Row(EventKind.ROUTED, STREETS)
ANSWERED = Row(EventKind.ANSWERED, data={"outcome": "fixed"})


def changed(status: Status, before: Status | None = None) -> Row:
    return Row(EventKind.STATUS_CHANGED, from_status=before, to_status=status)


def merged(original: UUID) -> Row:
    return Row(EventKind.MERGED, data={"original_id": str(original), "original": "TST-2026-000001"})


@pytest.mark.parametrize(
    ("rows", "state"),
    [
        ([], State()),
        ([RECEIVED, ROUTED], State(Status.SUBMITTED, STREETS)),
        ([RECEIVED, ROUTED, changed(Status.ACCEPTED)], State(Status.ACCEPTED, STREETS)),
        ([ROUTED, Row(EventKind.TRANSFERRED, LIGHTING)], State(Status.SUBMITTED, LIGHTING)),
        (
            [ROUTED, changed(Status.ANSWERED), ANSWERED],
            State(Status.ANSWERED, STREETS, 1, Outcome.FIXED),
        ),
        (
            [ROUTED, changed(Status.ANSWERED), ANSWERED, changed(Status.CLOSED)],
            State(Status.CLOSED, STREETS, 1, Outcome.FIXED),
        ),
        (
            [ROUTED, changed(Status.ANSWERED), ANSWERED, changed(Status.REOPENED)],
            State(Status.REOPENED, STREETS, 2),
        ),
        ([ROUTED, merged(ORIGINAL)], State(Status.SUBMITTED, STREETS, duplicate_of_id=ORIGINAL)),
        ([merged(ORIGINAL), merged(LAST)], State(duplicate_of_id=LAST)),
        ([merged(ORIGINAL), changed(Status.REOPENED)], State(Status.REOPENED, cycle=2)),
    ],
)
def test_the_history_adds_up_to(rows, state):
    assert fold(rows) == state


@pytest.mark.parametrize(
    "kind",
    [
        EventKind.RECEIVED,
        EventKind.PUBLIC_NOTE,
        EventKind.INTERNAL_NOTE,
        EventKind.ANSWER_REVIEWED,
        EventKind.RATED,
        EventKind.STEP_REACHED,
    ],
)
def test_what_is_said_about_a_report_does_not_move_it(kind):
    before = [ROUTED, changed(Status.ANSWERED), ANSWERED]

    assert fold([*before, Row(kind)]) == fold(before)


@pytest.mark.parametrize(
    ("row", "heard"),
    [
        (RECEIVED, Heard.RECEIVED),
        (changed(Status.ACCEPTED), Heard.ACCEPTED),
        (changed(Status.REJECTED), Heard.REJECTED),
        (changed(Status.ANSWERED), Heard.ANSWERED),
        (changed(Status.REOPENED), Heard.REOPENED),
        (changed(Status.CLOSED), Heard.CLOSED),
        (changed(Status.WITHDRAWN), Heard.WITHDRAWN),
        (Row(EventKind.PUBLIC_NOTE), Heard.PUBLIC_NOTE_BY_PERSON),
        (Row(EventKind.TRANSFERRED), Heard.TRANSFERRED),
        (Row(EventKind.ANSWER_REVIEWED), Heard.ANSWER_REVIEWED),
        (Row(EventKind.MERGED), Heard.MERGED_DUPLICATE),
        (Row(EventKind.QUESTION_ASKED, data={"answer_until": AT.isoformat()}), Heard.ASKED),
        (Row(EventKind.QUESTION_ANSWERED, actor_role=ActorRole.REPORTER), Heard.REPLIED),
        # Whatever leads back from asking the reporter ends the waiting.
        (changed(Status.ACCEPTED, Status.NEEDS_INFO), Heard.RESUMED),
        (changed(Status.IN_PROGRESS, Status.NEEDS_INFO), Heard.RESUMED),
        (changed(Status.ANSWERED, Status.NEEDS_INFO), Heard.ANSWERED),
        (changed(Status.WITHDRAWN, Status.NEEDS_INFO), Heard.WITHDRAWN),
        # The change of status is heard; that nobody replied adds nothing.
        (Row(EventKind.QUESTION_LAPSED, actor_role=ActorRole.SYSTEM), None),
        # Work that begins, questions and internal words stop no clock.
        (changed(Status.IN_PROGRESS), None),
        (changed(Status.NEEDS_INFO), None),
        (Row(EventKind.INTERNAL_NOTE), None),
        (Row(EventKind.ROUTED), None),
        (Row(EventKind.RATED), None),
        # The change of status is heard already.
        (ANSWERED, None),
        # Only a person of the department gives a first response.
        (Row(EventKind.PUBLIC_NOTE, actor_role=ActorRole.SYSTEM), None),
        (Row(EventKind.PUBLIC_NOTE, actor_role=ActorRole.MODERATOR), None),
    ],
)
def test_clocks_hear_of_a_row(row, heard):
    event = sla_event(row)

    assert (event and event.kind) == heard
    assert event is None or event.at == AT


PINS = Pins(UUID(int=1), UUID(int=2), UUID(int=3), Priority.HIGH)
WRITTEN = PINS.as_json()
UNTIL = AT.isoformat()


@pytest.mark.parametrize(
    ("kind", "data", "heard", "said"),
    [
        (EventKind.RECEIVED, {"pins": WRITTEN}, Heard.RECEIVED, {"pins": PINS}),
        (EventKind.EDITED, {"pins": WRITTEN}, Heard.RESTATED, {"pins": PINS}),
        (
            EventKind.CORRECTED,
            {"pins": WRITTEN, "is_triage": True},
            Heard.CORRECTED,
            {"pins": PINS, "is_triage": True},
        ),
        (EventKind.TERMS_CHANGED, {"pins": WRITTEN}, Heard.TERMS_CHANGED, {"pins": PINS}),
        (EventKind.EXTENDED, {"until": UNTIL}, Heard.EXTENDED, {"until": AT}),
        (
            EventKind.PAUSED,
            {"reason": "force_majeure", "until": UNTIL},
            Heard.PAUSED,
            {"reason": PauseReason.FORCE_MAJEURE, "until": AT},
        ),
        (
            EventKind.RESUMED,
            {"reason": "force_majeure"},
            Heard.RESUMED,
            {"reason": PauseReason.FORCE_MAJEURE},
        ),
        (
            EventKind.DUPLICATE_JOINED,
            {"resolution_due": UNTIL},
            Heard.DUPLICATE_JOINED,
            {"resolution_due": AT},
        ),
        (
            EventKind.DUPLICATE_JOINED,
            {"resolution_due": None},
            Heard.DUPLICATE_JOINED,
            {"resolution_due": None},
        ),
    ],
)
def test_clocks_hear_what_belongs_to_a_row(kind, data, heard, said):
    event = sla_event(Row(kind, data=data | {"reason_told": "for people"}))

    assert event is not None
    assert (event.kind, event.data) == (heard, said)


def test_an_edit_that_routes_nothing_anew_is_not_heard():
    assert sla_event(Row(EventKind.EDITED, data={"changed": ["description"]})) is None


def test_going_on_without_a_reply_ends_only_the_waiting_for_it():
    event = sla_event(changed(Status.IN_PROGRESS, Status.NEEDS_INFO))

    assert event is not None
    assert event.data == {"reason": PauseReason.WAITING_REPORTER}


def test_clocks_hear_until_when_a_reporter_is_asked():
    event = sla_event(Row(EventKind.QUESTION_ASKED, data={"answer_until": AT.isoformat()}))

    assert event is not None
    assert event.data == {"until": AT}
