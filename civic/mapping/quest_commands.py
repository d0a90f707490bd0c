# SPDX-License-Identifier: EUPL-1.2
"""Which questions are shown to whom on the spot."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from random import Random, SystemRandom
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from shapely import Point
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from civic.accounts.policy import Actor
from civic.mapping.errors import EnoughRefreshes, NotToAnswer, TooFarAway
from civic.mapping.gate_policy import MOST_ACCURACY_M, ON_SITE_M
from civic.mapping.kinds import UNDECIDED, AgeGroup, Purpose
from civic.mapping.models import Campaign, MappingPoint, Quest
from civic.mapping.offer_policy import (
    OFFERS,
    REFRESHES_A_DAY,
    WITHIN_M,
    Observer,
    Target,
    offers,
)
from civic.mapping.player_queries import locked_player
from civic.mapping.point_commands import player_for
from civic.mapping.quest_queries import (
    Askable,
    Asking,
    askable,
    devices_of,
    n_skipped,
    open_quests,
    tier_of,
)
from civic.mapping.quest_schemas import QuestQuery
from civic.mapping.team_queries import current_team
from civic.mapping.trail_queries import place_of
from civic.places.policy import metres_between
from civic.places.queries import jurisdiction_at
from civic.platform.problems import NotThere
from civic.reports.models import Report

#: Offered so long ago, an answer does not count any more.
HOLDS = timedelta(minutes=30)
#: Minors are sent nowhere from this hour on until that one, local.
NIGHT_FROM_H, NIGHT_TO_H = 21, 7


def offer(
    session: Session,
    query: QuestQuery,
    actor: Actor,
    now: datetime,
    dice: Random | None = None,
) -> Sequence[Quest]:
    """Return the questions that somebody has before them near a place, topped up by chance.

    Nobody can foresee the dice, unless they bring their own.

    Raises:
        NotPlaying: they have to join first.
        EnoughRefreshes: they asked for others as often as one may in a day.
    """
    player = player_for(session, None, actor)
    here = Point(query.lon, query.lat)
    if query.refresh:
        _put_aside(session, player.person_id, now)
    is_minor = player.age_group == AgeGroup.MINOR
    if is_minor and _is_night(session, here, now):
        return []
    before = [q for q in open_quests(session, player.person_id, now) if _is_near(session, q, here)]
    if len(before) >= OFFERS:
        return before[:OFFERS]
    asking = Asking(player.person_id, here, sorted(actor.department_ids()), is_minor)
    chosen = _draw(session, asking, OFFERS - len(before), now, dice or SystemRandom())
    return [*before, *(_show(session, player.person_id, each, now) for each in chosen)]


def ask_about(
    session: Session, point_id: UUID, here: Point, accuracy_m: float, actor: Actor, now: datetime
) -> Quest:
    """Ask somebody about a point that they found themselves, standing at it.

    Raises:
        NotPlaying, AdultsOnly: they have to join first, or may not.
        NotThere: there is no such point, or nobody is asked about it any more.
        NotToAnswer: it is their own, or that of somebody near to them.
        TooFarAway: they do not stand at it.
    """
    point = session.get(MappingPoint, point_id)
    campaign = None if point is None else session.get_one(Campaign, point.campaign_id)
    player = player_for(session, campaign, actor)
    if point is None or point.state not in UNDECIDED:
        raise NotThere
    if metres_between(here, place_of(point)) - min(accuracy_m, MOST_ACCURACY_M) > ON_SITE_M:
        raise TooFarAway("Go to where it is, and look at it there.")
    refuse_own(session, point, player.person_id, None)
    found = Askable(point.id, None, Purpose.VERIFY, point.round, point.author_id)
    return _show(session, player.person_id, found, now, is_chosen=True)


def skip(session: Session, quest_id: UUID, actor: Actor, now: datetime) -> None:
    """Put a question aside for today.

    Raises:
        NotThere: it is nobody's or somebody else's.
        EnoughRefreshes: they put aside as many as one may in a day.
    """
    quest = own(session, quest_id, actor)
    if quest.answered_at is not None or quest.skipped_at is not None:
        return
    _count_skips(session, quest.person_id, now)
    quest.skipped_at = now


def own(session: Session, quest_id: UUID, actor: Actor) -> Quest:
    """Return one's own quest, locked after its player as in `offer`: it is answered once.

    Raises:
        NotThere: it is nobody's, or somebody else's, or theirs who has left the game.
    """
    if actor.person_id is None or locked_player(session, actor.person_id) is None:
        raise NotThere
    quest = session.scalar(select(Quest).where(Quest.id == quest_id).with_for_update())
    if quest is None or quest.person_id != actor.person_id:
        raise NotThere
    return quest


def refuse_own(
    session: Session, point: MappingPoint, person_id: UUID, device_digest: str | None
) -> None:
    """See that nobody decides about what is theirs, or of those near to them.

    Raises:
        NotToAnswer: it is their own point, of their team, or from their device.
    """
    team = current_team(session, person_id)
    same_team = team is not None and team.id == point.team_id
    same_device = device_digest is not None and device_digest == point.device_digest
    if point.author_id == person_id or same_team or same_device:
        raise NotToAnswer("It is yours, or of somebody near to you: others have to look at it.")


def _put_aside(session: Session, person_id: UUID, now: datetime) -> None:
    """Let go of all questions that somebody has before them, to be shown others."""
    before = open_quests(session, person_id, now)
    if not before:
        return
    _count_skips(session, person_id, now)
    for quest in before:
        quest.skipped_at = now


def _count_skips(session: Session, person_id: UUID, now: datetime) -> None:
    """See that nobody looks for the questions that they want to be asked.

    Raises:
        EnoughRefreshes: they put aside as many as one may in a day.
    """
    if n_skipped(session, person_id, now - timedelta(days=1)) >= OFFERS * REFRESHES_A_DAY:
        raise EnoughRefreshes("You have put aside as many as one can in a day. Come back tomorrow.")


def _is_night(session: Session, here: Point, now: datetime) -> bool:
    city = jurisdiction_at(session, here.x, here.y)
    if city is None:
        return False
    hour = now.astimezone(ZoneInfo(city.zone)).hour
    return hour >= NIGHT_FROM_H or hour < NIGHT_TO_H


def _is_near(session: Session, quest: Quest, here: Point) -> bool:
    return metres_between(place_asked_about(session, quest), here) <= WITHIN_M


def place_asked_about(session: Session, quest: Quest) -> Point:
    """Return where the thing is that a quest asks about."""
    if quest.point_id is not None:
        return place_of(session.get_one(MappingPoint, quest.point_id))
    return place_of(session.get_one(Report, quest.report_id))


def _draw(
    session: Session, asking: Asking, n: int, now: datetime, dice: Random
) -> Sequence[Askable]:
    """Draw questions by chance, so that nobody finds those of a friend."""
    found = dict(enumerate(askable(session, asking, now)))
    observer: Observer[Any] = Observer(
        asking.person_id, _circles(session, asking), tier=tier_of(session, asking.person_id)
    )
    targets: Iterable[Target[Any]] = (
        Target(n, each.distance_m, each.mapper_id, each.circles, each.is_disputed, each.is_there)
        for n, each in found.items()
    )
    return [found[target.id] for target in offers(targets, observer, dice)[:n]]


def _circles(session: Session, asking: Asking) -> frozenset[Any]:
    """Return the team and the devices by which somebody is near to others."""
    team = current_team(session, asking.person_id)
    return frozenset(devices_of(session, asking.person_id)) | ({team.id} if team else set())


def _show(
    session: Session, person_id: UUID, asked: Askable, now: datetime, *, is_chosen: bool = False
) -> Quest:
    """Show a question to somebody; one that they let pass before is shown anew."""
    anew = {
        "purpose": asked.purpose,
        "offered_at": now,
        "expires_at": now + HOLDS,
        "skipped_at": None,
    }
    target = {
        "person_id": person_id,
        "point_id": asked.point_id,
        "report_id": asked.report_id,
        "round": asked.round,
    }
    shown = insert(Quest).values(**target, **anew, is_chosen=is_chosen)
    wanted = shown.on_conflict_do_update(
        index_elements=list(target), set_=anew, where=Quest.answered_at.is_(None)
    ).returning(Quest)
    quest = session.scalar(wanted, execution_options={"populate_existing": True})
    if quest is None:
        raise NotToAnswer("You have answered this already.")
    return quest
