# SPDX-License-Identifier: EUPL-1.2
"""The desk of those who look after departments: figures, and the table behind them."""

from collections.abc import Iterator
from datetime import timedelta

from apiflask import APIBlueprint
from flask import Response

from civic.accounts.access import managers, overseers
from civic.accounts.commands import log_access
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint, language
from civic.platform.problems import InvalidBody, NotAllowed, NotSignedIn
from civic.statistics import export_queries, overview_queries, overview_views
from civic.statistics.overview_schemas import (
    ExportQuery,
    Heat,
    HeatQuery,
    Load,
    Overview,
    PastQuery,
    Ratings,
    RatingsQuery,
    Signals,
)

bp = APIBlueprint("overview", __name__, tag="Desk")

CSV = "text/csv"
#: What stands in the log of who read what.
EXPORT = "reports.export"
REFUSES = (NotAllowed, NotSignedIn, InvalidBody)


@endpoint(
    bp,
    "/api/v1/desk/overview",
    "GET",
    may=overseers,
    query=PastQuery,
    returns=Overview,
    refuses=REFUSES,
)
def show_overview(query: PastQuery) -> Overview:
    """Show how my departments stand: what is open, about to be late, late and waiting.

    Working days are those of each department's calendar. `held` looks back `days` days.
    """
    with transaction() as session:
        return overview_views.overview(session, query, current_actor(), language(), utc_now())


@endpoint(
    bp,
    "/api/v1/desk/load",
    "GET",
    may=managers,
    query=PastQuery,
    returns=Load,
    refuses=REFUSES,
)
def show_load(query: PastQuery) -> Load:
    """Show what each of my team has on the desk, in order of name.

    Only of departments that one manages oneself.
    """
    with transaction() as session:
        return overview_views.load(session, query, current_actor(), language(), utc_now())


@endpoint(
    bp,
    "/api/v1/desk/ratings",
    "GET",
    may=overseers,
    query=RatingsQuery,
    returns=Ratings,
    refuses=REFUSES,
)
def list_ratings(query: RatingsQuery) -> Ratings:
    """List what residents make of the answers of my departments, the newest first.

    `by_person` is empty but for the manager of the department.
    """
    with transaction() as session:
        return overview_views.ratings(session, query, current_actor(), language(), utc_now())


@endpoint(
    bp,
    "/api/v1/desk/signals",
    "GET",
    may=overseers,
    query=PastQuery,
    returns=Signals,
    refuses=REFUSES,
)
def show_signals(query: PastQuery) -> Signals:
    """Show what deserves a second look: kept at the last moment, paused late, reopened soon.

    None of it is a verdict.
    """
    with transaction() as session:
        return overview_views.signals(session, query, current_actor(), utc_now())


@endpoint(
    bp,
    "/api/v1/desk/heat",
    "GET",
    may=overseers,
    query=HeatQuery,
    returns=Heat,
    refuses=REFUSES,
)
def show_heat(query: HeatQuery) -> Heat:
    """Show where reports of my departments are open and overdue, as GeoJSON of squares."""
    with transaction() as session:
        return overview_views.heat(session, query, current_actor(), utc_now())


@endpoint(
    bp,
    "/api/v1/desk/export.csv",
    "GET",
    may=overseers,
    query=ExportQuery,
    refuses=REFUSES,
    gives=CSV,
)
def export_reports(query: ExportQuery) -> Response:
    """Give the reports of my departments as a table, without anything about their reporters.

    Every export is written down. Cells that a spreadsheet would run begin with an apostrophe.
    """
    actor, now = current_actor(), utc_now()
    with transaction() as session:
        seen = overview_queries.overseen_departments(session, actor, query.department, now)
        ids = [one.department.id for one in seen]
        for department_id in ids:
            log_access(session, actor.person_id, EXPORT, department_id, now)

    def lines() -> Iterator[str]:
        with transaction() as session:
            since = now - timedelta(days=query.days)
            yield from export_queries.exported(session, ids, since, query.statuses)

    answer = Response(lines(), content_type=f"{CSV}; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="reports-{now:%Y-%m-%d}.csv"'
    return answer
