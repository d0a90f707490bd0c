# SPDX-License-Identifier: EUPL-1.2
"""Subscribers and duties of a test's own, and a Valkey of the session's own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

import pytest
from rq import Queue
from sqlalchemy.orm import Session

from civic.launcher.valkey import Valkey
from civic.platform import jobs, outbox
from civic.worker import hints


@dataclass(frozen=True)
class Happened(outbox.Event):
    """Something to react to."""

    name: ClassVar[str] = "tests.happened"
    subject_id: UUID


Subscribe = Callable[[str, Callable[[Session, Any, datetime], None]], None]


@pytest.fixture
def happened() -> type[Happened]:
    return Happened


@pytest.fixture
def subscribe() -> Iterator[Subscribe]:
    """Let a function react to `Happened` under a name, for this test."""
    names: list[str] = []

    def add(name: str, react: Callable[[Session, Any, datetime], None]) -> None:
        outbox.SUBSCRIBERS[name] = outbox.Subscriber(name, Happened, react)
        names.append(name)

    yield add
    for name in names:
        outbox.SUBSCRIBERS.pop(name, None)


@pytest.fixture
def only_duty(session: Session, monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """Have one duty instead of all, once a minute; it notes down when it ran."""
    ran: list[datetime] = []
    duty = jobs.Recurring("tests.duty", 60, lambda _, now: ran.append(now))
    monkeypatch.setattr(jobs, "DUTIES", {duty.name: duty})
    jobs.introduce_duties(session)
    session.flush()
    return ran


@pytest.fixture(scope="session")
def valkey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Valkey]:
    folder = tmp_path_factory.mktemp("valkey")
    found = Valkey(folder / "data", folder / "valkey.log")
    found.start()
    yield found
    found.stop()


@pytest.fixture
def queue(valkey: Valkey) -> Iterator[Queue]:
    """The queue of hints, empty."""
    found = hints(valkey.url())
    found.connection.flushall()
    yield found
    found.connection.close()
