# SPDX-License-Identifier: EUPL-1.2
"""Taking in mapping points, and taking them back."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from geoalchemy2.shape import from_shape, to_shape
from shapely import Point
from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.accounts.policy import Actor
from civic.mapping import campaign_queries, ledger_commands, player_queries
from civic.mapping.agreement_policy import prior
from civic.mapping.campaign_policy import ALWAYS
from civic.mapping.case_commands import is_under_review
from civic.mapping.cells import cell_at
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
from civic.mapping.events import PointAdded
from civic.mapping.gate_policy import Fix, absence, photo_evidence, walk
from civic.mapping.kinds import (
    UNDECIDED,
    AgeGroup,
    Flag,
    PhotoEvidence,
    PointPhoto,
    PointState,
)
from civic.mapping.ledger_queries import n_undecided, undecided_quota
from civic.mapping.life_commands import change_state
from civic.mapping.models import Campaign, CampaignKind, MappingPoint
from civic.mapping.point_queries import locked, near
from civic.mapping.point_schemas import PointDraft, Stand
from civic.mapping.reliability_queries import reliability_of
from civic.mapping.score_models import Player
from civic.mapping.score_policy import RULES_VERSION
from civic.mapping.team_queries import current_team
from civic.mapping.trail_queries import trail
from civic.photos import commands as photos
from civic.places.queries import place_at
from civic.platform import outbox
from civic.platform.problems import NotThere
from civic.platform.signing import digest_of

SRID = 4326


@dataclass(frozen=True)
class Added:
    """A point, and whether this very request brought it."""

    point: MappingPoint
    is_new: bool


@dataclass(frozen=True)
class Find:
    """Everything that was found out about a draft before anything is written."""

    draft: PointDraft
    actor: Actor
    campaign: Campaign
    kind: CampaignKind
    here: Point
    captured_at: datetime
    flags: Sequence[Flag]


def add(
    session: Session, campaign_id: UUID, draft: PointDraft, actor: Actor, now: datetime
) -> Added:
    """Take in a thing that somebody found, and hold back what it earns until it proves true.

    Sending the same draft again returns the first point unchanged.

    Raises:
        PointIdTaken: another point was sent with this id.
        NotPlaying, AdultsOnly: they have to join first, or may not.
        OutsideCampaign, UnknownKind, InvalidPointAnswers, PointPhotoMissing, UnknownPhoto: the
            draft does not fit.
        TooManyUndecided: others have to look at their points first.
        AlreadyMapped: it may be on the map already.
    """
    if (known := _sent_before(session, draft, actor)) is not None:
        return Added(known, is_new=False)
    find = examine(session, campaign_id, draft, actor, now)
    # Two who find the same thing at once, or send it twice at once, are taken one after the other.
    session.execute(
        select(CampaignKind.id)
        .where(CampaignKind.id == find.kind.id)
        .with_for_update(key_share=True)
    )
    if (known := _sent_before(session, draft, actor)) is not None:
        return Added(known, is_new=False)
    refuse_known(session, find)
    if draft.photo_id is not None:
        photos.link(session, [draft.photo_id], now)
    point = MappingPoint(**_row(session, find, now))
    session.add(point)
    session.flush()  # the ledger asks the database for what was mapped before
    ledger_commands.escrow_point(session, point, now)
    outbox.record(session, PointAdded(point_id=point.id), now=now)
    return Added(point, is_new=True)


def withdraw(session: Session, point_id: UUID, actor: Actor, now: datetime) -> MappingPoint:
    """Take one's own point back while nothing is decided.

    Raises:
        NotThere: there is no such point of theirs.
        PointDecided: others have decided it.
    """
    point = locked(session, point_id)
    if point.author_id != actor.person_id:
        raise NotThere
    if point.state == PointState.WITHDRAWN:
        return point
    if point.state not in UNDECIDED:
        raise PointDecided("Others have decided about this point; it can't be taken back any more.")
    change_state(point, PointState.WITHDRAWN)
    point.decided_at = now
    ledger_commands.release_point(session, point, now)
    return point


def player_for(session: Session, campaign: Campaign | None, actor: Actor) -> Player:
    """Return who plays, locked: see `locked_player`.

    Raises:
        NotPlaying: they have not joined.
        AdultsOnly: they are too young for this campaign.
    """
    player = player_queries.locked_player(session, actor.person_id) if actor.person_id else None
    if player is None:
        raise NotPlaying("Say how old you are, and join the game.")
    if campaign is not None and campaign.is_adults_only and player.age_group == AgeGroup.MINOR:
        raise AdultsOnly("Pick another campaign: this one is for people of 18 and older.")
    return player


def examine(
    session: Session, campaign_id: UUID, draft: PointDraft, actor: Actor, now: datetime
) -> Find:
    """Find out everything about a draft: whether it fits, and what it can't prove.

    Raises:
        NotPlaying, AdultsOnly, OutsideCampaign, UnknownKind, InvalidPointAnswers,
        PointPhotoMissing, TooManyUndecided: it does not fit.
    """
    captured_at = min(draft.captured_at, now)
    campaign = campaign_queries.running(session, campaign_id, captured_at)
    if campaign is None:
        raise OutsideCampaign("This campaign was not running when you were there.")
    player = player_for(session, campaign, actor)
    here = Point(draft.lon, draft.lat)
    if not to_shape(campaign.area).covers(here):
        raise OutsideCampaign("This place is outside of the campaign's area.")
    kind = campaign_queries.kind_of(session, campaign_id, draft.kind_id)
    if kind is None:
        raise UnknownKind("Pick one of the kinds of this campaign.")
    _check_answers(session, kind, draft)
    if kind.photo == PointPhoto.REQUIRED and draft.photo_id is None:
        raise PointPhotoMissing("Take a photo: others have to recognise it.")
    n_open = n_undecided(session, player.person_id)
    if n_open >= undecided_quota(session, player.person_id):
        raise TooManyUndecided(
            "{n} of your points wait for other people's word. Confirm some of others meanwhile.",
            n=n_open,
        )
    flags = flags_of(session, draft, here, actor, captured_at)
    return Find(draft, actor, campaign, kind, here, captured_at, flags)


def refuse_known(session: Session, find: Find) -> None:
    """See that nobody has mapped or reported the thing yet.

    Raises:
        AlreadyMapped: something of the kind is near that was not said to be something else.
    """
    found = near(session, find.kind, find.here, find.draft.distinct_from)
    if not found:
        return
    said = [
        {
            "id": str(each.id),
            "lon": each.lon,
            "lat": each.lat,
            "distance_m": round(each.distance_m, 1),
        }
        | ({"number": each.number} if each.number else {})
        for each in found
    ]
    raise AlreadyMapped(
        "Something of this kind is on the map near here. Say whether it is the same.",
        points=[row for row, each in zip(said, found, strict=True) if each.what == "point"],
        reports=[row for row, each in zip(said, found, strict=True) if each.what == "report"],
    )


def flags_of(
    session: Session, stand: Stand, target: Point, actor: Actor, captured_at: datetime
) -> list[Flag]:
    """Return why what somebody says of `target` proves nothing, or earns nothing; none: it does."""
    if actor.person_id is None:
        raise NotPlaying
    known = trail(session, actor.person_id, captured_at)
    here = Fix(Point(stand.stood_lon, stand.stood_lat), stand.accuracy_m, captured_at)
    went = walk([*known.fixes, here])
    absent = absence(target, here, went)
    pictured = photo_evidence(target, captured_at, _photo_place(stand), stand.photo_taken_at)
    holds = {
        absent: absent is not None,
        Flag.TELEPORT: went.is_teleport,
        Flag.PHOTO_ELSEWHERE: pictured is PhotoEvidence.CONTRADICTS,
        Flag.UNDER_REVIEW: is_under_review(session, actor.person_id),
        Flag.STAFF: actor.is_staff,
    }
    return [flag for flag, is_so in holds.items() if flag is not None and is_so]


def _photo_place(stand: Stand) -> Point | None:
    if stand.photo_lon is None or stand.photo_lat is None:
        return None
    return Point(stand.photo_lon, stand.photo_lat)


def _check_answers(session: Session, kind: CampaignKind, draft: PointDraft) -> None:
    questions = campaign_queries.questions_of(session, kind, draft.questions_version)
    if questions is None:
        raise InvalidPointAnswers("These questions are not asked any more; load them anew.")
    choices = {each["code"]: _choices(each) for each in questions}
    missing = sorted(choices.keys() - draft.answers.keys())
    wrong = sorted(
        code for code, said in draft.answers.items() if said not in choices.get(code, ())
    )
    if missing or wrong:
        raise InvalidPointAnswers(
            "Answer with one of the choices: {faulty}.", faulty=[*missing, *wrong]
        )


def _choices(question: Mapping[str, Any]) -> set[str]:
    return {choice["code"] for choice in question["choices"]} | set(ALWAYS)


def _row(session: Session, find: Find, now: datetime) -> dict[str, Any]:
    draft, person_id = find.draft, find.actor.person_id
    if person_id is None:
        raise NotPlaying
    player = player_queries.player_of(session, person_id)
    team = current_team(session, person_id)
    place = place_at(session, draft.lon, draft.lat)
    known = reliability_of(session, person_id, find.kind.family)
    return {
        "id": draft.id,
        "campaign_id": find.campaign.id,
        "kind_id": find.kind.id,
        "author_id": person_id,
        "team_id": team.id if team and find.campaign.has_teams else None,
        "device_digest": digest_of(draft.device_key),
        "location": from_shape(find.here, SRID),
        "stood_at": from_shape(Point(draft.stood_lon, draft.stood_lat), SRID),
        "accuracy_m": draft.accuracy_m,
        "cell": cell_at(draft.lon, draft.lat),
        "area_id": place.areas[0].id if place and place.areas else None,
        "captured_at": find.captured_at,
        "received_at": now,
        "language": draft.language,
        "questions_version": draft.questions_version,
        "answers": draft.answers,
        "photo_id": draft.photo_id,
        "distinct_from": draft.distinct_from,
        "in_own_name": player is not None and player.files_in_own_name,
        "flags": list(find.flags),
        "state": PointState.PROVISIONAL,
        "log_odds": prior(known.precision.mean),
        "rules_version": RULES_VERSION,
        "body_digest": _digest(draft, find.actor),
    }


def _digest(draft: PointDraft, actor: Actor) -> str:
    # What a point is not the same as may be said later; it is the same point.
    sent = draft.model_dump_json(exclude_defaults=True, exclude={"distinct_from"})
    return hashlib.sha256(f"{sent}|{actor.person_id}".encode()).hexdigest()


def _sent_before(session: Session, draft: PointDraft, actor: Actor) -> MappingPoint | None:
    """Return the point if it is here already.

    Raises:
        PointIdTaken: it is another's, or other things were said of it.
    """
    known = session.get(MappingPoint, draft.id)
    if known is not None and known.body_digest != _digest(draft, actor):
        raise PointIdTaken("Make a new id for a new point.")
    return known
