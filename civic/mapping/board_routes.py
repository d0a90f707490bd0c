# SPDX-License-Identifier: EUPL-1.2
"""Boards of weeks, campaigns and districts. There is none of all time."""

import hashlib
from uuid import UUID

from apiflask import APIBlueprint
from flask import Response, current_app

from civic.accounts.access import anyone, signed_in
from civic.mapping import board_queries, district_queries
from civic.mapping.board_schemas import (
    BoardView,
    DistrictBoard,
    DistrictBoards,
    DistrictQuery,
    DistrictsQuery,
    WeekQuery,
)
from civic.mapping.board_views import board_view, district_view, districts_view
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint, language, not_changed
from civic.platform.problems import InvalidBody, NotThere

bp = APIBlueprint("boards", __name__, tag="Mapping game")


@endpoint(
    bp,
    "/api/v1/boards/week",
    "GET",
    may=signed_in,
    query=WeekQuery,
    returns=BoardView,
    refuses=(InvalidBody,),
    tagged=True,
)
def show_week_board(query: WeekQuery) -> Response:
    """Show who of those who want to be seen earned most in a week, under the names they play by."""
    viewer_id = current_actor().person_id
    with transaction() as session:
        board = board_queries.week_board(session, query.jurisdiction, query.week_on)
        return _tagged(board_view(session, board, None, viewer_id, language()))


@endpoint(
    bp,
    "/api/v1/campaigns/<uuid:campaign_id>/board",
    "GET",
    may=signed_in,
    returns=BoardView,
    refuses=(NotThere,),
    tagged=True,
)
def show_campaign_board(campaign_id: UUID) -> Response:
    """Show who of those who want to be seen earned most in a campaign."""
    viewer_id = current_actor().person_id
    with transaction() as session:
        campaign = board_queries.boarded(session, campaign_id)
        board = board_queries.campaign_board(session, campaign_id)
        return _tagged(board_view(session, board, campaign, viewer_id, language()))


@endpoint(
    bp,
    "/api/v1/areas/<string:code>/mapping",
    "GET",
    may=anyone,
    query=DistrictQuery,
    returns=DistrictBoard,
    refuses=(NotThere, InvalidBody),
)
def show_district_board(code: str, query: DistrictQuery) -> DistrictBoard:
    """Show how much of a district was looked at in 90 days, and how many answers were checked."""
    with transaction() as session:
        area = district_queries.area_of(session, code, query.jurisdiction)
        told = district_queries.seen_in(session, [area], utc_now())
        return district_view(area, told[area.id], language())


@endpoint(
    bp,
    "/api/v1/areas/mapping",
    "GET",
    may=anyone,
    query=DistrictsQuery,
    returns=DistrictBoards,
    refuses=(InvalidBody,),
)
def list_district_boards(query: DistrictsQuery) -> DistrictBoards:
    """List how well the districts of a city are looked after, and which of them holds a place."""
    with transaction() as session:
        areas = district_queries.districts_of(session, query.jurisdiction)
        told = district_queries.seen_in(session, areas, utc_now())
        here = None
        if query.lon is not None and query.lat is not None:
            here = district_queries.district_at(session, areas, query.lon, query.lat)
        return districts_view(areas, told, here, language())


def _tagged(view: BoardView) -> Response:
    body = view.model_dump_json()
    etag = hashlib.sha256(body.encode()).hexdigest()[:32]
    if known := not_changed(etag):
        return known
    headers = {"ETag": f'"{etag}"', "Cache-Control": "private, no-cache"}
    return current_app.response_class(body, headers=headers, mimetype="application/json")
