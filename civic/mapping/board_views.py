# SPDX-License-Identifier: EUPL-1.2
"""Boards as the API gives them."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from civic.mapping import board_queries
from civic.mapping.board_policy import Place, shown
from civic.mapping.board_schemas import (
    BoardView,
    DistrictBoard,
    DistrictBoards,
    DistrictRef,
    PlaceView,
)
from civic.mapping.district_queries import WITHIN, Seen
from civic.mapping.game_views import points
from civic.mapping.models import Campaign
from civic.mapping.point_views import campaign_ref
from civic.mapping.score_models import Board
from civic.places.models import Area
from civic.platform.i18n import pick


def board_view(
    session: Session,
    board: Board | None,
    campaign: Campaign | None,
    viewer_id: UUID | None,
    language: str,
) -> BoardView:
    """Return a board as somebody may see it now; an empty one where none was drawn."""
    seen = shown(board_queries.standing(session, board) if board else [], viewer_id)
    people = {place.person_id for place in (*seen.top, *seen.around)}
    names = board_queries.pseudonyms_of(session, people)
    return BoardView(
        week_on=board.week_on if board else None,
        campaign=campaign_ref(campaign, language) if campaign else None,
        drawn_at=board.drawn_at if board else None,
        n_people=seen.n_people,
        points=points(seen.total),
        top=_places(seen.top, names, viewer_id),
        around=_places(seen.around, names, viewer_id),
    )


def district_view(area: Area, seen: Seen, language: str) -> DistrictBoard:
    """Return how well a district is looked after."""
    return DistrictBoard(
        area=DistrictRef(code=area.code, name=pick(area.name, language)),
        within_days=WITHIN.days,
        n_cells=seen.n_cells,
        n_cells_seen=seen.n_cells_seen,
        cells_seen_share=round(seen.n_cells_seen / seen.n_cells, 4) if seen.n_cells else 0.0,
        n_closures=seen.n_closures,
        n_closures_checked=seen.n_closures_checked,
        closures_checked_share=(
            round(seen.n_closures_checked / seen.n_closures, 4) if seen.n_closures else None
        ),
    )


def districts_view(
    areas: Collection[Area], told: Mapping[UUID, Seen], here: Area | None, language: str
) -> DistrictBoards:
    """Return how well districts are looked after, the best first."""
    boards = [district_view(area, told[area.id], language) for area in areas]
    boards.sort(key=lambda each: (-each.cells_seen_share, each.area.name))
    return DistrictBoards(here=here.code if here else None, districts=boards)


def _places(
    places: Sequence[Place], names: Mapping[UUID, str], viewer_id: UUID | None
) -> list[PlaceView]:
    return [
        PlaceView(
            place=each.place,
            pseudonym=names[each.person_id],
            points=points(each.amount),
            is_me=each.person_id == viewer_id,
        )
        for each in places
    ]
