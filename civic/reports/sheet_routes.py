# SPDX-License-Identifier: EUPL-1.2
"""The sheet of a report: all of it in one answer."""

from uuid import UUID

from apiflask import APIBlueprint

from civic.accounts.access import desk_readers
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint, language
from civic.platform.problems import InvalidBody, NotAllowed, NotSignedIn, NotThere
from civic.reports import sheet_views
from civic.reports.queries import seen
from civic.reports.sheet_schemas import Sheet, SheetQuery

bp = APIBlueprint("sheet", __name__, tag="Desk")

REFUSES = (NotThere, NotAllowed, NotSignedIn, InvalidBody)


@endpoint(
    bp,
    "/api/v1/desk/reports/<uuid:report_id>/sheet",
    "GET",
    may=desk_readers,
    query=SheetQuery,
    returns=Sheet,
    refuses=REFUSES,
)
def show_sheet(report_id: UUID, query: SheetQuery) -> Sheet:  # noqa: ARG001 - read by language()
    """Show a report with all that is needed to decide about it.

    Its history with what is internal, open reports within 150 m, those that may be about the same
    and why, what else the reporter sent as far as this desk may see it, the building with its
    manager, and the things in the street. That the contact was read is written down.
    """
    return _sheet(report_id)


@endpoint(
    bp,
    "/api/v1/desk/reports/<string:number>/sheet",
    "GET",
    may=desk_readers,
    query=SheetQuery,
    returns=Sheet,
    refuses=REFUSES,
)
def show_sheet_by_number(number: str, query: SheetQuery) -> Sheet:  # noqa: ARG001 - as above
    """Show the same by number."""
    return _sheet(number)


def _sheet(key: UUID | str) -> Sheet:
    with transaction() as session:
        found = seen(session, key, current_actor())
        if not found.rights.is_staff:
            raise NotAllowed
        return sheet_views.sheet(session, found, language(), utc_now())
