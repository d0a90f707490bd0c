# SPDX-License-Identifier: EUPL-1.2
"""Points that nobody decided in time, for moderators."""

from uuid import UUID

from apiflask import APIBlueprint

from civic.accounts.access import moderators
from civic.mapping import triage_commands, triage_queries, triage_views
from civic.mapping.errors import PointDecided
from civic.mapping.triage_schemas import PointDecision, PointVerdict, Triage
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint, language
from civic.platform.problems import InvalidBody, NotAllowed, NotSignedIn, NotThere

bp = APIBlueprint("triage", __name__, tag="Desk")

REFUSES = (NotAllowed, NotSignedIn)


@endpoint(
    bp,
    "/api/v1/desk/mapping/triage",
    "GET",
    may=moderators,
    returns=Triage,
    refuses=REFUSES,
)
def list_triage() -> Triage:
    """List points that are likely but that nobody decided in time."""
    with transaction() as session:
        return triage_views.triage_view(session, current_actor(), language())


@endpoint(
    bp,
    "/api/v1/desk/points/<uuid:point_id>/decision",
    "POST",
    may=moderators,
    body=PointVerdict,
    returns=PointDecision,
    refuses=(*REFUSES, NotThere, InvalidBody, PointDecided),
)
def decide_point(point_id: UUID, body: PointVerdict) -> PointDecision:
    """Decide a point that residents have not; it then goes the way of all that are decided."""
    with transaction() as session:
        actor = current_actor()
        point = triage_queries.point_to_decide(session, point_id, actor)
        return triage_commands.decide_point(session, point, body, actor, utc_now())
