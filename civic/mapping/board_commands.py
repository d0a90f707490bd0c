# SPDX-License-Identifier: EUPL-1.2
"""Drawing boards: snapshots of the ledger, of those who want to stand on them."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from civic.mapping.board_policy import week_to_draw
from civic.mapping.board_queries import may_stand
from civic.mapping.days import WEEK, starts_at
from civic.mapping.kinds import CampaignState, EntryState
from civic.mapping.models import Campaign
from civic.mapping.score_models import Board, ScoreEntry
from civic.places.models import Area, Jurisdiction

#: A campaign's board is drawn anew for so long after its end, since departments answer later.
DRAWN_ON = timedelta(days=30)


def draw_weeks(session: Session, now: datetime) -> int:
    """Draw the week that is over in each city, once; return how many were drawn."""
    n = 0
    for city in session.scalars(select(Jurisdiction).order_by(Jurisdiction.code)):
        week_on = week_to_draw(now, city.zone)
        if session.scalar(
            select(Board.id).filter_by(jurisdiction_id=city.id, campaign_id=None, week_on=week_on)
        ):
            continue
        n += _draw_week(session, city, week_on, now)
    return n


def draw_campaigns(session: Session, now: datetime) -> int:
    """Draw the boards of campaigns anew that run or ended lately; return how many."""
    drawn = session.scalars(
        select(Campaign).where(
            Campaign.has_boards,
            Campaign.state != CampaignState.DRAFT,
            Campaign.starts_at <= now,
            Campaign.ends_at > now - DRAWN_ON,
        )
    ).all()
    for campaign in drawn:
        rows = _rows(session, ScoreEntry.campaign_id == campaign.id)
        key = {"jurisdiction_id": campaign.jurisdiction_id, "campaign_id": campaign.id}
        _keep(session, key, rows, now)
    return len(drawn)


def _draw_week(session: Session, city: Jurisdiction, week_on: date, now: datetime) -> bool:
    since, until = starts_at(week_on, city.zone), starts_at(week_on + WEEK, city.zone)
    of_campaigns = select(Campaign.id).where(Campaign.jurisdiction_id == city.id)
    of_areas = select(Area.id).where(Area.jurisdiction_id == city.id)
    here = or_(ScoreEntry.campaign_id.in_(of_campaigns), ScoreEntry.area_id.in_(of_areas))
    rows = _rows(session, here, ScoreEntry.at >= since, ScoreEntry.at < until)
    return _keep(session, {"jurisdiction_id": city.id, "week_on": week_on}, rows, now)


def _rows(session: Session, *which: ColumnElement[bool]) -> list[dict[str, Any]]:
    """Return who earned how much by these entries, most first, of those who may stand there."""
    earned = func.sum(ScoreEntry.amount)
    found = session.execute(
        select(ScoreEntry.person_id, earned)
        .where(ScoreEntry.state == EntryState.SETTLED, *which, may_stand(ScoreEntry.person_id))
        .group_by(ScoreEntry.person_id)
        .having(earned > 0)
        .order_by(earned.desc(), ScoreEntry.person_id)
    )
    return [{"person_id": str(person_id), "amount": int(amount)} for person_id, amount in found]


def _keep(
    session: Session, key: Mapping[str, UUID | date], rows: list[dict[str, Any]], now: datetime
) -> bool:
    new = insert(Board).values(**key, rows=rows, drawn_at=now)
    kept = new.on_conflict_do_update(
        index_elements=["jurisdiction_id", "campaign_id", "week_on"],
        set_={"rows": new.excluded.rows, "drawn_at": new.excluded.drawn_at},
    ).returning(Board.id)
    return session.scalar(kept) is not None
