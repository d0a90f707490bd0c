# SPDX-License-Identifier: EUPL-1.2
"""Relays and workers side by side."""

import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.orm import Session

from civic import relay, worker
from civic.launcher.valkey import Valkey
from civic.platform import db, jobs, outbox
from civic.platform.config import settings
from civic.platform.db import transaction
from civic.platform.ids import new_id
from civic.platform.models import Duty, OutboxEntry
from tests.factories import NOW


def make_entries(n: int) -> set[Any]:
    with transaction() as session:
        rows = [
            OutboxEntry(
                event_id=new_id(),
                event="tests.happened",
                subscriber="tests.one",
                payload={},
                recorded_at=NOW,
            )
            for _ in range(n)
        ]
        session.add_all(rows)
        session.flush()
        return {row.id for row in rows}


@pytest.fixture
def subscribe() -> Iterator[Any]:
    def add(react: Any) -> None:
        outbox.SUBSCRIBERS["tests.one"] = outbox.Subscriber("tests.one", outbox.Event, react)

    yield add
    outbox.SUBSCRIBERS.pop("tests.one", None)


def test_two_relays_never_hand_out_the_same_entry(town, at_once):
    ids = make_entries(200)

    def hand_out_all() -> list[Any]:
        found: list[Any] = []
        while True:
            with transaction() as session:
                handed = jobs.hand_out(session, 7)
            if not handed:
                return found
            assert len(handed) <= 7
            found += handed

    handed = [key for one in at_once([hand_out_all] * 4) for key in one]

    assert len(handed) == len(set(handed)) == 200
    assert set(handed) == ids


def test_a_relay_passes_over_what_another_one_is_handing_out(town):
    make_entries(4)

    with transaction() as one, transaction() as other:
        other.execute(text("SET LOCAL lock_timeout = '1s'"))
        first = jobs.hand_out(one, 2)
        second = jobs.hand_out(other, 4)

    assert (len(first), len(second)) == (2, 2)
    assert not set(first) & set(second)


def test_a_relay_does_not_wait_for_one_that_starts_duties(town):
    with transaction() as session:
        jobs.introduce_duties(session)

    with transaction() as one, transaction() as other:
        other.execute(text("SET LOCAL lock_timeout = '1s'"))
        started = (jobs.start_duties(one), jobs.start_duties(other))

    assert started == (len(jobs.DUTIES), 0)


def test_duties_start_once_for_two_relays(town, at_once):
    with transaction() as session:
        jobs.introduce_duties(session)

    def start() -> int:
        with transaction() as session:
            return jobs.start_duties(session)

    started = at_once([start] * 4)

    with transaction() as session:
        entries = Counter(session.scalars(select(OutboxEntry.subscriber)))
        assert session.scalar(select(func.count()).select_from(Duty)) == len(jobs.DUTIES)
    assert sum(started) == len(jobs.DUTIES)
    assert entries == Counter(list(jobs.DUTIES))


def test_an_entry_is_done_by_one_of_many_workers(town, at_once, subscribe):
    ids = make_entries(20)
    seen: list[Any] = []
    subscribe(lambda *_: seen.append(None))
    batch = [str(key) for key in ids]

    at_once([lambda: jobs.run_batch(batch)] * 4)

    assert len(seen) == 20
    with transaction() as session:
        assert set(session.scalars(select(OutboxEntry.n_attempts))) == {1}


def test_a_worker_that_was_stopped_and_comes_back_has_lost_the_entry(town, subscribe):
    (entry_id,) = make_entries(1)
    is_working, may_go_on = Event(), Event()

    def slow_then_fast(session: Session, *_: object) -> None:
        session.execute(
            text("INSERT INTO duties (name, next_at) VALUES (:name, now())"),
            {"name": f"work {new_id()}"},
        )
        if not is_working.is_set():
            is_working.set()
            assert may_go_on.wait(30)

    subscribe(slow_then_fast)
    stopped = Thread(target=jobs.run_batch, args=([str(entry_id)],))
    stopped.start()
    assert is_working.wait(30)
    with transaction() as session:  # its lease runs out
        session.execute(update(OutboxEntry).values(locked_until=func.clock_timestamp()))

    jobs.run_batch([str(entry_id)])
    may_go_on.set()
    stopped.join(30)

    with transaction() as session:
        entry = session.get_one(OutboxEntry, entry_id)
        assert session.scalar(select(func.count()).select_from(Duty)) == 1
    assert (entry.n_attempts, entry.last_error) == (2, None)
    assert entry.done_at is not None


@pytest.fixture
def valkey(tmp_path) -> Iterator[Valkey]:
    found = Valkey(tmp_path / "data", tmp_path / "valkey.log")
    found.start()
    yield found
    found.stop()


@pytest.fixture
def process(monkeypatch, town, town_url, valkey) -> Iterator[None]:
    """Have this process be a relay or worker of the town; what it changes is put back."""
    monkeypatch.setenv("CIVIC_DATABASE_URL", town_url)
    monkeypatch.setenv("CIVIC_REDIS_URL", valkey.url())
    settings.cache_clear()
    opened: list[Any] = []
    real = db.connect

    def connect(url: str) -> Any:
        opened.append(real(url))
        return opened[-1]

    monkeypatch.setattr(db, "connect", connect)
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in handlers.items():
        signal.signal(number, handler)
    for engine in opened:
        engine.dispose()


@contextmanager
def stopped_once(is_done: Callable[[], bool]) -> Iterator[None]:
    """Send SIGTERM to this process when `is_done` says so, or after 30 s, within the block."""
    is_over = Event()

    def watch() -> None:
        try:
            for _ in range(600):
                if is_over.wait(0.05) or is_done():
                    break
        finally:
            if not is_over.is_set():
                os.kill(os.getpid(), signal.SIGTERM)

    watching = Thread(target=watch)
    watching.start()
    try:
        yield
    finally:
        is_over.set()
        watching.join(40)


def test_a_relay_hands_out_what_is_due_until_it_is_told_to_stop(process, valkey):
    queue = worker.hints(valkey.url())

    with stopped_once(lambda: queue.count > 0):
        code = relay.main()

    assert code == 0
    assert len(queue.jobs[0].args[0]) == len(jobs.DUTIES)
    queue.connection.close()


def test_a_worker_does_what_waits_until_it_is_told_to_stop(process, valkey, subscribe):
    (entry_id,) = make_entries(1)
    subscribe(lambda *_: None)
    queue = worker.hints(valkey.url())
    queue.enqueue(jobs.run_batch, [str(entry_id)])

    def is_done() -> bool:
        with transaction() as session:
            return session.get_one(OutboxEntry, entry_id).done_at is not None

    with stopped_once(is_done):
        code = worker.main()

    assert code == 0
    assert is_done()
    queue.connection.close()


def has_started_duties() -> bool:
    with transaction() as session:
        return bool(session.scalar(select(func.count()).select_from(OutboxEntry)))


def test_without_valkey_a_worker_says_so_and_a_relay_goes_on(process, valkey):
    valkey.stop()

    worker_code = worker.main()
    with stopped_once(has_started_duties):
        relay_code = relay.main()

    assert (worker_code, relay_code) == (1, 0)


def test_a_relay_that_starts_while_the_database_is_away_says_so(process, monkeypatch):
    monkeypatch.setenv("CIVIC_DATABASE_URL", "postgresql+psycopg://civic@/civic?host=/nowhere")
    settings.cache_clear()

    assert relay.main() == 1
