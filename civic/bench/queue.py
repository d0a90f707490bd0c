# SPDX-License-Identifier: EUPL-1.2
"""A department's queue with its counts, against the bare SQL of the same page.

Rounds in turn: the page as it is made while somebody changes something ten times a second, so that
counts are made anew all the time, for one who asks and for more than there are cores; the page that
the client holds already; and pgbench sending the statements of the first.
"""

import http.client
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Thread
from typing import Any
from urllib.parse import urlparse

from civic.accounts.commands import add_person, grant_role, set_password
from civic.accounts.kinds import Role
from civic.accounts.models import Person
from civic.accounts.queries import actor_of, person_by_email
from civic.bench.capture import as_script, statements_of
from civic.bench.ground import DATABASE, Ground, Web, web
from civic.bench.intake import EAST, NORTH, SOUTH, WEST
from civic.bench.load import Round, http_round, pgbench_round
from civic.platform import db
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.reports import queue_queries
from civic.reports.models import Report
from civic.reports.queue_schemas import QueueQuery
from civic.reports.queue_scope import scope_of
from civic.reports.queue_state import COUNTS_LAST

EMAIL, PASSWORD = "clerk@bench.example", "a river of paper boats"
QUEUE = "/api/v1/desk/queue"
CHANGES_PER_S = 10
CLIENTS = 4
#: A minute that ends in the middle of a round would make the page another.
QUIET_S = 30

#: The first `n_open` are open, most of them in the department of the one that is copied.
REPORTS = """
INSERT INTO reports (id, number, jurisdiction_id, category_id, department_id, status, visibility,
    description, language, location, address, area_ids, subject_kind, answers, contact_email,
    body_digest, received_at, updated_at, routing, moderation_reasons, due_at, due_soon_at,
    priority, assignee_id, cycle, answered_at, closed_at)
SELECT gen_random_uuid(), 'BENCH-' || n, r.jurisdiction_id, c.id,
    CASE WHEN is_ours THEN r.department_id ELSE d.id END,
    CASE WHEN is_open THEN (ARRAY['accepted', 'accepted', 'in_progress', 'needs_info', 'reopened'])
        [1 + n %% 5] ELSE 'closed' END,
    'public', r.description, 'fi',
    ST_SetSRID(ST_MakePoint(
        %(west)s + random() * %(width)s, %(south)s + random() * %(height)s), 4326),
    r.address, r.area_ids, 'place', '{}', 'bench@people.example', n::text,
    at.received, at.received, '{}', '[]',
    CASE WHEN is_open THEN at.due END, CASE WHEN is_open THEN at.due - interval '2 days' END,
    CASE n %% 20 WHEN 0 THEN 'urgent' WHEN 1 THEN 'high' ELSE 'normal' END,
    CASE WHEN n %% 3 = 0 THEN p.id END, CASE n %% 50 WHEN 0 THEN 2 ELSE 1 END,
    CASE WHEN NOT is_open THEN at.received + interval '5 days' END,
    CASE WHEN NOT is_open THEN at.received + interval '9 days' END
FROM generate_series(1, %(n)s) AS n
CROSS JOIN LATERAL (SELECT n <= %(n_open)s * 3 / 2 AS is_open, n <= %(n_open)s AS is_ours) AS which
CROSS JOIN LATERAL (SELECT * FROM reports ORDER BY received_at LIMIT 1) AS r
CROSS JOIN LATERAL (SELECT id FROM people WHERE email = %(email)s) AS p
JOIN LATERAL (SELECT id FROM categories ORDER BY id OFFSET n %% 60 LIMIT 1) AS c ON true
JOIN LATERAL (SELECT id FROM departments ORDER BY id OFFSET n %% 5 LIMIT 1) AS d ON true
CROSS JOIN LATERAL (SELECT now() + random() * interval '14 days' - interval '2 days' AS due,
    now() - random() * interval '365 days' AS received) AS at
"""
TIMERS = """
INSERT INTO sla_timers (id, report_id, target, cycle, policy_id, calendar_version_id, started_at,
    due_at, original_due_at, stopped_at, outcome)
SELECT gen_random_uuid(), r.id, t.target, t.cycle, t.policy_id, t.calendar_version_id,
    r.due_at - interval '9 days', r.due_at, r.due_at,
    CASE WHEN t.target <> 'resolution' THEN r.due_at - interval '8 days' END,
    CASE WHEN t.target <> 'resolution' THEN 'kept' END
FROM reports r CROSS JOIN sla_timers t
WHERE r.number LIKE 'BENCH-%%' AND r.due_at IS NOT NULL
    AND t.report_id = (SELECT id FROM reports WHERE number NOT LIKE 'BENCH-%%' LIMIT 1)
"""
HISTORIES = """
INSERT INTO report_events (report_id, kind, at, actor_role, department_id, is_public, data)
SELECT r.id, kind, r.received_at, 'system', r.department_id, true, '{}'
FROM reports r CROSS JOIN unnest(ARRAY['received', 'routed', 'public_note']) AS kind
WHERE r.number LIKE 'BENCH-%%' AND r.due_at IS NOT NULL
"""
CHANGE = """
INSERT INTO report_events (report_id, kind, at, actor_role, is_public, text, data)
SELECT id, 'internal_note', now(), 'department', false, 'Bench', '{}' FROM reports
WHERE number = 'BENCH-' || (1 + floor(random() * %(n_open)s))::int
"""


