# SPDX-License-Identifier: EUPL-1.2
"""What a message says, read from the rows at the time it is sent."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from civic.accounts.models import SignInLink
from civic.catalogue.kinds import Visibility
from civic.catalogue.queries import catalogue
from civic.catalogue.snapshot import Catalogue
from civic.notifications import links, words
from civic.notifications.kinds import Kind
from civic.notifications.models import Delivery
from civic.places.models import Jurisdiction
from civic.platform.config import settings
from civic.platform.i18n import N_, local_due, pick, translate
from civic.platform.signing import six_digits
from civic.reports.kinds import SHOWN, ActorRole, EventKind, Status
from civic.reports.models import Follower, Report, ReportEvent, Response
from civic.reports.policy import is_open
from civic.reports.queries import photos_of
from civic.reports.question_queries import answer_until, last_spoken
from civic.sla.models import SlaTimer
from civic.sla.policy import BREACH_STEP, Target
from civic.sla.queries import timer_views, timers_of

#: Of a place that somebody typed in as much is repeated, so that a mail can't be made to carry
#: a message of theirs to somebody else.
PLACE_MAX_CHARS = 80


class Pointless(Exception):
    """Nobody needs the message any more."""


@dataclass(frozen=True)
class Letter:
    """A message before it has its words: what the template of its kind is given."""

    #: Stable for all messages to one reader about one report, so that clients keep them together.
    subject: str
    #: Which of our lists it belongs to: report, desk, sign-in.
    list_name: str
    #: What the messages of one thread have in common.
    thread_id: UUID | None
    values: Mapping[str, Any]
    #: Where readers who asked for it stop it by one request; None: it is owed to them.
    unsubscribe: str | None = None


@dataclass(frozen=True)
class About:
    """The report that a message is about, with what its names are looked up in."""

    session: Session
    delivery: Delivery
    report: Report
    city: Jurisdiction
    known: Catalogue
    now: datetime

    @property
    def language(self) -> str:
        """The language of the reader."""
        return self.delivery.language

    def say(self, message: str) -> str:
        """Return `message` in the language of the reader."""
        return translate(message, self.language)

    def department(self, department_id: UUID) -> str:
        """Return the name of a department."""
        return pick(self.known.department_by_id[department_id].name, self.language)

    def category(self) -> str:
        """Return the name of the category."""
        return pick(self.known.category_by_id[self.report.category_id].name, self.language)

    def event(self) -> ReportEvent:
        """Return the row of the history that the message tells of."""
        return self.session.get_one(ReportEvent, self.delivery.data["event_seq"])

    def dues(self, targets: Collection[Target], cycle: int = 1) -> list[words.Due]:
        """Return the promises of `targets` in words, the first due first."""
        timers = [t for t in timers_of(self.session, self.report.id) if t.cycle == cycle]
        views = timer_views(self.session, timers, self.now)
        chosen = sorted((v for v in views if v.target in targets), key=lambda view: view.due_at)
        return [words.due_words(view, self.city.zone, self.language) for view in chosen]


def letter(session: Session, delivery: Delivery, now: datetime) -> Letter:
    """Return what `delivery` says as the rows stand at `now`.

    Raises:
        Pointless: it has lost its meaning.
    """
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
    own = VALUES[kind](about)
    subject = f"{report.number}: {about.category()}"
    told = Letter(
        subject=f"{own['prefix']}: {subject}" if "prefix" in own else subject,
        list_name="desk" if kind is Kind.STEP else "reports",
        thread_id=report.id,
        values=_common(about) | own,
    )
    return told if follower is None else _for_follower(told, about, follower)


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
        "link": links.public_report(report.number),
        "ratings": [],
        "unfollow": unfollow,
        # Nobody looked at what is refused, or somebody did and found it not fit to be read.
        "place": "" if is_refused else told.values["place"],
    }
    return replace(told, list_name="followers", values={**told.values, **own}, unsubscribe=unfollow)


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


def _received(about: About) -> dict[str, Any]:
    is_waiting = bool(about.report.moderation_reasons)
    targets = {Target.FIRST_RESPONSE, Target.RESOLUTION}
    if is_waiting:
        targets.add(Target.MODERATION)
    return {"is_waiting": is_waiting, "dues": about.dues(targets)}


def _accepted(about: About) -> dict[str, Any]:
    return {"dues": about.dues({Target.FIRST_RESPONSE, Target.RESOLUTION})}


def _told(about: About) -> dict[str, Any]:
    """Return the words of the row of the history: a reason, a note."""
    return {"text": about.event().text or ""}


def _note(about: About) -> dict[str, Any]:
    report = about.report
    is_owed = is_open(report.status)
    dues = about.dues({Target.RESOLUTION}, report.cycle) if is_owed else []
    return {**_told(about), "dues": dues}


def _transferred(about: About) -> dict[str, Any]:
    event = about.event()
    return {
        "text": event.text or "",
        "before": about.department(UUID(event.data["from_department_id"])),
        "after": about.department(UUID(event.data["to_department_id"])),
        "dues": about.dues({Target.RESOLUTION}, about.report.cycle),
    }


def _answered(about: About) -> dict[str, Any]:
    report, session = about.report, about.session
    response = session.get_one(Response, UUID(about.delivery.data["response_id"]))
    photos = [p.photo for p in photos_of(session, report.id) if p.response_id == response.id]
    return {
        "department": about.department(response.department_id),
        "outcome": words.outcome_words(response.outcome, response.details, about.language),
        "text": response.text,
        "photos": [
            (about.say(N_("Photo %(n)s")) % {"n": n}, links.photo(report, photo.digest))
            for n, photo in enumerate(photos, start=1)
        ],
        "ratings": [
            (f"{grade}: {about.say(words.GRADES[grade])}", links.rating(report, grade))
            for grade in links.GRADES
        ],
        "silence_days": settings().reports.silence_days,
        "can_reopen": report.cycle == 1,
    }


def _reopened(about: About) -> dict[str, Any]:
    event = about.event()
    return {
        "by_reporter": event.actor_role == ActorRole.REPORTER,
        "dues": about.dues({Target.RESOLUTION}, about.report.cycle),
    }


def _closed(about: About) -> dict[str, Any]:
    return {
        "verdict": about.event().data.get("verdict"),
        "silence_days": settings().reports.silence_days,
    }


def _merged(about: About) -> dict[str, Any]:
    original = about.session.get_one(Report, UUID(about.delivery.data["original_id"]))
    is_public = original.visibility == "public"
    return {
        "original": original.number,
        "original_link": links.public_report(original.number) if is_public else None,
    }


def _question(about: About) -> dict[str, Any]:
    event = about.event()
    spoken = last_spoken(about.session, about.report.id)
    if about.report.status != Status.NEEDS_INFO or spoken is not event:
        raise Pointless("nobody waits for the answer any more")
    return {
        **_told(about),
        "prefix": about.say(N_("Question")),
        "wants_photo": event.data["wants_photo"],
        "until": local_due(answer_until(event), about.city.zone, about.language),
        "dues": about.dues({Target.RESOLUTION}, about.report.cycle),
        "link": links.reply(about.report),
    }


def _resumed(about: About) -> dict[str, Any]:
    return {
        "is_reply": about.event().kind == EventKind.QUESTION_ANSWERED,
        "dues": about.dues({Target.RESOLUTION}, about.report.cycle),
    }


def _timer(about: About) -> tuple[SlaTimer, dict[str, Any]]:
    timer = about.session.get_one(SlaTimer, UUID(about.delivery.data["timer_id"]))
    return timer, {
        "target": about.say(words.TARGETS[Target(timer.target)]),
        "due": local_due(timer.due_at, about.city.zone, about.language),
    }


def _overdue(about: About) -> dict[str, Any]:
    timer, values = _timer(about)
    if timer.stopped_at is not None:
        raise Pointless("what was overdue has been done")
    return values


def _step(about: About) -> dict[str, Any]:
    timer, values = _timer(about)
    step = int(about.delivery.data["step"])
    is_late = step >= BREACH_STEP
    if not is_late and timer.stopped_at is not None:
        raise Pointless("it was done in time")
    return {
        **values,
        "step": step,
        "is_late": is_late,
        "prefix": about.say(N_("Overdue") if is_late else N_("Due soon")),
        "link": links.public_report(about.report.number),
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


#: What each kind adds to what all messages about reports say.
VALUES: Mapping[Kind, Callable[[About], dict[str, Any]]] = {
    Kind.RECEIVED: _received,
    Kind.ACCEPTED: _accepted,
    Kind.EDITED: _received,
    Kind.REJECTED: _told,
    Kind.NOTE: _note,
    Kind.TRANSFERRED: _transferred,
    Kind.ANSWERED: _answered,
    Kind.REOPENED: _reopened,
    Kind.CLOSED: _closed,
    Kind.MERGED: _merged,
    Kind.QUESTION: _question,
    Kind.RESUMED: _resumed,
    Kind.OVERDUE: _overdue,
    Kind.STEP: _step,
}
