# SPDX-License-Identifier: EUPL-1.2
"""Workers that are killed while a change of the rules is carried out on reports under way."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine, func, select, update

from civic.accounts.kinds import Role
from civic.cities import change_commands
from civic.cities.change_schemas import Apply, PromiseChange
from civic.cities.events import TermsChangeOrdered
from civic.cities.models import RuleChangeBatch
from civic.launcher.valkey import Valkey
from civic.platform.clock import utc_now
from civic.platform.config import ROOT
from civic.platform.db import transaction
from civic.platform.jobs import run_batch
from civic.platform.models import OutboxEntry
from civic.reports.events import TermsChanged
from civic.reports.kinds import EventKind
from civic.reports.models import Report, ReportEvent
from civic.sla.models import SlaTimer
from civic.wiring import load_subscribers
from tests.factories import PROMISE, make_city, make_report, make_staff
from tests.factories_reports import assert_nothing_drifts

BATCH_N = 3
N_REPORTS = 11
#: Full batches, and the rest.
N_BATCHES = 4
SHORTER = PROMISE["targets"] | {"resolution": {"working_days": 3}}
#: Does small batches; is killed in the one of the number given before it commits, or after that.
WORKER = f"""
import os, signal, sys
from civic.cities import change_commands
from civic.platform import db, jobs
from civic.wiring import load_subscribers

load_subscribers()
db.connect(os.environ["CIVIC_DATABASE_URL"])
change_commands.BATCH_N = {BATCH_N}
entry, moment = sys.argv[1:]
done = jobs._mark_done
def die(*arguments):
    done(*arguments)
    os.kill(os.getpid(), signal.SIGKILL)
if moment == "before":
    jobs._mark_done = die
jobs.run_batch([entry])
os.kill(os.getpid(), signal.SIGKILL)
"""
#: The real process, with small batches.
REAL_WORKER = f"""
from civic import worker
from civic.cities import change_commands

