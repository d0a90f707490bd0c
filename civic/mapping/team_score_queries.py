# SPDX-License-Identifier: EUPL-1.2
"""What the scores of teams are made of: three questions, however many teams there are."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from uuid import UUID

import h3
from geoalchemy2.shape import to_shape
from sqlalchemy import ColumnElement, Integer, cast, func, select
from sqlalchemy.orm import Session, aliased

from civic.mapping.cells import cell_at
from civic.mapping.kinds import Answer, Flag, PointState, Purpose
from civic.mapping.ledger_queries import accepted
from civic.mapping.models import CampaignKind, Confirmation, MappingPoint
from civic.mapping.team_models import Team
from civic.mapping.team_policy import Parts
from civic.mapping.team_queries import current_team
from civic.places.models import Building

#: A plot counts as seen for so long; rechecks are on time for so long; so far back all is counted.
SEEN_WITHIN, ON_TIME, COUNTED = timedelta(days=30), timedelta(days=14), timedelta(days=90)


def parts_of(session: Session, teams: Collection[Team], now: datetime) -> Mapping[UUID, Parts]:
    """Return what the score of each team is made of now."""
    ids = {team.id for team in teams}
    coverage = _coverage(session, plots_of(session, teams), now)
    rechecks, agreement = _rechecks(session, ids, now), _agreement(session, ids, now)
    return {
        team_id: Parts(coverage.get(team_id), rechecks.get(team_id), agreement.get(team_id))
        for team_id in ids
    }


def plots_of(session: Session, teams: Collection[Team]) -> dict[UUID, frozenset[str]]:
    """Return the cells of the own plot of each house: that of its building, and those around."""
    houses = {team.building_id: team.id for team in teams if team.building_id is not None}
    outlines = select(Building.id, Building.outline).where(Building.id.in_(houses))
    plots = {}
    for building_id, outline in session.execute(outlines):
        middle = to_shape(outline).centroid
        ring = h3.grid_disk(cell_at(middle.x, middle.y), 1)
        plots[houses[building_id]] = frozenset(map(str, ring))
    return plots


def own_plot(session: Session, person_id: UUID) -> frozenset[str]:
    """Return the cells of the plot of the house that somebody's team is of; of others, none."""
    team = current_team(session, person_id)
    if team is None or team.building_id is None:
        return frozenset()
    return plots_of(session, [team]).get(team.id, frozenset())


def _looked() -> ColumnElement[bool]:
    """Return the condition that somebody looked, be it that they live there and prove nothing."""
    lives_there = (Confirmation.flags == [Flag.OWN_TEAM]) & (
        Confirmation.answer != Answer.CANT_TELL
    )
    return accepted() | lives_there


def _coverage(
    session: Session, plots: Mapping[UUID, frozenset[str]], now: datetime
) -> dict[UUID, float]:
    cells = frozenset().union(*plots.values())
    wanted = select(Confirmation.cell).where(
        Confirmation.cell.in_(cells), Confirmation.captured_at > now - SEEN_WITHIN, _looked()
    )
    seen = set(session.scalars(wanted.distinct())) if cells else set()
    return {team_id: len(plot & seen) / len(plot) for team_id, plot in plots.items()}


def _rechecks(session: Session, ids: Collection[UUID], now: datetime) -> dict[UUID, float]:
    """Return how many of what was to be looked at again was, by then."""
    due_at = MappingPoint.decided_at + func.make_interval(
        0, 0, 0, cast(CampaignKind.recheck_days, Integer)
    )
    looked = aliased(Confirmation)
    on_time = (
        select(looked.id)
        .where(
            looked.point_id == MappingPoint.id,
            looked.purpose == Purpose.STILL_THERE,
            looked.captured_at <= due_at + ON_TIME,
        )
        .exists()
    )
    rows = session.execute(
        select(MappingPoint.team_id, func.count(), func.count().filter(on_time))
        .join(CampaignKind, CampaignKind.id == MappingPoint.kind_id)
        .where(
            MappingPoint.team_id.in_(ids),
            MappingPoint.state == PointState.VERIFIED,
            due_at + ON_TIME <= now,
            due_at > now - COUNTED,
        )
        .group_by(MappingPoint.team_id)
    )
    return {team_id: n_done / n_due for team_id, n_due, n_done in rows if team_id is not None}


def _agreement(session: Session, ids: Collection[UUID], now: datetime) -> dict[UUID, float]:
    rows = session.execute(
        select(
            Confirmation.team_id,
            func.count(),
            func.count().filter(Confirmation.is_right.is_(True)),
        )
        .where(
            Confirmation.team_id.in_(ids),
            Confirmation.is_right.is_not(None),
            Confirmation.captured_at > now - COUNTED,
        )
        .group_by(Confirmation.team_id)
    )
    return {team_id: n_right / n for team_id, n, n_right in rows if team_id is not None}
