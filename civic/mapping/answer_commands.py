# SPDX-License-Identifier: EUPL-1.2
"""What people say on the spot, and what it weighs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from geoalchemy2.shape import from_shape
from shapely import Point
from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.accounts.policy import Actor
from civic.mapping import ledger_commands
from civic.mapping.agreement_policy import Vote, evidence
from civic.mapping.cells import cell_at
from civic.mapping.errors import QuestOver
from civic.mapping.events import ConfirmationGiven
from civic.mapping.gate_policy import is_hasty, weight
from civic.mapping.kinds import Flag, Purpose
from civic.mapping.models import CampaignKind, Confirmation, MappingPoint, Quest
from civic.mapping.point_commands import SRID, flags_of
from civic.mapping.quest_commands import own, refuse_own
from civic.mapping.quest_queries import n_chosen_before
from civic.mapping.quest_schemas import QuestAnswer
from civic.mapping.reliability_queries import pair_count, reliability_of
from civic.mapping.team_queries import current_team
from civic.mapping.team_score_queries import own_plot
from civic.mapping.trail_queries import place_of, trail
from civic.mapping.vote_queries import as_to_the_thing
from civic.photos import commands as photos
from civic.places.policy import metres_between
from civic.platform import outbox
from civic.platform.signing import digest_of
from civic.reports.models import Report

#: What is proved by saying whether an answer is true.
CLOSURES = "closures"


@dataclass(frozen=True)
class Subject:
    """What a quest asks about."""

    place: Point
    mapper_id: UUID | None
    family: str


@dataclass(frozen=True)
class Given:
    """An answer, and when it was given as far as that can be believed."""

    quest: Quest
    body: QuestAnswer
    captured_at: datetime

    @property
    def device_digest(self) -> str:
        """By which devices are told apart."""
        return digest_of(self.body.device_key)


def answer(
    session: Session, quest_id: UUID, body: QuestAnswer, actor: Actor, now: datetime
) -> Confirmation:
    """Take what somebody says on the spot, with what it weighs.

    Nothing honest is refused: what proves nothing is kept with its reason and weighs nothing.
    Sending the same again returns the first answer.

    Raises:
        NotThere: it is nobody's or somebody else's question.
        QuestOver: it was shown too long before.
        NotToAnswer: the answerer is too near to who mapped it.
    """
    quest = own(session, quest_id, actor)
    given = session.scalar(select(Confirmation).filter_by(quest_id=quest.id))
    if given is not None:
        return given
    captured_at = max(min(body.captured_at, now), quest.offered_at)
    if captured_at > quest.expires_at:
        raise QuestOver("It was shown too long before. Ask for new ones.")
    if quest.point_id is not None:
        point = session.get_one(MappingPoint, quest.point_id)
        refuse_own(session, point, quest.person_id, digest_of(body.device_key))
    subject = _subject_of(session, quest)
    said = Given(quest, body, captured_at)
    confirmation = _confirmation(session, said, subject, actor, now)
    if body.photo_id is not None:
        photos.link(session, [body.photo_id], now)
    session.add(confirmation)
    quest.answered_at = now
    session.flush()  # the ledger asks the database for what was answered before
    ledger_commands.escrow_answer(session, confirmation, now)
    outbox.record(session, ConfirmationGiven(confirmation_id=confirmation.id), now=now)
    return confirmation


def _subject_of(session: Session, quest: Quest) -> Subject:
    if quest.point_id is None:
        report = session.get_one(Report, quest.report_id)
        return Subject(place_of(report), report.reporter_id, CLOSURES)
    point = session.get_one(MappingPoint, quest.point_id)
    kind = session.get_one(CampaignKind, point.kind_id)
    return Subject(place_of(point), point.author_id, kind.family)


def _confirmation(
    session: Session, said: Given, subject: Subject, actor: Actor, now: datetime
) -> Confirmation:
    quest, body = said.quest, said.body
    flags = _flags(session, said, subject, actor)
    n_met = pair_count(session, quest.person_id, subject.mapper_id, said.captured_at)
    counts = weight(flags, n_met, n_chosen_before(session, quest))
    known = reliability_of(session, quest.person_id, subject.family)
    sensitivity, specificity = known.sensitivity.mean, known.specificity.mean
    claim = as_to_the_thing(body.answer, Purpose(quest.purpose))
    team = current_team(session, quest.person_id)
    stood = Point(body.stood_lon, body.stood_lat)
    return Confirmation(
        quest_id=quest.id,
        person_id=quest.person_id,
        team_id=team.id if team else None,
        device_digest=said.device_digest,
        point_id=quest.point_id,
        report_id=quest.report_id,
        purpose=quest.purpose,
        round=quest.round,
        answer=body.answer,
        family=subject.family,
        stood_at=from_shape(stood, SRID),
        accuracy_m=body.accuracy_m,
        distance_m=metres_between(stood, subject.place),
        cell=cell_at(subject.place.x, subject.place.y),
        captured_at=said.captured_at,
        received_at=now,
        took_s=body.took_s,
        photo_id=body.photo_id,
        flags=list(flags),
        weight=counts,
        sensitivity=sensitivity,
        specificity=specificity,
        log_likelihood_ratio=evidence(Vote(claim, sensitivity, specificity, counts)),
        is_right=None,
        judged_at=None,
    )


def _flags(session: Session, said: Given, subject: Subject, actor: Actor) -> Sequence[Flag]:
    flags = flags_of(session, said.body, subject.place, actor, said.captured_at)
    known = trail(session, said.quest.person_id, said.captured_at)
    if said.body.took_s is not None and is_hasty(said.body.took_s, known.n_of_minute + 1):
        flags.append(Flag.TOO_FAST)
    if _has_answered(session, said):
        flags.append(Flag.SAME_DEVICE)
    if cell_at(subject.place.x, subject.place.y) in own_plot(session, said.quest.person_id):
        flags.append(Flag.OWN_TEAM)
    return flags


def _has_answered(session: Session, said: Given) -> bool:
    """Tell whether somebody else answered the same from this device."""
    quest = said.quest
    same = select(Confirmation.id).where(
        Confirmation.device_digest == said.device_digest,
        Confirmation.person_id != quest.person_id,
        Confirmation.point_id.is_not_distinct_from(quest.point_id),
        Confirmation.report_id.is_not_distinct_from(quest.report_id),
        Confirmation.round == quest.round,
    )
    return session.scalar(same.limit(1)) is not None
