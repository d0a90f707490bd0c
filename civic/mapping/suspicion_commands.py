# SPDX-License-Identifier: EUPL-1.2
"""Checks that ask a moderator to look at somebody. None of them decides anything.

Source: facts on the mapping game 5, rule A8.
"""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from civic.mapping.agreement_policy import Vote
from civic.mapping.case_commands import open_case
from civic.mapping.kinds import Answer, CaseKind, Purpose
from civic.mapping.models import Campaign, Confirmation, MappingPoint
from civic.mapping.ring_policy import Heard, Mapped, Pair, suspicious_pairs
from civic.reports.models import Report

#: Facts 5, A8: pairs are looked at over the last 30 days.
SCANNED = timedelta(days=30)
#: More than anybody finds, or walks up to, in so short a time.
BURST_WITHIN, BURST_POINTS, BURST_ANSWERS = timedelta(minutes=10), 20, 60


def scan_rings(session: Session, now: datetime) -> int:
    """Ask for a look at people who say yes to each other against what others find; return how many.

    Both of a pair get a case of their own: each has their own word to say.
    """
    mapped = _mapped(session, now - SCANNED)
    places = {mapper: jurisdiction_id for mapper, jurisdiction_id, _ in mapped}
    n = 0
    for pair in suspicious_pairs(point for _, _, point in mapped):
        evidence = _evidence(pair)
        for person_id, other_id, role in (
            (pair.observer, pair.mapper, "observer"),
            (pair.mapper, pair.observer, "mapper"),
        ):
            facts = evidence | {"role": role}
            case = open_case(
                session, CaseKind.RING, person_id, other_id, places[pair.mapper], facts, now
            )
            n += case is not None
    return n


def watch_points(session: Session, point_id: UUID, now: datetime) -> None:
    """Ask for a look at whoever mapped more within minutes than anybody finds."""
    point = session.get_one(MappingPoint, point_id)
    theirs = MappingPoint.author_id == point.author_id
    n = _n_up_to(session, theirs, MappingPoint.captured_at, point.captured_at)
    if n >= BURST_POINTS:
        campaign = session.get_one(Campaign, point.campaign_id)
        _open_burst(session, point.author_id, campaign.jurisdiction_id, {"n_points": n}, now)


def watch_answers(session: Session, confirmation_id: UUID, now: datetime) -> None:
    """Ask for a look at whoever answered more within minutes than anybody walks up to."""
    given = session.get_one(Confirmation, confirmation_id)
    theirs = Confirmation.person_id == given.person_id
    n = _n_up_to(session, theirs, Confirmation.captured_at, given.captured_at)
    if n >= BURST_ANSWERS:
        jurisdiction_id = _jurisdiction_of(session, given)
        _open_burst(session, given.person_id, jurisdiction_id, {"n_answers": n}, now)


def _mapped(session: Session, since: datetime) -> list[tuple[UUID, UUID, Mapped[UUID]]]:
    """Return mapper, city and what was said of each point since then that anybody spoke of."""
    rows = session.execute(
        select(
            MappingPoint.id,
            MappingPoint.author_id,
            Campaign.jurisdiction_id,
            Confirmation.person_id,
            Confirmation.answer,
            Confirmation.sensitivity,
            Confirmation.specificity,
            Confirmation.weight,
        )
        .join(Campaign, Campaign.id == MappingPoint.campaign_id)
        .join(Confirmation, Confirmation.point_id == MappingPoint.id)
        .where(MappingPoint.captured_at >= since, Confirmation.purpose == Purpose.VERIFY)
        .order_by(Confirmation.id)
    )
    heard: defaultdict[tuple[UUID, UUID, UUID], list[Heard[UUID]]] = defaultdict(list)
    for *point, person_id, answer, sensitivity, specificity, weight in rows:
        vote = Vote(Answer(answer), sensitivity, specificity, weight)
        point_id, author_id, jurisdiction_id = point
        heard[point_id, author_id, jurisdiction_id].append(Heard(person_id, vote))
    return [
        (author_id, jurisdiction_id, Mapped(author_id, answers))
        for (_, author_id, jurisdiction_id), answers in heard.items()
    ]


def _evidence(pair: Pair[UUID]) -> dict[str, Any]:
    return {"n_yes": pair.n_yes, "n_wrong": round(pair.n_wrong, 1)}


def _n_up_to(session: Session, done: ColumnElement[bool], captured: Any, at: datetime) -> int:
    """Return how much was done in the minutes up to an instant."""
    counted = select(func.count()).where(done, captured > at - BURST_WITHIN, captured <= at)
    return session.scalar(counted) or 0


def _open_burst(
    session: Session, person_id: UUID, jurisdiction_id: UUID, n: dict[str, int], now: datetime
) -> None:
    minutes = int(BURST_WITHIN.total_seconds() // 60)
    evidence = {"within_min": minutes, **n}
    open_case(session, CaseKind.BURST, person_id, None, jurisdiction_id, evidence, now)


def _jurisdiction_of(session: Session, given: Confirmation) -> UUID:
    if given.point_id is None:
        return session.get_one(Report, given.report_id).jurisdiction_id
    point = session.get_one(MappingPoint, given.point_id)
    return session.get_one(Campaign, point.campaign_id).jurisdiction_id
