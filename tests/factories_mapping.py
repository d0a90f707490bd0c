# SPDX-License-Identifier: EUPL-1.2
"""Campaigns and what people map in them: every argument has a default."""

from datetime import datetime
from typing import Any
from uuid import UUID

from geoalchemy2.shape import from_shape
from shapely import Point
from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.accounts.models import Person
from civic.mapping.cells import cell_at
from civic.mapping.kinds import AgeGroup, Answer, CampaignState, PointPhoto, PointState, Purpose
from civic.mapping.models import (
    Campaign,
    CampaignKind,
    Confirmation,
    MappingPoint,
    Quest,
    QuestionSet,
)
from civic.mapping.score_models import Player, Reliability
from civic.platform.ids import new_id
from civic.reports.models import Report
from tests.factories import LAT, LON, NOW, City, make_person, make_staff, outline, texts
from tests.factories_reports import DAY, HOUR

#: What is asked about everything that `make_kind` makes.
QUESTIONS = [
    {
        "code": "height",
        "text": texts("How high is the kerb?"),
        "choices": [
            {"code": "low", "name": texts("Below 3 cm")},
            {"code": "high", "name": texts("Higher")},
        ],
    }
]


def place(lon: float = LON, lat: float = LAT) -> Any:
    """Return a location as a row keeps it."""
    return from_shape(Point(lon, lat), srid=4326)


def make_campaign(session: Session, city: City, **changes: Any) -> Campaign:
    """Make an approved campaign of the streets department that has run for a day.

    It covers the district of the city, and has no kinds yet: `make_kind`.
    """
    author_id = changes.pop("created_by", None) or make_staff(session, city).id
    state = changes.get("state", CampaignState.APPROVED)
    values: dict[str, Any] = {
        "slug": f"step-free-{new_id().hex[-8:]}",
        "title": texts("Step-free centre"),
        "summary": texts("Where do kerbs stop a wheelchair?"),
        "area": outline(24.94, 60.16, 24.96, 60.18),
        "starts_at": NOW - DAY,
        "ends_at": NOW + 60 * DAY,
        "state": state,
        "reports_per_day": 10,
        "goal_share": 0.8,
        "goal_n_verified": 100,
        "created_at": NOW - 2 * DAY,
        "updated_at": NOW - 2 * DAY,
    }
    if state != CampaignState.DRAFT:
        values |= {"approved_at": NOW - DAY, "approved_by": author_id}
    campaign = Campaign(
        jurisdiction_id=city.jurisdiction.id,
        department_id=city.department.id,
        created_by=author_id,
        **(values | changes),
    )
    session.add(campaign)
    session.flush()
    return campaign


def make_kind(
    session: Session, campaign: Campaign, category_id: UUID | None = None, **changes: Any
) -> CampaignKind:
    """Make a kind of the campaign with one question; an asset unless a category is given."""
    questions = changes.pop("questions", QUESTIONS)
    values: dict[str, Any] = {
        "code": f"kerb_{new_id().hex[-8:]}",
        "family": "access",
        "name": texts("High kerb"),
        "hint": texts("Higher than 3 cm where people cross"),
        "photo": PointPhoto.OPTIONAL,
        "questions_version": 1,
        "position": 0,
    }
    kind = CampaignKind(campaign_id=campaign.id, category_id=category_id, **(values | changes))
    session.add(kind)
    session.flush()
    session.add(
        QuestionSet(
            kind_id=kind.id,
            version=kind.questions_version,
            questions=questions,
            created_at=campaign.created_at,
        )
    )
    session.flush()
    return kind


def make_player(session: Session, person: Person | None = None, **changes: Any) -> Person:
    """Make somebody (or let the person) join the game as an adult; return the person."""
    player = person or make_person(session)
    values: dict[str, Any] = {
        "pseudonym": f"Quiet Heron {new_id().hex[-8:]}",
        "age_group": AgeGroup.ADULT,
        "joined_at": NOW - DAY,
        "updated_at": NOW - DAY,
    }
    session.add(Player(person_id=player.id, **(values | changes)))
    session.flush()
    return player


def make_proved(
    session: Session,
    person_id: UUID,
    family: str,
    *,
    sensitivity: tuple[float, float] = (6.4, 1.6),
    specificity: tuple[float, float] = (4.8, 3.2),
    precision: tuple[float, float] = (4.2, 1.8),
) -> Reliability:
    """Let somebody have proved to know a family of kinds: how often it held, and did not."""
    pairs = {"sensitivity": sensitivity, "specificity": specificity, "precision": precision}
    counts = {
        f"{name}_{what}": count
        for name, pair in pairs.items()
        for what, count in zip(("held", "failed"), pair, strict=True)
    }
    proved = Reliability(person_id=person_id, family=family, n_judged=60, learned_at=NOW, **counts)
    session.add(proved)
    session.flush()
    return proved


