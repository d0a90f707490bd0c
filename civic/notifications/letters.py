# SPDX-License-Identifier: EUPL-1.2
"""What a message says, read from the rows at the time it is sent."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from civic.accounts.models import SignInLink
from civic.catalogue.kinds import Visibility
from civic.catalogue.queries import catalogue
from civic.notifications import desk_letters, links, resident_letters
from civic.notifications.about import About, Letter, Pointless
from civic.notifications.campaign_letters import approved_letter, waiting_letter
from civic.notifications.case_letters import case_letter, objection_letter
from civic.notifications.digest_letters import digest
from civic.notifications.kinds import Kind
from civic.notifications.models import Delivery
from civic.notifications.work_letters import work_letter
from civic.places.models import Jurisdiction
from civic.platform.config import settings
from civic.platform.i18n import pick, translate
from civic.platform.signing import six_digits
from civic.reports.kinds import SHOWN
from civic.reports.models import Follower, Report

#: Of a place that somebody typed in as much is repeated, so that a mail can't be made to carry
#: a message of theirs to somebody else.
PLACE_MAX_CHARS = 80


#: What each kind adds to what all messages about reports say.
VALUES: Mapping[Kind, Callable[[About], dict[str, Any]]] = {
    **resident_letters.VALUES,
    **desk_letters.VALUES,
}
#: Letters that are about no report.
LETTERS: Mapping[Kind, Callable[[Session, Delivery, datetime], Letter]] = {
    Kind.DIGEST: digest,
    Kind.CAMPAIGN_WAITS: waiting_letter,
    Kind.CAMPAIGN_APPROVED: approved_letter,
    Kind.CASE_DECIDED: case_letter,
    Kind.OBJECTION_DECIDED: objection_letter,
}
FOLLOWERS = "mail/followers"
#: Facts of a delivery that say why somebody who neither reported nor follows is told.
NEIGHBOUR = frozenset({"duplicate_id", "supported_id"})
#: What the letters of reporters say to others: no rating, no key.
OTHERS: Mapping[str, Any] = {"ratings": [], "unfollow": "", "own_number": "", "own_link": ""}
#: Kinds that go to staff.
TO_STAFF = frozenset(
    {
        Kind.STEP,
        Kind.MENTIONED,
        Kind.ASSIGNED,
        Kind.ESCALATED,
        Kind.WORK_REPORTED,
        Kind.WORK_OVERDUE,
        Kind.EXTENSION_ASKED,
        Kind.EXTENSION_DECIDED,
        Kind.REPLIED,
        Kind.SILENT,
    }
)


def letter(session: Session, delivery: Delivery, now: datetime) -> Letter:
    """Return what `delivery` says as the rows stand at `now`.

    Raises:
        Pointless: it has lost its meaning.
    """
    if (alone := LETTERS.get(Kind(delivery.kind))) is not None:
        return alone(session, delivery, now)
    if delivery.subject_id is None:
        return _sign_in_link(session, delivery, now)
    follower = _follower(session, delivery)
    report = session.get_one(Report, delivery.subject_id)
    city = session.get_one(Jurisdiction, report.jurisdiction_id)
    known = catalogue(session, city.id, city.catalogue_version)
    about = About(session, delivery, report, city, known, now)
    kind = Kind(delivery.kind)
    if kind is Kind.FOLLOW_LINK:
        return _follow_link(about)
    if kind is Kind.WORK_ORDERED:
        return work_letter(about)
    own = VALUES[kind](about)
    subject = f"{report.number}: {about.category()}"
    told = Letter(
        subject=f"{own['prefix']}: {subject}" if "prefix" in own else subject,
        list_name="desk" if kind in TO_STAFF else "reports",
        thread_id=report.id,
        values=_common(about) | own,
    )
    if follower is not None:
        return _for_follower(told, about, follower)
    return _for_neighbour(told, about) if NEIGHBOUR & delivery.data.keys() else told


def _follower(session: Session, delivery: Delivery) -> Follower | None:
    """Return who follows the report, if that is why they get the message.

    Raises:
        Pointless: they stopped following, or never confirmed in time.
    """
    if (follower_id := delivery.data.get("follower_id")) is None:
        return None
    follower = session.get(Follower, UUID(follower_id), populate_existing=True)
    if follower is None:
        raise Pointless("nobody follows the report at this address any more")
    return follower


def _for_follower(told: Letter, about: About, follower: Follower) -> Letter:
    """Return the letter without what is the reporter's alone: the key in every link.

    Raises:
        Pointless: not everybody may read the report any more.
    """
    report = about.report
    is_refused = about.delivery.kind == Kind.REJECTED
    if report.visibility != Visibility.PUBLIC or not (is_refused or report.status in SHOWN):
        raise Pointless("not everybody may read the report any more")
    unfollow = links.unfollow(follower.id)
    own: dict[str, Any] = {
        **OTHERS,
        "link": links.public_report(report.number),
        "unfollow": unfollow,
        # Nobody looked at what is refused, or somebody did and found it not fit to be read.
        "place": "" if is_refused else told.values["place"],
    }
    return replace(
        told,
        list_name="followers",
        values={**told.values, **own},
        unsubscribe=unfollow,
        folder=FOLLOWERS,
    )


def _for_neighbour(told: Letter, about: About) -> Letter:
    """Return the letter for who reported the same, or said "me too", and is owed its news.

    Raises:
        Pointless: not everybody may read the report any more, or theirs goes by itself again.
    """
    report, data = about.report, about.delivery.data
    if report.visibility != Visibility.PUBLIC or report.status not in SHOWN:
        raise Pointless("not everybody may read the report any more")
    own: dict[str, Any] = {**OTHERS, "link": links.public_report(report.number)}
    if (duplicate_id := data.get("duplicate_id")) is not None:
        duplicate = about.session.get_one(Report, UUID(duplicate_id))
        if duplicate.duplicate_of_id != report.id:
            raise Pointless("the report goes by itself again")
        own |= {"own_number": duplicate.number, "own_link": links.own_report(duplicate)}
        name = about.known.category_by_id[duplicate.category_id].name
        subject = f"{duplicate.number}: {pick(name, about.language)}"
        told = replace(told, subject=subject, thread_id=duplicate.id)
    return replace(told, values={**told.values, **own}, folder=FOLLOWERS)


def _follow_link(about: About) -> Letter:
    """Return the letter that asks whether somebody wants to follow a report.

    Raises:
        Pointless: they confirmed it meanwhile, or nobody waits for it any more.
    """
    follower = about.session.get(Follower, UUID(about.delivery.data["asked_by"]))
    if follower is None:
        raise Pointless("nobody waits for it any more")
    # Nothing that somebody wrote stands in it: the address may not be theirs.
    values = {
        "number": about.report.number,
        "category": about.category(),
        "link": links.follow(follower.id),
        "valid_h": settings().reports.follow_link_valid_h,
    }
    subject = f"{about.report.number}: {about.category()}"
    return Letter(subject=subject, list_name="follow", thread_id=None, values=values)


def _common(about: About) -> dict[str, Any]:
    report = about.report
    return {
        "number": report.number,
        "category": about.category(),
        "department": about.department(report.department_id),
        "place": " ".join(report.address.split())[:PLACE_MAX_CHARS],
        "city": pick(about.city.name, about.language),
        "link": links.own_report(report),
    }


def _sign_in_link(session: Session, delivery: Delivery, now: datetime) -> Letter:
    link = session.get_one(SignInLink, UUID(delivery.data["link_id"]))
    if link.used_at is not None or now >= link.expires_at:
        raise Pointless("the link works no more")
    values = {
        "link": links.sign_in(link.id),
        "code": six_digits(str(link.id)),
        "valid_min": settings().sessions.link_valid_min,
    }
    subject = translate("Your link to sign in", delivery.language)
    return Letter(subject=subject, list_name="sign-in", thread_id=None, values=values)
