# SPDX-License-Identifier: EUPL-1.2
"""A year of a city by a made-up clock, through the commands that run in production.

At its end the timers of every report have to follow from its history alone, and every step to have
been told once, when the relay was first asked after its time.
"""

import heapq
import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, create_engine, select, text
from sqlalchemy.orm import Session

import civic.models  # noqa: F401 - every mapper is configured before the first query
from civic.bench.ground import DATABASE, Ground
from civic.bench.year_deeds import City
from civic.bench.year_life import BEGIN, END, Deed, life
from civic.platform import db, outbox
from civic.platform.db import SERVER_SETTINGS, transaction
from civic.platform.problems import Problem
from civic.reports.jobs import let_question_lapse
from civic.reports.models import Report
from civic.reports.queries import audit
from civic.reports.reporter_commands import close_silent
from civic.sla.commands import fire_due_steps
from civic.sla.events import StepReached
from civic.sla.models import SlaStep, SlaTimer
from civic.sla.pause_commands import end_due_pauses
from civic.sla.queries import clock_of, versions_of
from civic.sla.timer_rows import steps_at

#: Parts of the year, each with a process and a database of its own.
N_PARTS = 2
MOST_AT_ONCE = 500
CHECKED_AT_ONCE = 500
#: Stands before the schema of PostgreSQL's own functions, so that commands ask this clock.
MAKE_CLOCK = """
CREATE SCHEMA IF NOT EXISTS made_up;
CREATE OR REPLACE FUNCTION made_up.clock_timestamp() RETURNS timestamptz VOLATILE LANGUAGE sql
    AS $$ SELECT current_setting('civic.made_up_now')::timestamptz $$;
"""
SETTINGS = f"{SERVER_SETTINGS} -c search_path=made_up,pg_catalog,public -c synchronous_commit=off"


class Year:
    """One database's part of the year: what is to come, and what has been done."""

    def __init__(self, numbers: range, seed: int, tick: timedelta) -> None:
        self.tick = tick
        #: The next deed of each report.
        self.coming: list[Deed] = []
        self.lives = {n: life(seed, n) for n in numbers}
        for deeds in self.lives.values():
            heapq.heappush(self.coming, deeds[0])
        self.done: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.n_fired = 0

    def live(self, log: Callable[[str], None]) -> None:
        """Let the year go by, a tick at a time: deeds in their order, then the relay."""
        with transaction() as session:
            city = City(session, BEGIN)
        at, shown = BEGIN, BEGIN
        while at < END:
            at += self.tick
            with transaction() as session:
                set_clock(session, at)
                self._do(session, city, at)
                self._relay(session, at)
            if at - shown >= timedelta(days=30):
                shown = at
                log(f"{at:%Y-%m-%d}: {sum(self.done.values())} deeds, {self.n_fired} steps")

    def _do(self, session: Session, city: City, until: datetime) -> None:
        """Do what people do until then, each at its own instant, in one transaction."""
        while self.coming and self.coming[0].at <= until:
            deed = heapq.heappop(self.coming)
            try:
                with session.begin_nested():
                    city.do(session, deed)
            except Problem as refusal:
                self.refused[f"{deed.name}: {type(refusal).__name__}"] += 1
            else:
                self.done[deed.name] += 1
            self._queue_next(deed)
        if until.hour == 0:
            self.done["close_silent"] += close_silent(session, until, 10_000)
            self.done["terms_changed"] += city.change_rules(session, until)

    def _queue_next(self, deed: Deed) -> None:
        deeds = self.lives[deed.report_n]
        deeds.pop(0)
        if deeds:
            heapq.heappush(self.coming, deeds[0])
        else:
            del self.lives[deed.report_n]

    def _relay(self, session: Session, at: datetime) -> None:
        """Ask the relay until nothing is due any more, and let questions lapse as its jobs do."""
        # A breach sets steps that may lie in the past already.
        while n_fired := len(fire_due_steps(session, MOST_AT_ONCE)):
            self.n_fired += n_fired
        for lapsed in end_due_pauses(session, MOST_AT_ONCE):
            let_question_lapse(session, lapsed, at)
            self.done["lapse"] += 1


def set_clock(session: Session, at: datetime) -> None:
    """Set the made-up clock of the database for this transaction."""
    session.execute(
        text("SELECT set_config('civic.made_up_now', :at, true)"), {"at": at.isoformat()}
    )


@dataclass
class Findings:
    """What the year came to. Everything from `n_drifts` on has to be nothing."""

    n_reports: int = 0
    n_timers: int = 0
    n_steps: int = 0
    #: The longest time from a step's instant to the relay that told it.
    latest_s: float = 0
    n_drifts: int = 0
    #: Steps that were reached and are not told.
    n_missing: int = 0
    #: Steps that were told and lie after the end of their timer.
    n_beyond: int = 0
    #: Steps that are told in the outbox more than once, or otherwise than their row says.
    n_twice: int = 0
    n_untold: int = 0
    #: Steps told later than the next time that the relay was asked.
    n_late: int = 0
    examples: list[str] = field(default_factory=list)

    @property
    def n_faults(self) -> int:
        """How much there is that should not be."""
        told = self.n_twice + self.n_untold + self.n_late
        return self.n_drifts + self.n_missing + self.n_beyond + told


