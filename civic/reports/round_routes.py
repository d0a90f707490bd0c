# SPDX-License-Identifier: EUPL-1.2
"""The inspector's round: where to go, and what was found there."""

from apiflask import APIBlueprint

from civic.accounts.access import department_staff
from civic.photos.errors import UnknownPhoto
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint, language
from civic.platform.problems import InvalidBody, NotAllowed, NotSignedIn
from civic.reports import round_views, visit_commands
from civic.reports.desk_work import Work, deed
from civic.reports.errors import IllegalTransition, ResponsePhotoMissing
from civic.reports.round_schemas import Round, RoundQuery, VisitBody

bp = APIBlueprint("round", __name__, tag="Round")


@endpoint(
    bp,
    "/api/v1/desk/round",
    "GET",
    may=department_staff,
    query=RoundQuery,
    returns=Round,
    refuses=(NotAllowed, NotSignedIn, InvalidBody),
)
def show_round(query: RoundQuery) -> Round:
    """Show where to go from here: what is due first, the rest on the way or after it.

    The answer holds all that an inspector needs at each place, for where there is no signal.
    """
    with transaction() as session:
        return round_views.round_view(session, query, current_actor(), language(), utc_now())


@deed(
    bp,
    "visit",
    "visit",
    may=department_staff,
    need="works",
    body=VisitBody,
    status=201,
    refuses=(IllegalTransition, ResponsePhotoMissing, UnknownPhoto),
)
def visit_report(work: Work, body: VisitBody) -> None:
    """Tell what was found at the place, and answer the report with it if that is wanted.

    One that comes late, from where there was no signal, is kept in any case; it answers only what
    is still owed.
    """
    visit_commands.visit(work.session, work.report, body, work.by, work.now)
