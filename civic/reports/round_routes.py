# SPDX-License-Identifier: EUPL-1.2
"""The inspector's round: where to go, and what was found there."""

from uuid import UUID

from apiflask import APIBlueprint

from civic.accounts.access import department_staff
from civic.photos.errors import UnknownPhoto
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint, language
from civic.platform.problems import InvalidBody, NotAllowed, NotSignedIn, NotThere
from civic.reports import round_views, visit_commands
from civic.reports.desk_routes import at_the_desk
from civic.reports.errors import IllegalTransition, ResponsePhotoMissing
from civic.reports.round_schemas import Round, RoundQuery, VisitBody
from civic.reports.schemas import ReportView

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


@endpoint(
    bp,
    "/api/v1/desk/reports/<uuid:report_id>/visit",
    "POST",
    may=department_staff,
    body=VisitBody,
    returns=ReportView,
    status=201,
    refuses=(
        NotThere,
        NotAllowed,
        NotSignedIn,
        InvalidBody,
        IllegalTransition,
        ResponsePhotoMissing,
        UnknownPhoto,
    ),
)
def visit_report(report_id: UUID, body: VisitBody) -> ReportView:
    """Tell what was found at the place, and answer the report with it if that is wanted."""
    with at_the_desk(report_id, "works") as work:
        visit_commands.visit(work.session, work.report, body, work.by, work.now)
        return work.view()
