# SPDX-License-Identifier: EUPL-1.2
"""Lists by bounding box and filters, page by page, against the bare SQL of the same page."""

import random
from collections.abc import Callable
from threading import Lock
from typing import Any

from civic.accounts.policy import Actor
from civic.bench.capture import as_script, statements_of
from civic.bench.ground import Ground, web
from civic.bench.intake import EAST, NORTH, SOUTH, WEST
from civic.bench.load import Round, http_round, pgbench_round
from civic.platform import db
from civic.platform.db import transaction
from civic.reports.list_queries import listed
from civic.reports.query_schemas import ListQuery

#: Copies one report of the demo city to random places and days of a year.
FILL = """
INSERT INTO reports (id, number, jurisdiction_id, category_id, department_id, status, visibility,
    description, language, location, address, area_ids, subject_kind, answers, contact_email,
    body_digest, received_at, updated_at, routing, moderation_reasons, due_at)
SELECT gen_random_uuid(), 'BENCH-' || n, r.jurisdiction_id, c.id, r.department_id,
    (ARRAY['accepted', 'in_progress', 'answered', 'closed', 'closed', 'closed'])[1 + n %% 6],
    'public', r.description, 'fi',
    ST_SetSRID(ST_MakePoint(
        %(west)s + random() * %(width)s, %(south)s + random() * %(height)s), 4326),
    r.address, r.area_ids, 'place', '{}', 'bench@people.example', n::text,
    now() - random() * interval '365 days', now(), '{}', '[]', now() + interval '5 days'
FROM generate_series(1, %(n)s) AS n
CROSS JOIN LATERAL (SELECT * FROM reports ORDER BY received_at LIMIT 1) AS r
JOIN LATERAL (SELECT id FROM categories ORDER BY id OFFSET n %% 60 LIMIT 1) AS c ON true
"""


def run(
    here: Ground, n: int, rounds: int, seconds: float, log: Callable[[str], None]
) -> dict[str, Any]:
    """Return the figures of `rounds` alternating rounds over `n` reports."""
    log(f"{n} reports")
    with here.cluster.connect("civic_bench") as connection:
        connection.execute(FILL, box(n))
        connection.execute("VACUUM ANALYZE reports")
    statements = _statements(here)
    script = as_script(statements, ())
    draw = Boxes()
    ours: list[Round] = []
    limits: list[Round] = []
    with web(here) as server:
        http_round(server, draw.request, 4, 2)
        for number in range(rounds):
            log(f"round {number + 1} of {rounds}")
            ours.append(http_round(server, draw.request, 4, seconds))
            limits.append(pgbench_round(here, script, 4, seconds))
    return {"ours": ours, "limit": limits, "n_statements": len(statements)}


class Boxes:
    """Asks for a screenful of map somewhere in the demo city; safe for many threads."""

    def __init__(self, seed: int = 1) -> None:
        self._dice = random.Random(seed)  # noqa: S311 - dice, not secrets
        self._lock = Lock()

    def bbox(self) -> str:
        """Return west,south,east,north of about 300 m."""
        with self._lock:
            west = self._dice.uniform(WEST, EAST - 0.006)
            south = self._dice.uniform(SOUTH, NORTH - 0.003)
        return f"{west:.5f},{south:.5f},{west + 0.006:.5f},{south + 0.003:.5f}"

    def request(self) -> tuple[str, str, None]:
        """Return the request for the next box."""
        return "GET", f"/api/v1/reports?bbox={self.bbox()}&status=accepted,in_progress", None


def box(n: int) -> dict[str, float]:
    """Return what `FILL` is given for `n` reports."""
    return {"west": WEST, "width": EAST - WEST, "south": SOUTH, "height": NORTH - SOUTH, "n": n}


def _statements(here: Ground) -> list[str]:
    engine = db.connect(here.database_url)
    query = ListQuery.model_validate({"bbox": Boxes().bbox(), "status": "accepted,in_progress"})

    def ask() -> None:
        with transaction() as session:
            listed(session, query, Actor())

    ask()
    sent = statements_of(engine, ask)
    engine.dispose()
    return sent