change_commands.BATCH_N = {BATCH_N}
worker.main()
"""
CONFIG = """
[jobs]
lease_s = 1
[relay]
interval_s = 0.05
hint_s = 0.5
"""


@pytest.fixture
def change_id(town: Engine) -> UUID:
    """Order that reports under way get the shorter promise."""
    load_subscribers()
    now = utc_now()
    with transaction() as session:
        city = make_city(session)
        for number in range(N_REPORTS):
            make_report(session, now=now - timedelta(hours=1), email=f"{number}@people.example")
        by = make_staff(session, city, Role.ADMINISTRATOR)
        body = PromiseChange(code="default", valid_from=None, targets=SHORTER)
        how = Apply(apply_to_running=True, reason="The crews have grown.", version=1)
        change = change_commands.change_promise(session, city.jurisdiction, body, how, by.id, now)
        return change.id


def waiting() -> list[str]:
    """Return the orders that nobody has carried out."""
    with transaction() as session:
        orders = select(OutboxEntry.id).where(
            OutboxEntry.event == TermsChangeOrdered.name, OutboxEntry.done_at.is_(None)
        )
        return [str(each) for each in session.scalars(orders)]


def n_batches() -> int:
    with transaction() as session:
        done = select(func.count()).select_from(RuleChangeBatch).where(RuleChangeBatch.n > 0)
        return session.scalar(done) or 0


def is_done() -> bool:
    with transaction() as session:
        return bool(session.scalar(select(func.bool_or(RuleChangeBatch.is_last))))


def moved() -> Counter[UUID]:
    """Return by how many rows of its history each report was promised anew."""
    with transaction() as session:
        rows = select(ReportEvent.report_id).filter_by(kind=EventKind.TERMS_CHANGED)
        return Counter(session.scalars(rows))


def assert_every_report_moved_once(change_id: UUID) -> None:
    counts = moved()
    with transaction() as session:
        reports = session.scalars(select(Report)).all()
        assert counts == Counter(report.id for report in reports)
        told = session.execute(
            select(OutboxEntry.payload, OutboxEntry.event_id)
            .filter_by(event=TermsChanged.name)
            .distinct()
        )
        assert Counter(UUID(payload["report_id"]) for payload, _ in told) == counts
        batches = session.scalars(
            select(RuleChangeBatch).filter_by(rule_change_id=change_id).order_by(RuleChangeBatch.n)
        ).all()
        assert [batch.n for batch in batches] == list(range(N_BATCHES + 1))
        assert [batch.n_moved for batch in batches] == [0, 3, 3, 3, 2]
        assert [batch.is_last for batch in batches] == [False] * N_BATCHES + [True]
        timers = select(SlaTimer.moves).filter_by(target="resolution")
        assert [len(moves) for moves in session.scalars(timers)] == [1] * N_REPORTS
        assert_nothing_drifts(session, *reports)


def killed(url: str, *arguments: str) -> None:
    """Run a worker that is killed."""
    done = subprocess.run(
        [sys.executable, "-c", WORKER, *arguments],
        cwd=ROOT,
        env=os.environ | {"CIVIC_DATABASE_URL": url},
        check=False,
        timeout=120,
    )
    assert done.returncode == -signal.SIGKILL


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("nth", [2, N_BATCHES])
def test_a_change_goes_on_where_a_killed_worker_left_it(
    change_id: UUID, town_url: str, monkeypatch: Any, moment: str, nth: int
) -> None:
    monkeypatch.setattr(change_commands, "BATCH_N", BATCH_N)
    for _ in range(nth - 1):
        run_batch(waiting())

    killed(town_url, *waiting(), moment)

    n_done = nth if moment == "after" else nth - 1
    assert n_batches() == n_done
    assert moved().total() == min(n_done * BATCH_N, N_REPORTS)
    with transaction() as session:  # its lease runs out
        session.execute(update(OutboxEntry).values(locked_until=None))
    while orders := waiting():
        run_batch(orders)
    assert_every_report_moved_once(change_id)


@pytest.fixture
def start(town_url: str, tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Start processes of the product on the town, with a Valkey of their own."""
    valkey = Valkey(tmp_path / "data", tmp_path / "valkey.log")
    valkey.start()
    (tmp_path / "civic.toml").write_text(CONFIG)
    environment = os.environ | {
        "CIVIC_CONFIG": str(tmp_path / "civic.toml"),
        "CIVIC_DATABASE_URL": town_url,
        "CIVIC_REDIS_URL": valkey.url(),
        "CIVIC_STORAGE_URL": (tmp_path / "photos").as_uri(),
    }
    started: list[subprocess.Popen[bytes]] = []

    def run(*command: str) -> subprocess.Popen[bytes]:
        with (tmp_path / "process.log").open("ab") as log:
            process = [sys.executable, *command]
            child = subprocess.Popen(process, cwd=ROOT, env=environment, stdout=log, stderr=log)
        started.append(child)
        return child

    yield run
    for child in started:
        child.kill()
        child.wait()
    valkey.stop()


def eventually(is_so: Callable[[], bool], patience_s: float = 90) -> None:
    until = time.monotonic() + patience_s
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.01)


def test_workers_that_are_killed_as_soon_as_they_got_on_move_every_report_once(
    change_id: UUID, start: Callable[..., subprocess.Popen[bytes]]
) -> None:
    """The real relay and worker: whenever a batch is there, its worker is killed."""
    start("-m", "civic.relay")
    n_killed = 0
    while not is_done():
        before = n_batches()
        worker = start("-c", REAL_WORKER)
        eventually(lambda before=before: n_batches() > before)  # type: ignore[misc]  # a default
        worker.send_signal(signal.SIGKILL)
        assert worker.wait() == -signal.SIGKILL
        n_killed += 1

    assert n_killed >= 2
    assert_every_report_moved_once(change_id)
