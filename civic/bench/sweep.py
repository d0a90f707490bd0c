# SPDX-License-Identifier: EUPL-1.2
"""Firing the steps of a million open timers, against PostgreSQL merely marking them."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import psycopg
from sqlalchemy import text

from civic import wiring
from civic.bench.ground import DATABASE, Ground, cpu_s
from civic.bench.lists import FILL, box
from civic.platform import db
from civic.platform.db import transaction
from civic.platform.memory import settle
from civic.relay import MOST_AT_ONCE
from civic.sla.commands import fire_due_steps

N_IDLE = 500
#: An answer and a first one are owed to each report.
OPEN_TARGETS = 2
#: Copies what the one real report of the demo city pins. Nothing is due for days.
FILL_TIMERS = """
INSERT INTO sla_timers (id, report_id, target, cycle, policy_id, calendar_version_id, started_at,
    due_at, original_due_at)
SELECT gen_random_uuid(), r.id, t.target, 1, t.policy_id, t.calendar_version_id, now(), due, due
FROM reports AS r
CROSS JOIN LATERAL (
    SELECT now() + interval '10 days' * (1 + random()) + (r.due_at - r.due_at)
) AS later(due)
CROSS JOIN (
    SELECT DISTINCT ON (target) * FROM sla_timers WHERE target IN ('first_response', 'resolution')
) AS t
WHERE r.number LIKE 'BENCH-%'
"""
FILL_STEPS = """
INSERT INTO sla_steps (timer_id, step, due_at)
SELECT t.id, p.step, t.started_at + (t.due_at - t.started_at) * p.step / 100
FROM sla_timers AS t CROSS JOIN (VALUES (50), (75), (90), (100)) AS p(step)
WHERE t.stopped_at IS NULL AND NOT EXISTS (SELECT FROM sla_steps AS s WHERE s.timer_id = t.id)
"""
#: So many promises break at once: three warnings and a breach each.
WAVE = """
WITH late AS (
    UPDATE sla_timers SET started_at = now() - interval '10 days',
        due_at = now() - interval '1 second', original_due_at = now() - interval '1 second'
    WHERE id IN (
        SELECT id FROM sla_timers
        WHERE breached_at IS NULL AND stopped_at IS NULL AND due_at > now()
        ORDER BY due_at LIMIT %s
    )
    RETURNING id
)
UPDATE sla_steps SET due_at = now() - (200 - step) * interval '10 milliseconds'
FROM late WHERE timer_id = late.id
"""
#: What is left of firing without promises, events or anybody to tell.
BARE = """
WITH due AS (
    SELECT timer_id, step FROM sla_steps
    WHERE fired_at IS NULL AND due_at < (SELECT clock_timestamp())
    ORDER BY due_at LIMIT %s FOR UPDATE SKIP LOCKED
)
UPDATE sla_steps SET fired_at = clock_timestamp()
FROM due WHERE sla_steps.timer_id = due.timer_id AND sla_steps.step = due.step
"""


@dataclass(frozen=True)
class Swept:
    """One wave, fired until nothing was due any more."""

    per_s: float
    #: CPU for a step: of the relay, and of PostgreSQL's process that serves it.
    cpu_us: float
    server_cpu_us: float
    n: int


@dataclass(frozen=True)
class Idle:
    """A look at all open timers when nothing is due."""

    p50_ms: float
    p95_ms: float


def run(here: Ground, n: int, rounds: int, wave: int, log: Callable[[str], None]) -> dict[str, Any]:
    """Return the figures of `rounds` alternating waves of `wave` timers among `n` open ones."""
    wiring.load_subscribers()  # so that the outbox entries are written too
    engine = db.connect(here.database_url)
    with here.cluster.connect(DATABASE) as bare:
        _fill(bare, n, log)
        settle()  # as the relay does
        ours: list[Swept] = []
        limit: list[Swept] = []
        for number in range(rounds):
            log(f"round {number + 1} of {rounds}: {wave} promises break")
            bare.execute(WAVE, (wave,))
            ours.append(_sweep(_fire, _backend()))
            bare.execute(WAVE, (wave,))
            limit.append(_sweep(lambda: _mark(bare, MOST_AT_ONCE), bare.info.backend_pid))
        log("and nothing is due")
        bare.execute("VACUUM ANALYZE sla_steps")
        idle, bare_idle = _idle(_fire), _idle(lambda: _mark(bare, 1))
        n_told = _count(bare, "outbox_entries WHERE event = 'sla.step_reached'")
        n_open = _count(bare, "sla_timers WHERE stopped_at IS NULL")
    engine.dispose()
    return {
        "n_open_timers": n_open,
        "ours": ours,
        "limit": limit,
        "idle": idle,
        "bare_idle": bare_idle,
        "share_of_limit": median(a.per_s / b.per_s for a, b in zip(ours, limit, strict=True)),
        "n_outbox_entries": n_told,
    }


def _fill(bare: psycopg.Connection, n: int, log: Callable[[str], None]) -> None:
    n_reports = n // OPEN_TARGETS
    log(f"{n_reports} reports with {n} open timers")
    bare.execute(FILL, box(n_reports))
    bare.execute(FILL_TIMERS)
    log("and their steps")
    bare.execute(FILL_STEPS)
    bare.execute("VACUUM ANALYZE sla_timers, sla_steps")


def _fire() -> int:
    with transaction() as session:
        return len(fire_due_steps(session, MOST_AT_ONCE))


def _backend() -> int:
    """Return the process of PostgreSQL that serves the connection of this one."""
    with transaction() as session:
        pid: int = session.scalars(text("SELECT pg_backend_pid()")).one()
        return pid


def _mark(bare: psycopg.Connection, limit: int) -> int:
    return bare.execute(BARE, (limit,)).rowcount


def _sweep(fire: Callable[[], int], backend: int) -> Swept:
    served = Path("/proc") / str(backend)
    began, cpu, server, n = time.monotonic(), time.process_time(), cpu_s(served), 0
    while fired := fire():
        n += fired
    took = time.monotonic() - began
    cpu, server = time.process_time() - cpu, cpu_s(served) - server
    return Swept(n / took, cpu * 1e6 / n, server * 1e6 / n, n)


def _idle(fire: Callable[[], int]) -> Idle:
    took = []
    for _ in range(N_IDLE):
        began = time.perf_counter()
        fire()
        took.append((time.perf_counter() - began) * 1000)
    return Idle(median(took), quantiles(took, n=20)[-1])


def _count(bare: psycopg.Connection, what: str) -> int:
    # `what` is one of two strings above.
    row = bare.execute(f"SELECT count(*) FROM {what}".encode()).fetchone()  # noqa: S608
    return int(row[0]) if row else 0
