# SPDX-License-Identifier: EUPL-1.2
"""What the history of a report adds up to; pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol
from uuid import UUID

from civic.reports.kinds import EventKind, Outcome, Priority, Status


class Fact(Protocol):
    """A row of the history, as far as the fold reads it."""

    @property
    def kind(self) -> str:
        """An EventKind."""

    @property
    def department_id(self) -> UUID | None:
        """The department it is about, or that acted."""

    @property
    def to_status(self) -> str | None:
        """A Status, where it changed."""

    @property
    def data(self) -> Mapping[str, Any]:
        """What else belongs to the kind."""


@dataclass(frozen=True)
class State:
    """What the history of a report adds up to."""

    status: Status = Status.SUBMITTED
    department_id: UUID | None = None
    cycle: int = 1
    outcome: Outcome | None = None
    duplicate_of_id: UUID | None = None
    assignee_id: UUID | None = None
    priority: Priority = Priority.NORMAL


def fold(facts: Iterable[Fact]) -> State:
    """Return the state that `facts`, in their order, add up to."""
    state = State()
    for fact in facts:
        state = _after(state, fact)
    return state


def _after(state: State, fact: Fact) -> State:
    change = CHANGES.get(EventKind(fact.kind))
    return state if change is None else replace(state, **change(state, fact))


def _handed_on(_: State, fact: Fact) -> dict[str, Any]:
    return {"department_id": fact.department_id, "assignee_id": None}


def _put_in_charge(_: State, fact: Fact) -> dict[str, Any]:
    assignee = fact.data["assignee_id"]
    return {"assignee_id": UUID(assignee) if assignee else None}


def _with_status(state: State, fact: Fact) -> dict[str, Any]:
    status = Status(fact.to_status or "")
    if status is not Status.REOPENED:
        return {"status": status}
    return {"status": status, "cycle": state.cycle + 1, "outcome": None, "duplicate_of_id": None}


def _with_priority(state: State, fact: Fact) -> dict[str, Any]:
    return {"priority": Priority(fact.data.get("priority", state.priority))}


#: What of the state is another after a row of the history, by its kind.
CHANGES: Mapping[EventKind, Callable[[State, Fact], dict[str, Any]]] = {
    EventKind.RECEIVED: _with_priority,
    EventKind.CORRECTED: _with_priority,
    EventKind.ROUTED: _handed_on,
    EventKind.TRANSFERRED: _handed_on,
    EventKind.ASSIGNED: _put_in_charge,
    EventKind.STATUS_CHANGED: _with_status,
    EventKind.ANSWERED: lambda _, fact: {"outcome": Outcome(fact.data["outcome"])},
    EventKind.MERGED: lambda _, fact: {"duplicate_of_id": UUID(fact.data["original_id"])},
}
