# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.orm import Session

from civic.platform import jobs, outbox
from civic.platform.clock import utc_now
from civic.platform.config import settings
from civic.platform.ids import new_id
from civic.platform.models import Duty, OutboxEntry
from tests.factories import NOW

DELAYS = settings().jobs.retry_after_s
SECOND = timedelta(seconds=1)


@pytest.fixture
def seen() -> list[Any]:
    return []


@pytest.fixture
def entry(session: Session, subscribe, happened, seen) -> OutboxEntry:
    """An event that one subscriber waits for, who notes it down."""
    subscribe("tests.one", lambda _, event, now: seen.append((event, now)))
    outbox.record(session, happened(new_id()), now=NOW)
    session.flush()
    return session.scalars(select(OutboxEntry)).one()


def fail(session: Session, event: object, now: datetime) -> None:
    session.execute(text("INSERT INTO duties (name, next_at) VALUES ('left behind', now())"))
    raise RuntimeError("the mail server is away")


def run(session: Session, entry: OutboxEntry) -> OutboxEntry:
    """Let a worker have the entry, whatever held it before."""
    jobs.run_batch([str(entry.id)])
    session.refresh(entry)
    return entry


def free(session: Session, entry: OutboxEntry) -> None:
    """Let the time pass until the entry may be tried again."""
    past = func.clock_timestamp() - SECOND
    session.execute(update(OutboxEntry).values(locked_until=past, hint_at=past))
    session.refresh(entry)


def test_a_subscriber_runs_once_and_the_entry_is_done(session, entry, seen, happened):
    before = utc_now()

    for _ in range(3):
        run(session, entry)

    (event, now) = seen[0]
    assert len(seen) == 1
    assert event == happened(subject_id=event.subject_id)
    assert before <= now <= utc_now()
    assert entry.done_at is not None
    assert (entry.n_attempts, entry.locked_until, entry.last_error) == (1, None, None)


def test_a_failure_leaves_its_reason_and_nothing_of_its_work(session, entry, subscribe):
    subscribe("tests.one", fail)

    run(session, entry)

    assert entry.last_error == "RuntimeError: the mail server is away"
    assert (entry.done_at, entry.dead_at, entry.n_attempts) == (None, None, 1)
    assert session.scalar(select(func.count()).select_from(Duty)) == 0


def test_delays_grow_and_after_the_last_the_entry_is_dead(session, entry, subscribe):
    subscribe("tests.one", fail)

    for n, delay_s in enumerate(DELAYS, start=1):
        run(session, entry)
        waits_s = (entry.hint_at - utc_now()).total_seconds()
        assert delay_s * 0.9 - 1 < waits_s <= delay_s * 1.2 + 1, n
        assert (entry.n_attempts, entry.dead_at) == (n, None)
        free(session, entry)
    run(session, entry)

    assert entry.dead_at is not None
    assert entry.n_attempts == len(DELAYS) + 1
    free(session, entry)
    assert jobs.hand_out(session, 10) == []
    assert run(session, entry).n_attempts == len(DELAYS) + 1


def test_a_second_hint_that_waited_does_not_spend_the_next_attempt(session, entry, subscribe):
    subscribe("tests.one", fail)

    run(session, entry)
    run(session, entry)

    assert entry.n_attempts == 1
    assert jobs.hand_out(session, 10) == []


def test_one_that_fails_does_not_stop_the_others(session, entry, subscribe, happened, seen):
    subscribe("tests.bad", fail)
    outbox.record(session, happened(new_id()), now=NOW)
    session.flush()
    ids = session.scalars(select(OutboxEntry.id).order_by(OutboxEntry.subscriber)).all()

    jobs.run_batch([str(entry_id) for entry_id in ids])

    assert len(seen) == 2
    done = session.scalars(
        select(OutboxEntry.subscriber).where(OutboxEntry.done_at.is_not(None))
    ).all()
    assert done == ["tests.one"] * 2


def test_an_attempt_is_counted_before_it_is_made(session, entry, subscribe):
    counted = []
    subscribe(
        "tests.one",
        lambda inner, *_: counted.append(inner.scalar(select(OutboxEntry.n_attempts))),
    )

    run(session, entry)

    assert counted == [1]


def test_an_entry_that_kills_its_workers_is_given_up(session, entry, seen):
    session.execute(update(OutboxEntry).values(n_attempts=len(DELAYS) + 1))

    run(session, entry)

    assert entry.dead_at is not None
    assert entry.last_error == "gave up: its workers died"
    assert seen == []


def test_what_somebody_holds_is_left_alone_until_the_lease_is_over(session, entry, seen):
    holder = uuid4()
    later = func.clock_timestamp() + 60 * SECOND
    session.execute(update(OutboxEntry).values(token=holder, locked_until=later))

    run(session, entry)
    assert (seen, entry.token) == ([], holder)
    assert jobs.hand_out(session, 10) == []

    free(session, entry)
    run(session, entry)
    assert len(seen) == 1
    assert entry.done_at is not None


