# SPDX-License-Identifier: EUPL-1.2
"""Events: facts written with the change that made them, for others to react to later."""

import inspect
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, TypeVar

from pydantic import TypeAdapter
from pydantic_core import to_json
from sqlalchemy import text
from sqlalchemy.orm import Session

from civic.platform.ids import new_id


@dataclass(frozen=True)
class Event:
    """A fact in the past tense; ids and what a reader can't look up later, no personal data."""

    name: ClassVar[str]


E = TypeVar("E", bound=Event)
Reaction = Callable[[Session, Any, datetime], None]


@dataclass(frozen=True)
class Subscriber:
    """A function that reacts to an event, in a transaction of its own, as often as it takes."""

    name: str
    event: type[Event]
    react: Reaction


#: Key of `Session.info` under which news are held back: imports of the past set it.
SILENT = "outbox.silent"
#: Any number of rows in one statement and one parameter: nothing reads them back, every report
#: waits for its own, and the relay writes a thousand at a time.
#: What is held back is so by both clocks: a hint that came early would find it locked.
INSERT = text("""
INSERT INTO outbox_entries
    (id, event_id, event, subscriber, payload, recorded_at, hint_at, locked_until)
SELECT id, event_id, event, subscriber, payload, recorded_at,
    coalesce(CAST(:held_until AS timestamptz), clock_timestamp()),
    CAST(:held_until AS timestamptz)
FROM json_to_recordset(CAST(:rows AS json)) AS told (
    id uuid, event_id uuid, event text, subscriber text, payload jsonb, recorded_at timestamptz
)
""")
SUBSCRIBERS: dict[str, Subscriber] = {}


def on(event: type[E]) -> Callable[[Callable[[Session, E, datetime], None]], Reaction]:
    """Declare the function below as a subscriber of `event`.

    It runs as `(session, event, now)` in a worker, in the transaction that marks it done. It may
    run again after a crash: what it does outside the database has to bear that.
    """

    def declare(react: Callable[[Session, E, datetime], None]) -> Reaction:
        name = subscriber_name(react)
        SUBSCRIBERS[name] = Subscriber(name, event, react)
        return react

    return declare


def subscriber_name(function: Callable[..., Any]) -> str:
    """Return the stable name `package.function`; it stands in rows, so renaming needs a migration.

    `civic.notifications.jobs.tell_reporter` is `notifications.tell_reporter`.
    """
    package = inspect.getmodule(function).__name__.split(".")[1]  # type: ignore[union-attr]  # it has one
    return f"{package}.{function.__name__}"


def record(
    session: Session, *events: Event, now: datetime, not_before: datetime | None = None
) -> None:
    """Write `events` for all who subscribe to them, in the transaction of `session`.

    Nobody reacts before `not_before`, where it is given.

    A session whose `info` holds SILENT writes history that nobody needs to hear of any more.
    """
    if session.info.get(SILENT):
        return
    listening: dict[type[Event], list[str]] = {type(event): [] for event in events}
    for each in SUBSCRIBERS.values():
        if each.event in listening:
            listening[each.event].append(each.name)
    rows = [row for event in events for row in _entries(event, listening[type(event)], now)]
    held_until = None if not_before is None else not_before.isoformat()
    if rows:
        session.execute(INSERT, {"rows": to_json(rows).decode(), "held_until": held_until})


def load(payload: dict[str, Any], event: type[E]) -> E:
    """Return the event that was written as `payload`."""
    return _adapter(event).validate_python(payload)  # type: ignore[no-any-return]  # of `event`


def _entries(
    event: Event, subscribers: Sequence[str], recorded_at: datetime
) -> Iterable[dict[str, Any]]:
    event_id = new_id()
    for n, subscriber in enumerate(subscribers):
        yield {
            # An event is named by its first entry: a relay makes thousands of ids a second.
            "id": new_id() if n else event_id,
            "event_id": event_id,
            "event": event.name,
            "subscriber": subscriber,
            "payload": event,
            "recorded_at": recorded_at,
        }


_adapters: dict[type[Event], TypeAdapter[Any]] = {}


def _adapter(event: type[Event]) -> TypeAdapter[Any]:
    if event not in _adapters:
        _adapters[event] = TypeAdapter(event)
    return _adapters[event]
