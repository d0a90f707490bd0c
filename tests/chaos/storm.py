# SPDX-License-Identifier: EUPL-1.2
"""An installation whose processes are killed while promises come due."""

import os
import random
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import psycopg
from aiosmtpd.controller import Controller
from sqlalchemy import create_engine, func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from civic.launcher.cluster import Cluster
from civic.launcher.errors import CannotStart
from civic.platform import db
from civic.platform.db import SERVER_SETTINGS, transaction
from civic.reports.models import Report
from civic.sla.commands import save_calendar, save_promise
from civic.sla.models import SlaStep
from tests.chaos.model import Found, look
from tests.e2e.stack import Stack, eventually
from tests.factories import NOW, City, make_city, make_report, texts
from tests.factories_reports import respond
from tests.factories_reports import worker as clerk_of

SEVEN = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ROUND_THE_CLOCK = {
    "zone": "Europe/Helsinki",
    "weekly": {day: [["00:00", "24:00"]] for day in SEVEN},
}
OWED = ("moderation", "first_response", "resolution")
#: A step every six seconds, two of them after the breach.
A_MINUTE = {
    "targets": {target: {"working_minutes": 1} for target in OWED},
    "steps": {target: list(range(10, 130, 10)) for target in OWED},
}
LONGEST_S = 72
#: Mails go out one by one later on; that none is lost is shown with notifications.
UNDONE = """
SELECT count(*) FROM outbox_entries
WHERE done_at IS NULL AND event NOT IN ('duty', 'notifications.delivery_queued')
"""
#: No worker gives up in a storm.
CONFIG = """
[jobs]
lease_s = 3
retry_after_s = [1, 1, 1, 2, 2, 2, 3, 3, 3, 5, 5, 5]
[relay]
interval_s = 0.1
hint_s = 2
"""
#: The share of the reports that is answered in the middle of it.
ANSWERED = 0.3
WRONG_CLOCK = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)
#: A relay and a worker live on hosts whose clocks are wrong by so many hours.
HOURS_OFF = {"relay-2": 1, "worker-2": -1}


class Town(Stack):
    """Two relays and two workers around one PostgreSQL and one Valkey, both of which may die."""

    def start(self) -> None:
        """Start all but the web: nobody asks."""
        (self.folder / "civic.toml").write_text(CONFIG)
        self.valkey.start()
        self.smtp = Controller(self.post, hostname="127.0.0.1", port=self.smtp_port)
        self.smtp.start()
        for name in ("relay-1", "relay-2", "worker-1", "worker-2"):
            self.start_one(name)

    def start_one(self, name: str) -> None:
        """Start a relay or a worker, on a host whose clock may be wrong."""
        self.hours_off = HOURS_OFF.get(name)
        self.run(name, f"civic.{name.split('-', maxsplit=1)[0]}")

    def environment(self) -> dict[str, str]:
        """Return the environment of the process that is started next."""
        known = super().environment()
        hours = getattr(self, "hours_off", None)
        if hours is None:
            return known
        wrong = {"LD_PRELOAD": str(WRONG_CLOCK), "FAKETIME": f"{hours:+d}h"}
        return known | wrong | {"DONT_FAKE_MONOTONIC": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}

    def tend(self) -> None:
        """Start again what has ended, as the supervisor does."""
        for name, child in list(self.children.items()):
            if child.poll() is not None:
                self.start_one(name)


@dataclass
class Storm:
    """So many reports, so many kills; the same ones for the same seed."""

    n_reports: int
    n_kills: int
    seed: int = 1
    every_s: float = 0.5
    killed: Counter[str] = field(default_factory=Counter)
    #: From the last kill until everything was done.
    drained_s: float = 0

    def rage(self, town: Town, log: Callable[[str], None]) -> Found:
        """Let promises come due and processes die; then wait until all is done, and look."""
        own = create_engine(
            town.cluster.url(town.database),
            pool_pre_ping=True,
            connect_args={"options": SERVER_SETTINGS},
        )
        db.bind(bind=own, join_transaction_mode="conditional_savepoint")
        dice = random.Random(self.seed)
        try:
            city, reports = _settle(self, dice)
            town.start()
            with transaction() as session:
                began_at = now_of(session)
            answered = dice.sample(reports, int(len(reports) * ANSWERED))
            clerk = threading.Thread(target=_answer_all, args=(city, answered, self))
            clerk.start()
            self._kill(town, dice, log)
            clerk.join(120)
            log("calm; what is left is done")
            began = time.monotonic()
            eventually(lambda: _is_done(town), 120, "everything done")
            self.drained_s = time.monotonic() - began
            with transaction() as session:
                return look(session, began_at)
        finally:
            own.dispose()

    def _kill(self, town: Town, dice: random.Random, log: Callable[[str], None]) -> None:
        ways: dict[str, Callable[[], object]] = {
            "relay": lambda: _kill_one(town, dice, "relay"),
            "worker": lambda: _kill_one(town, dice, "worker"),
            "valkey wiped": town.wipe_valkey,
            "valkey": lambda: _kill_valkey(town),
            "backend": lambda: _kill_backend(town, dice),
            "postmaster": lambda: _kill_postmaster(town),
        }
        weights = (6, 6, 3, 2, 2, 1)
        for _ in range(self.n_kills):
            time.sleep(dice.random() * 2 * self.every_s)
            way = dice.choices(list(ways), weights)[0]
            with suppress(psycopg.Error, CannotStart, ConnectionError):
                ways[way]()
                self.killed[way] += 1
            town.tend()
        log(f"killed: {dict(self.killed)}")