@dataclass(frozen=True)
class Figures:
    """What the rounds came to."""

    made: list[Round]
    made_for_many: list[Round]
    known: list[Round]
    limit: list[Round]
    n_statements: int


def run(
    here: Ground, n: int, n_open: int, rounds: int, seconds: float, log: Callable[[str], None]
) -> Figures:
    """Return the figures of `rounds` alternating rounds over `n` reports, `n_open` in the queue."""
    engine = db.connect(here.database_url)
    _staff()
    log(f"{n} reports, {n_open} of them in the queue")
    _fill(here, n, n_open)
    statements = statements_of(engine, _page)
    engine.dispose()
    figures = Figures([], [], [], [], len(statements))
    with web(here) as server:
        headers = {"Cookie": _signed_in(server)}
        http_round(server, _request, CLIENTS, 2, headers)
        for number in range(rounds):
            log(f"round {number + 1} of {rounds}")
            with _changing(here, n_open):
                figures.made.append(http_round(server, _request, 1, seconds, headers))
                many = http_round(server, _request, CLIENTS, seconds, headers)
                figures.made_for_many.append(many)
            figures.known.append(_known_round(server, seconds, headers))
            figures.limit.append(pgbench_round(here, as_script(statements, ()), 1, seconds))
    return figures


def _request() -> tuple[str, str, None]:
    return "GET", QUEUE, None


def _known_round(server: Web, seconds: float, headers: dict[str, str]) -> Round:
    """Ask for the page that the client holds, in a minute that does not end meanwhile.

    Raises:
        RuntimeError: it was another page in the end.
    """
    # The counts of the round before, which are no longer true, go out of use first.
    time.sleep(COUNTS_LAST.total_seconds() + 1)
    if (left := 60 - time.time() % 60) < min(QUIET_S, seconds + 5):
        time.sleep(left + 1)
    _, found = _asked(server, "GET", QUEUE, None, headers)
    holding = headers | {"If-None-Match": found["ETag"]}
    figures = http_round(server, _request, 1, seconds, holding)
    if (status := _asked(server, "GET", QUEUE, None, holding)[0]) != http.HTTPStatus.NOT_MODIFIED:
        raise RuntimeError(f"the page that is held: {status}")
    return figures


def _staff() -> None:
    """Add the clerk of the department that the copied report is in."""
    now = utc_now()
    with transaction() as session:
        report = session.query(Report).order_by(Report.received_at).limit(1).one()
        person = add_person(session, EMAIL, name="Clerk", now=now)
        set_password(session, person, PASSWORD, now)
        grant_role(session, person, Role.CLERK, report.jurisdiction_id, report.department_id)


def _fill(here: Ground, n: int, n_open: int) -> None:
    box = {"west": WEST, "width": EAST - WEST, "south": SOUTH, "height": NORTH - SOUTH}
    with here.cluster.connect(DATABASE) as connection:
        connection.execute(REPORTS, box | {"n": n, "n_open": n_open, "email": EMAIL})
        for statement in (TIMERS, HISTORIES):
            connection.execute(statement, {})
        for table in ("reports", "sla_timers", "report_events"):
            connection.execute(f"VACUUM ANALYZE {table}")


def _page() -> None:
    """Read what the page shows, as the endpoint does."""
    now, query = utc_now(), QueueQuery()
    with transaction() as session:
        scope = scope_of(session, actor_of(_clerk(session)), now)
        keys = queue_queries.page_keys(session, query, scope, now)
        found = queue_queries.lines(session, [key.place.id for key in keys.keys], scope)
        queue_queries.running_timers(session, [line.report.id for line in found])
        queue_queries.counts(session, query, scope, now)


def _clerk(session: Any) -> Person:
    person = person_by_email(session, EMAIL)
    if person is None:
        raise LookupError(EMAIL)
    return person


def _signed_in(server: Web) -> str:
    """Return the cookie of the clerk's session."""
    body = {"email": EMAIL, "password": PASSWORD}
    status, headers = _asked(server, "POST", "/api/v1/session", body, {})
    if status != http.HTTPStatus.OK:
        raise RuntimeError(f"sign in: {status}")
    return str(headers["Set-Cookie"]).partition(";")[0]


def _asked(
    server: Web, method: str, path: str, body: Any, headers: dict[str, str]
) -> tuple[int, Any]:
    address = urlparse(server.url)
    connection = http.client.HTTPConnection(str(address.hostname), address.port, timeout=60)
    try:
        sent = None if body is None else json.dumps(body)
        connection.request(method, path, sent, {"Content-Type": "application/json", **headers})
        answer = connection.getresponse()
        answer.read()
        return answer.status, answer.headers
    finally:
        connection.close()


@contextmanager
def _changing(here: Ground, n_open: int) -> Iterator[None]:
    """Change something in the queue ten times a second meanwhile."""
    over = Event()

    def change() -> None:
        with here.cluster.connect(DATABASE) as connection:
            while not over.wait(1 / CHANGES_PER_S):
                connection.execute(CHANGE, {"n_open": n_open})

    thread = Thread(target=change)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
