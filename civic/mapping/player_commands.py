# SPDX-License-Identifier: EUPL-1.2
"""Joining the game, choosing how to take part, and leaving without a trace of oneself."""

from datetime import datetime
from random import SystemRandom
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from civic.accounts.models import Person
from civic.mapping import ledger_commands
from civic.mapping.errors import AddressUnconfirmed, NotForMinors, NotPlaying, TooYoung
from civic.mapping.game_schemas import GameChange
from civic.mapping.kinds import AgeGroup, Reason
from civic.mapping.objection_models import Objection
from civic.mapping.pseudonyms import pseudonym
from civic.mapping.score_models import BadgeAward, Player, Reliability
from civic.mapping.team_commands import leave_team
from civic.platform.config import settings

_dice = SystemRandom()


def ensure_player(
    session: Session, person_id: UUID, now: datetime, age_group: AgeGroup = AgeGroup.ADULT
) -> Player:
    """Return what somebody chose about the game; who has not joined yet does so now.

    They get a pseudonym, and stand on no board until they say so.
    """
    while (player := session.get(Player, person_id)) is None:
        # A name that somebody has already is thrown again.
        session.execute(
            insert(Player)
            .values(
                person_id=person_id,
                pseudonym=pseudonym(_dice),
                age_group=age_group,
                joined_at=now,
                updated_at=now,
            )
            .on_conflict_do_nothing()
        )
    return player


def name_for_report(session: Session, person_id: UUID) -> str:
    """Return by which name a report of somebody's point goes, if not by their own.

    Who left the game has none there any more, and gets one that is nobody's.
    """
    player = session.get(Player, person_id)
    return (player and player.pseudonym) or pseudonym(_dice)


def change_player(session: Session, person_id: UUID, body: GameChange, now: datetime) -> Player:
    """Let somebody join, or change how they take part.

    Raises:
        NotPlaying: they have not joined, and do not say how old they are.
        TooYoung: they say that they are younger than the city's limit.
        NotForMinors: boards are for adults.
        AddressUnconfirmed: boards are for people whose address is known to be theirs.
    """
    player = _joined(session, person_id, body, now)
    if body.age_group is not None:
        player.age_group = AgeGroup(body.age_group)
        player.is_on_boards = player.is_on_boards and player.age_group == AgeGroup.ADULT
    if body.is_on_boards:
        _admit_to_boards(session, player)
    if body.draw_pseudonym:
        _draw_pseudonym(session, player)
    for name in ("is_game_shown", "is_on_boards", "files_in_own_name"):
        if (chosen := getattr(body, name)) is not None:
            setattr(player, name, chosen)
    player.updated_at = now
    return player


def erase_player(session: Session, person_id: UUID, now: datetime) -> None:
    """Forget somebody's name, choices, words, badges and what they proved; take back all they hold.

    Their entries stay, with nobody's name to them, and none of it ever pays anybody again.
    """
    ledger_commands.reverse_standing(session, person_id, Reason.ACCOUNT_ERASE, now)
    leave_team(session, person_id, now)
    for model in (BadgeAward, Reliability, Objection, Player):
        session.execute(delete(model).where(model.person_id == person_id))


def _joined(session: Session, person_id: UUID, body: GameChange, now: datetime) -> Player:
    if body.age_group == "child":
        raise TooYoung(
            "People under {min_age} can't have an account here. Map together with somebody older, "
            "in their account.",
            min_age=settings().mapping.min_age,
        )
    if body.age_group is not None:
        ensure_player(session, person_id, now, AgeGroup(body.age_group))
    player = session.get(Player, person_id, with_for_update=True)
    if player is None:
        raise NotPlaying("Say whether you are of age, and join.")
    return player


def _admit_to_boards(session: Session, player: Player) -> None:
    if player.age_group != AgeGroup.ADULT:
        raise NotForMinors("Boards show adults only. Your points are yours all the same.")
    if session.get_one(Person, player.person_id).email_confirmed_at is None:
        raise AddressUnconfirmed("Sign in once by a link that we send to your address.")


def _draw_pseudonym(session: Session, player: Player) -> None:
    while True:
        name = pseudonym(_dice)
        if session.scalar(select(Player.person_id).where(Player.pseudonym == name)) is None:
            player.pseudonym = name
            return