def now_of(session: Session) -> datetime:
    """Return what the clock of the database shows."""
    now: datetime = session.scalars(select(func.clock_timestamp())).one()
    return now


def _settle(storm: Storm, dice: random.Random) -> tuple[City, list[UUID]]:
    """Make a city where a minute is promised, and reports whose last steps come in the storm."""
    with transaction() as session:
        city = make_city(session)
        city_id = city.jurisdiction.id
        save_calendar(session, city_id, "office", texts("Office"), ROUND_THE_CLOCK, NOW)
        save_promise(session, city_id, "default", A_MINUTE, NOW)
        city.jurisdiction.catalogue_version += 1
    reports = []
    with transaction() as session:
        now = now_of(session)
        lasts_s = min(LONGEST_S, storm.n_kills * storm.every_s)
        for number in range(storm.n_reports):
            ago = timedelta(seconds=LONGEST_S - dice.random() * lasts_s)
            email = f"{number}@people.example"
            reports.append(make_report(session, now=now - ago, email=email).id)
    return city, reports


def _answer_all(city: City, reports: list[UUID], storm: Storm) -> None:
    """Answer reports one by one, each until it is answered, as people try again."""
    pause_s = storm.n_kills * storm.every_s / max(1, len(reports))
    for report_id in reports:
        time.sleep(pause_s)
        for _ in range(100):
            try:
                _answer(city, report_id)
                break
            except DBAPIError:
                time.sleep(0.2)


def _answer(city: City, report_id: UUID) -> None:
    with transaction() as session:
        report = session.scalars(select(Report).filter_by(id=report_id).with_for_update()).one()
        now = now_of(session)
        if report.answered_at is None:
            respond(session, report, clerk_of(session, city), now)


def _kill_one(town: Town, dice: random.Random, kind: str) -> None:
    name = dice.choice([name for name in town.children if name.startswith(kind)])
    town.kill(name)
    town.start_one(name)


def _kill_valkey(town: Town) -> None:
    """Kill Valkey and have it come back without anything."""
    if pid := town.valkey.pid():
        os.kill(pid, signal.SIGKILL)
    town.valkey.start()
    town.wipe_valkey()


def _kill_backend(town: Town, dice: random.Random) -> None:
    """Kill one process of PostgreSQL that serves a client; it recovers from its log."""
    pids = eventually(lambda: _serving(town), what="somebody is served again")
    os.kill(dice.choice(pids), signal.SIGKILL)
    eventually(lambda: _answers(town.cluster), 60, "PostgreSQL recovers")


def _serving(town: Town) -> list[int]:
    """Return the processes of PostgreSQL that serve a client; look after the clients."""
    town.tend()
    query = "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
    return [row[0] for row in town.rows(f"{query} AND pid <> pg_backend_pid()")]


def _kill_postmaster(town: Town) -> None:
    if pid := town.cluster.pid():
        os.kill(pid, signal.SIGKILL)
    town.cluster.start()


def _answers(cluster: Cluster) -> bool:
    with suppress(psycopg.Error), cluster.connect("postgres"):
        return True
    return False


def _is_done(town: Town) -> bool:
    """Tell whether nothing is due and nothing waits to be done; look after the processes.

    PostgreSQL answers for a moment after one of its processes was killed, before it recovers.
    """
    town.tend()
    with suppress(DBAPIError, psycopg.Error):
        with transaction() as session:
            waiting = select(func.count()).select_from(SlaStep).where(SlaStep.fired_at.is_(None))
            if session.scalar(waiting):
                return False
        return bool(town.rows(UNDONE)[0][0] == 0)
    return False
