# SPDX-License-Identifier: EUPL-1.2
"""What an administrator waits for before rules change: simulation, preview and dry run."""

import resource
import time
from collections.abc import Callable
from datetime import timedelta
from statistics import median
from typing import Any

from sqlalchemy.orm import Session

from civic.bench.ground import DATABASE, Ground
from civic.bench.lists import FILL, box
from civic.cities.change_previews import preview
from civic.cities.queries import jurisdiction_by_code
from civic.cities.routing_queries import CityRules, changed_rules, moved_reports
from civic.cities.routing_schemas import RuleBody, RuleChanges
from civic.cities.simulation import Proposed, simulate
from civic.places.models import Jurisdiction
from civic.platform import db
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.ids import new_id
from civic.sla.policy import Promise
from civic.sla.preview_policy import Replacement
from civic.sla.promise_policy import as_json, promise_of
from civic.sla.queries import promise_book

YEAR = timedelta(days=366)
SHORTER = {"resolution": {"working_days": 2}}
#: Every report has the receipt of the one real report; those that are not open an answer as well.
HISTORIES = """
INSERT INTO report_events (report_id, kind, at, actor_role, department_id, is_public, data)
SELECT r.id, e.kind, r.received_at, e.actor_role, e.department_id, e.is_public, e.data
FROM reports AS r CROSS JOIN (
    SELECT * FROM report_events WHERE kind IN ('received', 'routed') ORDER BY seq
) AS e
WHERE r.number LIKE 'BENCH-%'
"""
ANSWERS = """
INSERT INTO report_events (report_id, kind, at, actor_role, department_id, from_status, to_status,
    is_public, data)
SELECT id, 'status_changed', received_at + random() * interval '20 days', 'department',
    department_id, 'in_progress', 'answered', true, '{}'
FROM reports WHERE number LIKE 'BENCH-%' AND status IN ('answered', 'closed')
"""
TIMERS = """
INSERT INTO sla_timers (id, report_id, target, cycle, policy_id, calendar_version_id, started_at,
    due_at, original_due_at)
SELECT gen_random_uuid(), r.id, t.target, 1, t.policy_id, t.calendar_version_id, r.received_at,
    r.received_at + (t.due_at - t.started_at), r.received_at + (t.due_at - t.started_at)
FROM reports AS r CROSS JOIN (
    SELECT DISTINCT ON (target) * FROM sla_timers WHERE target IN ('first_response', 'resolution')
) AS t
WHERE r.number LIKE 'BENCH-%' AND r.status IN ('accepted', 'in_progress')
"""


def run(here: Ground, n: int, rounds: int, log: Callable[[str], None]) -> dict[str, Any]:
    """Return the seconds that each takes over a year of `n` reports, a third of them open."""
    log(f"{n} reports")
    with here.cluster.connect(DATABASE) as bare:
        bare.execute(FILL, box(n))
        for statement in (HISTORIES, ANSWERS, TIMERS):
            bare.execute(statement)
        bare.execute("VACUUM ANALYZE reports, report_events, sla_timers")
    engine = db.connect(here.database_url)
    figures = {
        name: _timed(ask, rounds)
        for name, ask in (("simulate", _simulate), ("preview", _preview), ("dry_run", _dry_run))
    }
    engine.dispose()
    memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"n_reports": n, "memory_mb": round(memory_mb), **figures}


def _timed(ask: Callable[[], int], rounds: int) -> dict[str, Any]:
    seconds = []
    for _ in range(rounds):
        begun = time.perf_counter()
        n_reports = ask()
        seconds.append(time.perf_counter() - begun)
    return {"seconds": round(median(seconds), 2), "n_reports": n_reports}


def _simulate() -> int:
    now = utc_now()
    with transaction() as session:
        city = _city(session)
        found = simulate(session, city, Proposed(_shorter(session, city), {}), now - YEAR, now, now)
    return found.n_reports


def _preview() -> int:
    now = utc_now()
    with transaction() as session:
        city = _city(session)
        change = Replacement(_shorter(session, city))
        found = preview(session, city, change, now.date() + timedelta(days=1), "en", now)
    return found.n_reports


def _dry_run() -> int:
    with transaction() as session:
        rules = CityRules.of(session, _city(session))
        changed = changed_rules(
            rules, RuleChanges(put=[RuleBody(group="street", department="waste")])
        )
        found = moved_reports(session, rules, changed, utc_now() - YEAR)
    return found.n_reports


def _city(session: Session) -> Jurisdiction:
    city = jurisdiction_by_code(session, "helsinki")
    if city is None:
        raise LookupError("the demo city is not there")
    return city


def _shorter(session: Session, city: Jurisdiction) -> dict[str, Promise]:
    """Return all promises of the city with answers within two working days."""
    book = promise_book(session, city.id, city.catalogue_version, utc_now())
    written = {code: as_json(promise) for code, promise in book.promises.items()}
    return {
        code: promise_of(new_id(), code, 0, {"targets": spec["targets"] | SHORTER})
        for code, spec in written.items()
    }