def test_a_worker_that_lost_its_lease_takes_its_work_back(session, entry, subscribe):
    def take_too_long(inner: Session, *_: object) -> None:
        inner.execute(text("INSERT INTO duties (name, next_at) VALUES ('left behind', now())"))
        inner.execute(update(OutboxEntry).values(token=uuid4()))  # another worker's claim

    subscribe("tests.one", take_too_long)

    run(session, entry)

    assert (entry.done_at, entry.last_error) == (None, None)
    assert session.scalar(select(func.count()).select_from(Duty)) == 0


def test_an_entry_of_a_newer_release_waits(session, entry):
    del outbox.SUBSCRIBERS["tests.one"]

    run(session, entry)

    assert entry.done_at is None
    assert entry.last_error == "KeyError: 'tests.one'"


def test_an_unknown_id_is_no_work(session):
    jobs.run_batch([str(new_id())])

    assert session.scalar(select(func.count()).select_from(OutboxEntry)) == 0


def make_entries(session: Session, n: int, **changes: Any) -> list[OutboxEntry]:
    rows = [
        OutboxEntry(
            event_id=new_id(),
            event="tests.happened",
            subscriber="tests.one",
            payload={},
            recorded_at=NOW,
            **changes,
        )
        for _ in range(n)
    ]
    session.add_all(rows)
    session.flush()
    return rows


def test_what_is_handed_out_is_held_back_for_a_while(session):
    entries = make_entries(session, 3)

    first, again = jobs.hand_out(session, 10), jobs.hand_out(session, 10)

    assert first == sorted(entry.id for entry in entries)
    assert again == []
    session.refresh(entries[0])
    held_s = (entries[0].hint_at - utc_now()).total_seconds()
    assert held_s == pytest.approx(settings().relay.hint_s, abs=2)


def test_those_that_wait_longest_are_handed_out_first_and_no_more_than_asked(session):
    now = utc_now()
    entries = [make_entries(session, 1, hint_at=now - n * SECOND)[0] for n in (1, 4, 2, 3)]

    handed = jobs.hand_out(session, 2)

    assert set(handed) == {entries[1].id, entries[3].id}


def test_what_is_done_dead_held_or_for_later_is_not_handed_out(session):
    now = utc_now()
    make_entries(session, 1, done_at=now)
    make_entries(session, 1, dead_at=now)
    make_entries(session, 1, locked_until=now + 60 * SECOND)
    make_entries(session, 1, hint_at=now + 60 * SECOND)
    waiting = make_entries(session, 1, locked_until=now - SECOND)

    assert jobs.hand_out(session, 10) == [waiting[0].id]


def test_a_duty_starts_at_once_and_then_when_its_time_has_come(session, only_duty):
    before = utc_now()

    assert [jobs.start_duties(session) for _ in range(3)] == [1, 0, 0]

    row = session.scalars(select(Duty)).one()
    assert 59 < (row.next_at - before).total_seconds() < 62
    session.execute(update(Duty).values(next_at=before))
    session.expire_all()
    assert jobs.start_duties(session) == 1
    assert session.scalar(select(func.count()).select_from(OutboxEntry)) == 2


def test_a_duty_runs_as_any_other_work(session, only_duty):
    jobs.start_duties(session)
    session.flush()
    entry = session.scalars(select(OutboxEntry)).one()

    run(session, entry)

    assert (entry.subscriber, entry.event) == ("tests.duty", "duty")
    assert len(only_duty) == 1
    assert entry.done_at is not None


def test_a_duty_that_was_removed_is_not_started(session, only_duty):
    session.add(Duty(name="tests.gone", next_at=NOW))
    session.flush()

    assert jobs.start_duties(session) == 1


def test_a_duty_is_declared_with_its_time(only_duty):
    def water_plants(session, now):
        return None

    jobs.duty(every_s=5)(water_plants)

    name = outbox.subscriber_name(water_plants)
    assert jobs.DUTIES[name] == jobs.Recurring(name, 5, water_plants)


def test_what_was_done_long_ago_is_swept_and_the_dead_stay(session):
    keep = timedelta(days=settings().jobs.done_keep_days)
    make_entries(session, 1, done_at=NOW - keep - SECOND)
    kept = make_entries(session, 1, done_at=NOW - keep)
    kept += make_entries(session, 1, dead_at=NOW - 9 * keep)
    kept += make_entries(session, 1)

    jobs.sweep_outbox(session, NOW)

    assert set(session.scalars(select(OutboxEntry.id))) == {entry.id for entry in kept}
