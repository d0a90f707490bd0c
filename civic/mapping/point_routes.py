# SPDX-License-Identifier: EUPL-1.2
"""Mapping points: adding them, reading them, taking them back."""

from uuid import UUID

from apiflask import APIBlueprint

from civic.accounts.access import anyone, signed_in
from civic.mapping import point_commands, point_queries
from civic.mapping.errors import (
    AdultsOnly,
    AlreadyMapped,
    InvalidPointAnswers,
    NotPlaying,
    OutsideCampaign,
    PointDecided,
    PointIdTaken,
    PointPhotoMissing,
    TooManyUndecided,
    UnknownKind,
)
from civic.mapping.point_schemas import MyPoints, PointDraft, PointView
from civic.mapping.point_views import point_view
from civic.photos.errors import UnknownPhoto
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint, language
from civic.platform.problems import NotThere

bp = APIBlueprint("points", __name__, tag="Mapping points")


@endpoint(
    bp,
    "/api/v1/campaigns/<uuid:campaign_id>/points",
    "POST",
    may=signed_in,
    body=PointDraft,
    returns=PointView,
    status=201,
    repeated=200,
    limit="point",
    refuses=(
        NotPlaying,
        AdultsOnly,
        OutsideCampaign,
        UnknownKind,
        InvalidPointAnswers,
        PointPhotoMissing,
        UnknownPhoto,
        PointIdTaken,
        TooManyUndecided,
        AlreadyMapped,
    ),
)
def add_point(campaign_id: UUID, body: PointDraft) -> tuple[PointView, int]:
    """Put a thing on the map that one found in a campaign.

    It counts by when it was found: a point from a device that had no connection is taken after
    the end of the campaign, too.
    """
    actor = current_actor()
    with transaction() as session:
        added = point_commands.add(session, campaign_id, body, actor, utc_now())
        found = point_queries.shown(session, added.point.id)
        return point_view(found, actor, language()), 201 if added.is_new else 200


@endpoint(
    bp,
    "/api/v1/points/<uuid:point_id>",
    "GET",
    may=anyone,
    returns=PointView,
    refuses=(NotThere,),
)
def show_point(point_id: UUID) -> PointView:
    """Show a mapping point; neither who found it nor what others say of it."""
    with transaction() as session:
        return point_view(point_queries.shown(session, point_id), current_actor(), language())


@endpoint(
    bp,
    "/api/v1/points/<uuid:point_id>",
    "DELETE",
    may=signed_in,
    returns=PointView,
    refuses=(NotThere, PointDecided),
)
def withdraw_point(point_id: UUID) -> PointView:
    """Take one's own point back while nothing is decided; a second time changes nothing."""
    actor = current_actor()
    with transaction() as session:
        point_commands.withdraw(session, point_id, actor, utc_now())
        return point_view(point_queries.shown(session, point_id), actor, language())


@endpoint(bp, "/api/v1/me/points", "GET", may=signed_in, returns=MyPoints)
def list_my_points() -> MyPoints:
    """List one's own mapping points, newest first."""
    actor = current_actor()
    if actor.person_id is None:
        return MyPoints(points=[])
    with transaction() as session:
        found = point_queries.points_of(session, actor.person_id)
        return MyPoints(points=[point_view(each, actor, language()) for each in found])
