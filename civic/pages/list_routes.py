# SPDX-License-Identifier: EUPL-1.2
"""Lists of reports: everybody's, by status and category, and one's own."""

from collections.abc import Mapping

from apiflask import APIBlueprint
from flask import Response, request

from civic.accounts.access import anyone
from civic.pages.lists import choices_of, query_of
from civic.pages.queries import report_lines
from civic.pages.routes import page
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint, language
from civic.platform.problems import InvalidBody
from civic.reports.query_schemas import ListQuery

bp = APIBlueprint("list_pages", __name__, enable_openapi=False)


@endpoint(bp, "/reports", "GET", may=anyone)
def show_list() -> Response:
    """Show public reports, newest first; parameters that mean nothing here are left aside."""
    with transaction() as session:
        choices = choices_of(session, request.args, language())
        query = query_of(choices, request.args.get("cursor"))
        try:
            lines = report_lines(session, query, current_actor(), language(), utc_now())
        except InvalidBody:  # the cursor is of another time, or was cut off
            query = query_of(choices, None)
            lines = report_lines(session, query, current_actor(), language(), utc_now())
    return page("list", city=lines.city, choices=choices, lines=lines, is_first=not query.cursor)


@endpoint(bp, "/me", "GET", may=anyone)
def show_me_page() -> Response:
    """Show one's own reports."""
    return _mine(request.args)


@endpoint(bp, "/me/<path:name>", "GET", may=anyone)
def show_part_of_me(name: str) -> Response:  # noqa: ARG001 - parts are the app's; here all is one
    """Show one's own reports, whatever part of one's page is asked for."""
    return _mine(request.args)


def _mine(given: Mapping[str, str]) -> Response:
    actor = current_actor()
    if not actor.is_signed_in:
        return page("mine", lines=None, is_first=True)
    cursor = given.get("cursor")
    with transaction() as session:
        try:
            query = ListQuery(mine=True, limit=20, cursor=cursor and cursor[:200])
            lines = report_lines(session, query, actor, language(), utc_now())
        except InvalidBody:
            query = ListQuery(mine=True, limit=20)
            lines = report_lines(session, query, actor, language(), utc_now())
    return page("mine", city=lines.city, lines=lines, is_first=not query.cursor)