def make_point(
    session: Session,
    kind: CampaignKind,
    author: Person | None = None,
    at: tuple[float, float] = (LON, LAT),
    **changes: Any,
) -> MappingPoint:
    """Map a thing of the kind, as its row; nobody has said anything of it yet."""
    captured_at = changes.get("captured_at", NOW)
    values: dict[str, Any] = {
        "author_id": (author or make_player(session)).id,
        "location": place(*at),
        "stood_at": place(*at),
        "accuracy_m": 8.0,
        "cell": cell_at(*at),
        "captured_at": captured_at,
        "received_at": captured_at,
        "language": "en",
        "questions_version": kind.questions_version,
        "answers": {"height": "high"},
        "state": PointState.PROVISIONAL,
        "log_odds": 0.8473,  # logit of 0.7, the word of somebody nobody knows
        "rules_version": 1,
        "body_digest": new_id().hex * 2,
    }
    point = MappingPoint(
        id=new_id(), campaign_id=kind.campaign_id, kind_id=kind.id, **(values | changes)
    )
    session.add(point)
    session.flush()
    return point


def make_confirmation(
    session: Session,
    point: MappingPoint,
    person: Person | None = None,
    answer: Answer = Answer.YES,
    **changes: Any,
) -> Confirmation:
    """Answer a quest about the point, as rows: an hour later, on the spot, by the first guess."""
    observer = person or make_player(session)
    captured_at = changes.get("captured_at", point.captured_at + HOUR)
    purpose = changes.get("purpose", Purpose.VERIFY)
    quest = Quest(
        person_id=observer.id,
        point_id=point.id,
        purpose=purpose,
        round=point.round,
        offered_at=captured_at,
        expires_at=captured_at + HOUR,
        answered_at=captured_at,
    )
    session.add(quest)
    session.flush()
    family = session.scalar(select(CampaignKind.family).filter_by(id=point.kind_id))
    values: dict[str, Any] = {
        "purpose": purpose,
        "round": point.round,
        "answer": answer,
        "family": family,
        "stood_at": point.location,
        "accuracy_m": 8.0,
        "distance_m": 5.0,
        "cell": point.cell,
        "captured_at": captured_at,
        "received_at": captured_at,
        "took_s": 6.0,
        "weight": 1.0,
        "sensitivity": 0.8,
        "specificity": 0.6,
        "log_likelihood_ratio": {Answer.YES: 0.6931, Answer.NO: -1.0986}.get(answer, 0.0),
    }
    given = Confirmation(
        quest_id=quest.id, person_id=observer.id, point_id=point.id, **(values | changes)
    )
    session.add(given)
    session.flush()
    return given


def make_check(
    session: Session,
    report: Report,
    answer: Answer,
    person: Person | None = None,
    at: datetime = NOW,
    **changes: Any,
) -> Confirmation:
    """Answer "is it fixed?" of a report, or another `purpose`, as rows: on the spot, by a guess."""
    observer = person or make_player(session)
    purpose = changes.get("purpose", Purpose.IS_IT_FIXED)
    round_ = report.cycle if purpose is Purpose.IS_IT_FIXED else -report.cycle
    quest = Quest(
        person_id=observer.id,
        report_id=report.id,
        purpose=purpose,
        round=round_,
        offered_at=at,
        expires_at=at + HOUR,
    )
    session.add(quest)
    session.flush()
    says_there = Answer.NO if purpose is Purpose.IS_IT_FIXED else Answer.YES
    values: dict[str, Any] = {
        "purpose": purpose,
        "round": round_,
        "answer": answer,
        "family": "closures",
        "stood_at": place(),
        "accuracy_m": 8.0,
        "distance_m": 5.0,
        "cell": cell_at(LON, LAT),
        "captured_at": at,
        "received_at": at,
        "weight": 1.0,
        "sensitivity": 0.8,
        "specificity": 0.6,
        "log_likelihood_ratio": 0.6931 if answer is says_there else -1.0986,
    }
    given = Confirmation(
        quest_id=quest.id, person_id=observer.id, report_id=report.id, **(values | changes)
    )
    session.add(given)
    session.flush()
    return given


def campaign_json(**changes: Any) -> dict[str, Any]:
    """Return a campaign of the streets department as staff send it: one kind, a pothole."""
    return {
        "department": "streets",
        "title": texts("Step-free centre"),
        "summary": texts("Where do kerbs stop a wheelchair?"),
        "area": {
            "type": "Polygon",
            "coordinates": [
                [[24.94, 60.16], [24.96, 60.16], [24.96, 60.18], [24.94, 60.18], [24.94, 60.16]]
            ],
        },
        "starts_at": "2026-06-01T00:00:00Z",
        "ends_at": "2126-06-01T00:00:00Z",
        "goal_share": 0.8,
        "kinds": [kind_json()],
    } | changes


def kind_json(**changes: Any) -> dict[str, Any]:
    """Return a kind of things as staff send it; reported as a pothole."""
    return {
        "code": "kerb",
        "family": "access",
        "name": texts("High kerb"),
        "hint": texts("Higher than 3 cm where people cross"),
        "category": "pothole",
        "questions": QUESTIONS,
    } | changes
