# SPDX-License-Identifier: EUPL-1.2
"""The relay and a worker on a real Valkey."""

from datetime import timedelta

import pytest
from rq import SimpleWorker
from rq.serializers import JSONSerializer
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from civic import relay
from civic.platform import jobs, outbox
from civic.platform.config import settings
from civic.platform.ids import new_id
from civic.platform.models import OutboxEntry
from civic.sla.models import SlaStep
from civic.statistics.models import ReportPin, StalePin
from tests.factories import NOW, make_city, make_report
from tests.factories_reports import ask_reporter, kinds, told
from tests.factories_reports import worker as worker_of

SECOND = timedelta(seconds=1)


@pytest.fixture
def few(monkeypatch, tmp_path):
    """Batches of two, of which three may wait."""
    own = tmp_path / "own.toml"
    own.write_text("[relay]\nbatch_n = 2\nmax_hints = 3\n")
    monkeypatch.setenv("CIVIC_CONFIG", str(own))
    settings.cache_clear()


@pytest.fixture
def seen(subscribe):
    found: list[object] = []
    subscribe("tests.one", lambda _, event, __: found.append(event))
    return found


def record(session, happened, n: int) -> list[object]:
    events = [happened(new_id()) for _ in range(n)]
    outbox.record(session, *events, now=NOW)
    session.flush()
    return events


def work(queue) -> None:
    """Do what waits in Valkey, and stop."""
    worker = SimpleWorker([queue], connection=queue.connection, serializer=JSONSerializer)
    worker.work(burst=True, logging_level="ERROR")


def n_done(session: Session) -> int | None:
    return session.scalar(
        select(func.count()).select_from(OutboxEntry).where(OutboxEntry.done_at.is_not(None))
    )


def test_what_was_recorded_is_done_by_a_worker(session, queue, only_duty, seen, happened):
    events = record(session, happened, 3)

    assert relay.tick(queue) == 1 + 4  # the duty was started, and handed out too
    work(queue)

    assert seen == events
    assert len(only_duty) == 1
    assert n_done(session) == 4
    assert queue.count == 0


def test_hints_are_batches_and_no_more_than_have_room(
    session, queue, only_duty, seen, happened, few
):
    jobs.start_duties(session)
    record(session, happened, 9)

    assert relay.tick(queue) == 6
    assert [len(job.args[0]) for job in queue.jobs] == [2, 2, 2]
    assert relay.tick(queue) == 0
    work(queue)
    assert relay.tick(queue) == 4
    work(queue)

    assert n_done(session) == 10
    assert len(seen) == 9


def test_with_valkey_wiped_everything_is_handed_out_again(
    session, queue, only_duty, seen, happened
):
    events = record(session, happened, 2)
    relay.tick(queue)
    queue.connection.flushall()

    assert relay.tick(queue) == 0  # still held back
    session.execute(update(OutboxEntry).values(hint_at=func.clock_timestamp() - SECOND))
    relay.tick(queue)
    work(queue)

    assert seen == events


def test_what_a_hint_holds_is_ids_and_nothing_else(session, queue, only_duty, seen, happened):
    record(session, happened, 1)

    relay.tick(queue)

    (job,) = queue.jobs
    ids = {str(entry_id) for entry_id in session.scalars(select(OutboxEntry.id))}
    assert (job.func_name, set(job.args[0])) == ("civic.platform.jobs.run_batch", ids)
    assert (job.kwargs, job.result_ttl) == ({}, 0)


def test_the_map_is_drawn_in_the_same_tick(session, queue, only_duty):
    make_city(session)
    report = make_report(session)
    session.flush()

    relay.tick(queue)

    drawn = session.get_one(ReportPin, report.id)
    assert drawn.clock == "overdue"  # its dues passed long ago
    assert session.scalars(select(StalePin)).all() == []


def test_due_steps_are_fired_and_told_in_the_same_tick(session, queue, only_duty):
    make_city(session)
    report = make_report(session)  # its dues passed long ago
    session.flush()

    n = relay.tick(queue)

    fired = session.scalars(select(SlaStep.step).where(SlaStep.fired_at.is_not(None))).all()
    assert 100 in fired
    assert n >= len(fired)
    payloads = told(session, "sla.step_reached")
    assert len(payloads) in (0, len(fired))  # none where nobody subscribes
    assert {payload["report_id"] for payload in payloads} <= {str(report.id)}


def test_a_question_whose_time_is_over_lapses_by_relay_and_worker(session, queue, only_duty):
    city = make_city(session)
    report = make_report(session)
    asked_at = NOW + timedelta(hours=1)  # what may stand still of that passed long ago
    ask_reporter(session, report, worker_of(session, city), asked_at)
    session.flush()

    relay.tick(queue)
    work(queue)

    session.expire_all()
    assert report.status == "accepted"
    assert len(told(session, "sla.pause_lapsed")) == 1
    assert "question_lapsed" in kinds(session, report)
