# SPDX-License-Identifier: EUPL-1.2
"""Who supports and who follows a report."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Text, cast, exists, false, func, or_, select
from sqlalchemy.orm import Session

from civic.accounts.models import Person
from civic.accounts.policy import Actor
from civic.platform.config import settings
from civic.platform.signing import BadToken, digest_of, value_of
from civic.reports.errors import FollowLinkExpired
from civic.reports.models import Follower, Report, Supporter
from civic.reports.queries import has_begun

#: What the token in the links of followers is signed for.
FOLLOW = "follow"


@dataclass(frozen=True)
class Neighbours:
    """What others make of a report, and what the one who looks at it does."""

    n_followers: int = 0
    is_supported: bool = False
    is_followed: bool = False
    #: Whether the department has begun to work on it.
    has_begun: bool = False


def neighbours(session: Session, report: Report, actor: Actor) -> Neighbours:
    """Return what others make of the report and what `actor` does, in one statement."""
    followers = select(func.count()).where(
        Follower.report_id == report.id, Follower.confirmed_at.is_not(None)
    )
    supported = exists().where(Supporter.report_id.in_(group_of(report.id)), supports(actor))
    followed = exists().where(
        Follower.report_id == report.id, Follower.person_id == actor.person_id
    )
    found = session.execute(
        select(
            followers.scalar_subquery(),
            supported if actor.is_signed_in or actor.supporter_key else false(),
            followed if actor.is_signed_in else false(),
            has_begun(report.id),
        )
    ).one()
    return Neighbours(*found)


def n_supporters(session: Session, report: Report) -> int:
    """Return how many support the report or one of its duplicates, each once.

    Its reporter is none of them, also where they said "me too" to what became a duplicate of it.
    """
    who = func.coalesce(cast(Supporter.person_id, Text), Supporter.key_digest)
    counted = select(func.count(who.distinct())).where(Supporter.report_id.in_(group_of(report.id)))
    if report.reporter_id is not None:
        counted = counted.where(Supporter.person_id.is_distinct_from(report.reporter_id))
    if report.key_digest is not None:
        counted = counted.where(Supporter.key_digest.is_distinct_from(report.key_digest))
    return session.scalar(counted) or 0


def followers_of(session: Session, report_id: UUID) -> Sequence[tuple[Follower, Person | None]]:
    """Return the confirmed followers of a report whose accounts are open, in order of asking."""
    rows = session.execute(
        select(Follower, Person)
        .outerjoin(Person, Person.id == Follower.person_id)
        .where(
            Follower.report_id == report_id,
            Follower.confirmed_at.is_not(None),
            Person.disabled_at.is_(None),
        )
        .order_by(Follower.asked_at, Follower.id)
    ).unique()
    return [(follower, person) for follower, person in rows]


def followed(session: Session, follower_id: UUID) -> Report | None:
    """Return the report that somebody follows or asked to follow; None: they let go of it."""
    return session.scalar(
        select(Report)
        .join(Follower, Follower.report_id == Report.id)
        .where(Follower.id == follower_id)
    )


def confirmable(token: str) -> UUID:
    """Return who may follow a report with this link of a mail.

    Raises:
        FollowLinkExpired: it was not made here, was changed, or is too old to confirm.
    """
    return _follower_id(token, settings().reports.follow_link_valid_h * 3600)


def stoppable(token: str) -> UUID:
    """Return who may stop following a report with this link of a mail.

    Raises:
        FollowLinkExpired: it was not made here, was changed, or is older than any in use.
    """
    return _follower_id(token, settings().sessions.report_link_valid_days * 86_400)


def supports(actor: Actor) -> ColumnElement[bool]:
    """Return the condition that a supporter is `actor`: the account, the device, or both."""
    who: list[Any] = []
    if actor.person_id is not None:
        who.append(Supporter.person_id == actor.person_id)
    if actor.supporter_key:
        who.append(Supporter.key_digest == digest_of(actor.supporter_key))
    return or_(false(), *who)


def _follower_id(token: str, max_age_s: int) -> UUID:
    try:
        return UUID(value_of(token, purpose=FOLLOW, max_age_s=max_age_s))
    except BadToken as error:
        raise FollowLinkExpired("Follow the report anew to get another link.") from error


def group_of(report_id: UUID) -> Any:
    """Return the ids of a report and of its duplicates."""
    return select(Report.id).where(or_(Report.id == report_id, Report.duplicate_of_id == report_id))
