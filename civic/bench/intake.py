# SPDX-License-Identifier: EUPL-1.2
"""Taking in reports: HTTP and all, against PostgreSQL sending the same statements by itself."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any
from uuid import UUID

from civic import wiring
from civic.accounts.policy import Actor
from civic.bench.capture import as_script, made_since, statements_of
from civic.bench.ground import Ground, web
from civic.bench.load import Round, http_round, pgbench_round
from civic.platform import db
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.ids import new_id
from civic.reports.intake_commands import submit
from civic.reports.schemas import ReportDraft

WEST, SOUTH, EAST, NORTH = 24.9352, 60.1642, 24.9534, 60.1791
#: Takes a place, wants no photo and is accepted at once.
CATEGORY = "sewer-smell"


def run(here: Ground, rounds: int, seconds: float, log: Callable[[str], None]) -> dict[str, Any]:
    """Return the figures of `rounds` alternating rounds."""
    statements = _statements(here)
    script = as_script(statements.sql, statements.keys)
    draw = Drafts()
    ours: list[Round] = []
    limits: list[Round] = []
    with web(here) as server:
        http_round(server, draw.request, 8, 3)  # warm: catalogue, plans, connections
        for number in range(rounds):
            log(f"round {number + 1} of {rounds}")
            ours.append(http_round(server, draw.request, 8, seconds))
            limits.append(pgbench_round(here, script, 8, seconds))
    return {"ours": ours, "limit": limits, "n_statements": len(statements.sql)}


class Drafts:
    """Makes reports of places all over the demo city; safe for many threads."""

    def __init__(self, seed: int = 1) -> None:
        self._dice = random.Random(seed)  # noqa: S311 - dice, not secrets
        self._lock = Lock()

    def body(self) -> Mapping[str, Any]:
        """Return the next report."""
        with self._lock:
            lon, lat = self._dice.uniform(WEST, EAST), self._dice.uniform(SOUTH, NORTH)
        return {
            "id": str(new_id()),
            "category": CATEGORY,
            "lon": lon,
            "lat": lat,
            "description": "It smells of sewage from the drain by the door, since Monday.",
            "email": f"{new_id().hex}@people.example",
            "language": "fi",
        }

    def request(self) -> tuple[str, str, object]:
        """Return the request that submits the next report."""
        return "POST", "/api/v1/reports", self.body()


@dataclass(frozen=True)
class Captured:
    """What one intake sends, and the keys that it makes."""

    sql: Sequence[str]
    keys: Sequence[UUID]


def one_report(here: Ground) -> None:
    """Take in a single report."""
    engine = db.connect(here.database_url)
    _take_in(Drafts())
    engine.dispose()


def _take_in(drafts: Drafts) -> None:
    draft = ReportDraft.model_validate(drafts.body())
    with transaction() as session:
        submit(session, draft, Actor(), utc_now())


def _statements(here: Ground) -> Captured:
    wiring.load_subscribers()  # so that the outbox entries are written too
    engine = db.connect(here.database_url)
    drafts = Drafts()
    _take_in(drafts)  # the catalogue is in memory from now on
    before = new_id()
    sql = statements_of(engine, lambda: _take_in(drafts))
    engine.dispose()
    return Captured(sql, made_since(sql, before))
