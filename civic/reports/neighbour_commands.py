# SPDX-License-Identifier: EUPL-1.2
"""What neighbours do with a report: say "me too", follow it, and let go of both."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Boolean, delete, func, literal_column, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from civic.accounts.models import Person
from civic.accounts.policy import Actor
from civic.platform import outbox
from civic.platform.config import settings
from civic.platform.signing import digest_of
from civic.reports.errors import FollowLinkExpired, OwnReport
from civic.reports.events import FollowRequested
from civic.reports.models import Follower, Report, Supporter
from civic.reports.neighbour_policy import is_mail_due
from civic.reports.neighbour_queries import group_of, n_supporters, supports


def support(session: Session, report: Report, actor: Actor, now: datetime) -> None:
    """Count `actor` among the supporters of a locked report; a second time changes nothing.

    Somebody who signed in on the device that supported it before stays one supporter.

    Raises:
        OwnReport: the key is that of the device which sent the report.
    """
    digest = digest_of(actor.supporter_key) if actor.supporter_key else None
    if digest is not None and actor.is_signed_in:
        withdraw_support(session, report, Actor(supporter_key=actor.supporter_key))
        digest = None
    if digest is not None and digest == report.key_digest:
        raise OwnReport("Your voice counts already, and you get all news of it.")
    values = {
        "report_id": report.id,
        "person_id": actor.person_id,
        "key_digest": digest,
        "supported_at": now,
    }
    session.execute(insert(Supporter).values(values).on_conflict_do_nothing())
    _recount(session, report)


def withdraw_support(session: Session, report: Report, actor: Actor) -> None:
    """Count `actor` no longer among the supporters of a locked report, nor of its duplicates."""
    gone = (
        delete(Supporter)
        .where(Supporter.report_id.in_(group_of(report.id)), supports(actor))
        .returning(Supporter.report_id)
        .execution_options(synchronize_session=False)
    )
    for report_id in sorted(set(session.scalars(gone)) - {report.id}):
        recount_supporters_at(session, report_id)
    _recount(session, report)


def recount_supporters(session: Session, report: Report) -> None:
    """Bring the number of supporters of a locked report in step with who supports it.

    Counted only after the report is locked: of two who support it at once, the second then sees
    the first.
    """
    report.n_supporters = n_supporters(session, report)


def recount_supporters_at(session: Session, report_id: UUID) -> None:
    """Do the same for a report that is not locked yet."""
    report = session.get_one(Report, report_id, with_for_update=True, populate_existing=True)
    recount_supporters(session, report)


def follow(session: Session, report: Report, person_id: UUID, language: str, now: datetime) -> None:
    """Send the news of a report to an account from now on; a second time changes nothing."""
    values = {
        "report_id": report.id,
        "person_id": person_id,
        "language": language,
        "asked_at": now,
        "confirmed_at": now,
    }
    session.execute(insert(Follower).values(values).on_conflict_do_nothing())


def ask_to_follow(
    session: Session, report: Report, email: str, language: str, now: datetime
) -> None:
    """Have a link mailed with which the owner of `email` confirms to follow the report.

    Nothing that the caller sees depends on whether the address follows it already.
    """
    address = func.lower(Follower.email)
    new = insert(Follower).values(
        report_id=report.id, email=email.strip(), language=language, asked_at=now
    )
    kept = new.on_conflict_do_update(
        index_elements=[Follower.report_id, address], set_={"language": Follower.language}
    ).returning(Follower, literal_column("xmax = 0", Boolean))  # xmax is set on rows updated
    follower, is_new = session.execute(kept, execution_options={"populate_existing": True}).one()
    recent = select(func.count()).where(
        address == email.strip().lower(),
        Follower.confirmed_at.is_(None),
        Follower.asked_at > now - timedelta(days=1),
    )
    last_asked_at = None if is_new else follower.asked_at
    if is_mail_due(last_asked_at, session.scalar(recent) or 0, now):
        follower.asked_at = now
        outbox.record(session, FollowRequested(follower_id=follower.id), now=now)


def confirm(session: Session, follower_id: UUID, now: datetime) -> Report:
    """Send the news to who asked for it by e-mail; return the report that they follow.

    Raises:
        FollowLinkExpired: they let go of it meanwhile, or waited for too long.
    """
    follower = session.get(Follower, follower_id, with_for_update=True)
    if follower is None:
        raise FollowLinkExpired("Follow the report anew to get another link.")
    follower.confirmed_at = follower.confirmed_at or now
    return session.get_one(Report, follower.report_id)


def unfollow(session: Session, follower_id: UUID) -> Report | None:
    """Send no more news to who holds the link, by account or address; None: they get none now."""
    follower = session.get(Follower, follower_id)
    if follower is None:
        return None
    person = session.get(Person, follower.person_id) if follower.person_id else None
    let_go(session, follower.report_id, person.email if person else follower.email or "")
    return session.get_one(Report, follower.report_id)


def let_go(session: Session, report_id: UUID, email: str) -> None:
    """Send no more news of a report to `email`, whether it follows by account or by itself."""
    owner = select(Person.id).where(func.lower(Person.email) == email.lower())
    mine = or_(Follower.person_id.in_(owner), func.lower(Follower.email) == email.lower())
    session.execute(
        delete(Follower)
        .where(Follower.report_id == report_id, mine)
        .execution_options(synchronize_session=False)
    )


def forget_unconfirmed(session: Session, now: datetime) -> int:
    """Forget the addresses that nobody confirmed in time; return how many."""
    before = now - timedelta(hours=settings().reports.follow_link_valid_h)
    old = delete(Follower).where(Follower.confirmed_at.is_(None), Follower.asked_at < before)
    return session.execute(old).rowcount  # type: ignore[attr-defined, no-any-return]  # a CursorResult


def _recount(session: Session, report: Report) -> None:
    recount_supporters(session, report)
    if report.duplicate_of_id is not None:
        recount_supporters_at(session, report.duplicate_of_id)