def look_through(engine: Engine, tick: timedelta) -> Findings:
    """Fold the history of every report anew and compare; look for each step that had to be told."""
    found = Findings()
    with Session(engine) as session:
        ids = session.scalars(select(Report.id).order_by(Report.id)).all()
        found.n_reports = len(ids)
        for start in range(0, len(ids), CHECKED_AT_ONCE):
            some = ids[start : start + CHECKED_AT_ONCE]
            for report in session.scalars(select(Report).where(Report.id.in_(some))):
                result = audit(session, report)
                if not result.is_clean:
                    found.n_drifts += 1
                    found.examples.append(f"{report.number}: {result}")
            _look_at_steps(session, some, found, tick)
            session.expunge_all()
        _look_at_outbox(session, found)
    return found


def _look_at_steps(
    session: Session, report_ids: Sequence[UUID], found: Findings, tick: timedelta
) -> None:
    timers = session.scalars(select(SlaTimer).where(SlaTimer.report_id.in_(report_ids))).all()
    rows: dict[UUID, dict[int, SlaStep]] = {timer.id: {} for timer in timers}
    for step in session.scalars(select(SlaStep).where(SlaStep.timer_id.in_(rows))):
        rows[step.timer_id][step.step] = step
    clocks = {timer.id: clock_of(timer) for timer in timers}
    versions = versions_of(session, clocks.values())
    found.n_timers += len(timers)
    for timer in timers:
        end = timer.stopped_at or END
        due = dict(steps_at(clocks[timer.id], versions))
        reached = {step for step, at in due.items() if at < end}
        told = {n: row for n, row in rows[timer.id].items() if row.fired_at is not None}
        found.n_steps += len(told)
        if missing := reached - told.keys():
            found.n_missing += len(missing)
            found.examples.append(f"{timer.id} {timer.target}: not told {sorted(missing)}")
        if not timer.moves:  # one whose due was moved later has told of steps by the old one
            found.n_beyond += len(told.keys() - reached)
            _look_at_lateness(told.values(), found, tick)


def _look_at_lateness(told: Iterable[SlaStep], found: Findings, tick: timedelta) -> None:
    for row in told:
        late = (row.fired_at or END) - row.due_at
        found.latest_s = max(found.latest_s, late.total_seconds())
        if late > tick:
            found.n_late += 1
            found.examples.append(f"{row.timer_id} step {row.step}: told {late} late")


def _look_at_outbox(session: Session, found: Findings) -> None:
    told = session.execute(TOLD, {"subscriber": SUBSCRIBER}).one()
    found.n_twice = told.n - told.n_different
    found.n_untold = abs(found.n_steps - told.n_different)


TOLD = text("""
SELECT count(*) AS n, count(DISTINCT (payload->>'timer_id', payload->>'step')) AS n_different
FROM outbox_entries WHERE subscriber = :subscriber
""")
SUBSCRIBER = "bench.notes_step"


@dataclass(frozen=True)
class Part:
    """Some of the reports of a year."""

    first: int
    stop: int
    seed: int
    #: So often the relay is asked.
    tick_h: int

    @property
    def tick(self) -> timedelta:
        """From one question to the relay to the next."""
        return timedelta(hours=self.tick_h)


def live_through(url: str, part: Part, log: Callable[[str], None]) -> dict[str, Any]:
    """Let these reports live in the database at `url`; return what was done and found."""
    began = time.monotonic()
    engine = create_engine(url, connect_args={"options": SETTINGS})
    db.bind(bind=engine)
    # Nobody reacts in this year, but that steps are told has to be seen.
    outbox.SUBSCRIBERS[SUBSCRIBER] = outbox.Subscriber(SUBSCRIBER, StepReached, lambda *_: None)
    with engine.begin() as connection:
        connection.execute(text(MAKE_CLOCK))
    year = Year(range(part.first, part.stop), part.seed, part.tick)
    year.live(log)
    lived_s = time.monotonic() - began
    log("looking through all of it")
    found = look_through(engine, part.tick)
    engine.dispose()
    return {
        "deeds": dict(year.done),
        "refused": dict(year.refused),
        "found": asdict(found),
        "n_faults": found.n_faults,
        "lived_s": round(lived_s, 1),
        "looked_s": round(time.monotonic() - began - lived_s, 1),
        "cpu_s": round(time.process_time(), 1),
    }


def run(
    here: Ground, n: int, seed: int, tick_h: int, log: Callable[[str], None]
) -> list[dict[str, Any]]:
    """Let `n` reports live a year, in parts that know nothing of each other; return these."""
    share = -(-n // N_PARTS)
    parts = [Part(at, min(at + share, n), seed, tick_h) for at in range(0, n, share)]
    with ThreadPoolExecutor(len(parts)) as pool:
        return list(pool.map(lambda part: _in_own_process(here, part, log), parts))


def _in_own_process(here: Ground, part: Part, log: Callable[[str], None]) -> dict[str, Any]:
    name = f"civic_year_{part.first}"
    here.cluster.drop(name)
    with here.cluster.connect("postgres") as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {DATABASE}".encode())
    asked = [here.cluster.url(name), json.dumps(asdict(part))]
    command = [sys.executable, "-m", "civic.bench.year", *asked]
    child = subprocess.Popen(
        command, env=here.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    lines = []
    for line in child.stderr or ():
        lines.append(line)
        log(f"{part.first}-{part.stop - 1}: {line.rstrip()}")
    answer = child.stdout.read() if child.stdout else ""
    if child.wait() != 0:
        raise RuntimeError("".join(lines))
    found: dict[str, Any] = json.loads(answer)
    return found


def main(url: str, written: str) -> None:
    """Live through one part, in a process of its own."""

    def log(line: str) -> None:
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()

    sys.stdout.write(json.dumps(live_through(url, Part(**json.loads(written)), log)))


if __name__ == "__main__":
    main(*sys.argv[1:])
