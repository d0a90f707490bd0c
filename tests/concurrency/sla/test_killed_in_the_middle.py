# SPDX-License-Identifier: EUPL-1.2
"""A relay or a worker that is killed between claim and commit; and what naive ones would do."""

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread
from uuid import UUID

from sqlalchemy import Engine, func, select, update
from sqlalchemy.orm import Session

from civic.platform import outbox
from civic.platform.config import ROOT
from civic.platform.db import transaction
from civic.platform.jobs import run_batch
from civic.platform.models import OutboxEntry
from civic.reports.escalation_models import Escalation
from civic.sla.commands import fire_due_steps
from civic.sla.events import StepReached
from civic.sla.models import SlaStep, SlaTimer
from civic.wiring import load_subscribers
from tests.factories import NOW, make_city, make_report

#: Fires what is due, or does the work that waits, and is killed before it commits.
PREPARED = """
import os, signal, sys
from civic.platform import db, jobs
from civic.sla.commands import fire_due_steps
from civic.wiring import load_subscribers

load_subscribers()
db.connect(os.environ["CIVIC_DATABASE_URL"])
die = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
"""
RELAY = (
    PREPARED
    + """
with db.transaction() as session:
    assert fire_due_steps(session, 10)
    session.flush()
    die()
"""
)
WORKER = (
    PREPARED
    + """
jobs._mark_done = die
jobs.run_batch(sys.argv[1:])
"""
)
N_REPORTS = 4


def make_town() -> None:
    """Make reports so old that all of their promises are broken since long."""
    load_subscribers()
    with transaction() as session:
        make_city(session)
        for number in range(N_REPORTS):
            make_report(session, now=NOW - timedelta(days=60), email=f"{number}@people.example")


def killed(url: str, program: str, *arguments: str) -> None:
    """Run a process that kills itself."""
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env=os.environ | {"CIVIC_DATABASE_URL": url},
        check=False,
        timeout=120,
    )
    assert done.returncode == -signal.SIGKILL


def relay() -> int:
    """Fire until nothing is due."""
    n_fired = 0
    while True:
        with transaction() as session:
            n = len(fire_due_steps(session, 10))
        if not n:
            return n_fired
        n_fired += n


def told(session: Session) -> Counter[tuple[UUID, int]]:
    """Return by how many events each step was told."""
    rows = session.execute(
        select(OutboxEntry.event_id, OutboxEntry.payload)
        .filter_by(event=StepReached.name)
        .distinct()
    )
    return Counter((UUID(payload["timer_id"]), payload["step"]) for _, payload in rows)


def fired(session: Session) -> set[tuple[UUID, int]]:
    rows = session.execute(
        select(SlaStep.timer_id, SlaStep.step).where(SlaStep.fired_at.is_not(None))
    )
    return {(timer_id, step) for timer_id, step in rows}


def test_a_relay_that_is_killed_before_it_commits_has_told_nothing(
    town: Engine, town_url: str
) -> None:
    make_town()

    killed(town_url, RELAY)
    with transaction() as session:
        assert (told(session), fired(session)) == (Counter(), set())
    n_fired = relay()

    with transaction() as session:
        counts = told(session)
        assert counts.keys() == fired(session)
        assert set(counts.values()) == {1}
        # Moderation was done at once; two promises of seven steps each were broken.
        assert n_fired == len(counts) == N_REPORTS * 2 * 7


def test_a_worker_that_is_killed_before_it_commits_has_done_nothing(
    town: Engine, town_url: str
) -> None:
    make_town()
    relay()
    name = "reports.escalate_step"
    breach = OutboxEntry.payload["step"].as_integer() == 100
    with transaction() as session:
        mine = select(OutboxEntry.id).where(OutboxEntry.subscriber == name, breach)
        ids = [str(each) for each in session.scalars(mine.order_by(OutboxEntry.id))]

    killed(town_url, WORKER, ids[0])
    with transaction() as session:
        assert session.scalar(select(func.count()).select_from(Escalation)) == 0
        assert session.get_one(OutboxEntry, ids[0]).done_at is None
        # Its lease runs out.
        session.execute(update(OutboxEntry).values(locked_until=None))
    run_batch(ids)
    run_batch(ids)

    with transaction() as session:
        kept = [
            (row.report_id, row.target, row.step) for row in session.scalars(select(Escalation))
        ]
        assert len(kept) == len(set(kept)) == len(ids) == N_REPORTS * 2
        assert session.get_one(OutboxEntry, ids[0]).n_attempts == 2


def naive_relay(wait: Callable[[], object]) -> None:
    """Look what is due, tell it, and mark it: as if nobody else were there."""
    with transaction() as session:
        due = session.scalars(
            select(SlaStep).where(SlaStep.fired_at.is_(None), SlaStep.due_at < func.now())
        ).all()
        wait()
        for step in due:
            timer = session.get_one(SlaTimer, step.timer_id)
            outbox.record(session, event_of(timer, step), now=NOW)
            step.fired_at = func.clock_timestamp()


def event_of(timer: SlaTimer, step: SlaStep) -> StepReached:
    return StepReached(
        report_id=timer.report_id,
        timer_id=timer.id,
        target=timer.target,
        cycle=timer.cycle,
        step=step.step,
        due_at=step.due_at,
    )


def test_two_naive_relays_would_be_found_out(town: Engine) -> None:
    """The checks above can fail: what they look for does happen where nothing is claimed."""
    make_town()
    both_have_looked = Barrier(2)

    relays = [Thread(target=naive_relay, args=(lambda: both_have_looked.wait(20),)) for _ in "ab"]
    for each in relays:
        each.start()
    for each in relays:
        each.join(60)

    with transaction() as session:
        assert set(told(session).values()) == {2}


def test_a_relay_that_marks_first_and_tells_later_would_be_found_out(
    town: Engine, town_url: str
) -> None:
    make_town()
    with transaction() as session:
        due = SlaStep.due_at < func.now()
        session.execute(update(SlaStep).where(due).values(fired_at=func.clock_timestamp()))
    # Here it is killed; what it wanted to tell is lost.
    relay()

    with transaction() as session:
        assert len(fired(session) - told(session).keys()) == N_REPORTS * 2 * 4
