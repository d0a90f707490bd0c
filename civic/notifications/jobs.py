# SPDX-License-Identifier: EUPL-1.2
"""What is told of which event, and the sending of it; "all" are the reporter and the followers.

Two hops: an event queues deliveries, each queued delivery is an event of its own. So a message to
one address is retried without the others being told again.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from civic.accounts.events import SignInLinkRequested
from civic.accounts.models import SignInLink
from civic.notifications import audiences, queries
from civic.notifications.about import Pointless
from civic.notifications.commands import queue_mails
from civic.notifications.events import DeliveryQueued
from civic.notifications.kinds import DeliveryState, Kind
from civic.notifications.letters import letter
from civic.notifications.mailer import Refused, mailer
from civic.notifications.messages import UnusableAddress, message
from civic.notifications.policy import Audience, News, Recipient, fact_id, told_at, waits_for_hours
from civic.notifications.rendering import rendered
from civic.platform.outbox import on
from civic.reports.events import (
    FollowRequested,
    NotePublished,
    QuestionAnswered,
    QuestionAsked,
    QuestionLapsed,
    ReportAccepted,
    ReportAnswered,
    ReportClosed,
    ReportEdited,
    ReportMerged,
    ReportRejected,
    ReportReopened,
    ReportSubmitted,
    ReportTransferred,
)
from civic.reports.kinds import Status
from civic.reports.models import Follower, Report, ReportEvent
from civic.sla.events import StepReached
from civic.sla.models import SlaTimer
from civic.sla.policy import Target

#: Who hears of a step otherwise than staff.
OUTSIDE = frozenset({Audience.REPORTER, Audience.OMBUDSMAN})


@on(ReportSubmitted)
def tell_received(session: Session, event: ReportSubmitted, now: datetime) -> None:
    """Tell the reporter the number, the department and the dates."""
    tell_reporter(session, Kind.RECEIVED, event.report_id, {}, now)


@on(ReportAccepted)
def tell_accepted(session: Session, event: ReportAccepted, now: datetime) -> None:
    """Tell all that a person accepted the report; coming back from a question is none."""
    change = queries.last_change(session, event.report_id, Status.ACCEPTED)
    if change is not None and change.from_status == Status.SUBMITTED:
        tell_all(session, Kind.ACCEPTED, event.report_id, {"event_seq": change.seq}, now)


@on(ReportRejected)
def tell_rejected(session: Session, event: ReportRejected, now: datetime) -> None:
    """Tell all why the report was refused."""
    tell_change(session, Kind.REJECTED, event.report_id, Status.REJECTED, now)


@on(NotePublished)
def tell_note(session: Session, event: NotePublished, now: datetime) -> None:
    """Tell all what the department published."""
    tell_all(session, Kind.NOTE, event.report_id, {"event_seq": event.event_seq}, now)


@on(ReportTransferred)
def tell_transferred(session: Session, event: ReportTransferred, now: datetime) -> None:
    """Tell all which department answers from now on."""
    tell_all(session, Kind.TRANSFERRED, event.report_id, {"event_seq": event.event_seq}, now)


@on(ReportAnswered)
def tell_answered(session: Session, event: ReportAnswered, now: datetime) -> None:
    """Tell all the response, and ask the reporter for a rating."""
    data = {"response_id": str(event.response_id)}
    tell_all(session, Kind.ANSWERED, event.report_id, data, now)


@on(ReportReopened)
def tell_reopened(session: Session, event: ReportReopened, now: datetime) -> None:
    """Tell all by when the second attempt is due."""
    tell_change(session, Kind.REOPENED, event.report_id, Status.REOPENED, now)


@on(ReportClosed)
def tell_closed(session: Session, event: ReportClosed, now: datetime) -> None:
    """Tell all that the report is closed, and by what."""
    tell_change(session, Kind.CLOSED, event.report_id, Status.CLOSED, now)


@on(ReportMerged)
def tell_merged(session: Session, event: ReportMerged, now: datetime) -> None:
    """Tell all of a duplicate which report goes on."""
    data = {"original_id": str(event.original_id)}
    tell_all(session, Kind.MERGED, event.report_id, data, now)


@on(QuestionAsked)
def tell_question(session: Session, event: QuestionAsked, now: datetime) -> None:
    """Ask the reporter what the department wants to know."""
    tell_reporter(session, Kind.QUESTION, event.report_id, {"event_seq": event.event_seq}, now)


@on(QuestionAnswered)
def tell_replied(session: Session, event: QuestionAnswered, now: datetime) -> None:
    """Tell the reporter that the city's time runs again, and of words that are withheld.

    A late reply that everybody reads changes nothing.
    """
    data = session.get_one(ReportEvent, event.event_seq).data
    if data["withheld"] or not data["is_late"]:
        tell_reporter(session, Kind.RESUMED, event.report_id, {"event_seq": event.event_seq}, now)


@on(QuestionLapsed)
def tell_lapsed(session: Session, event: QuestionLapsed, now: datetime) -> None:
    """Tell the reporter that the city goes on without the reply."""
    tell_reporter(session, Kind.RESUMED, event.report_id, {"event_seq": event.event_seq}, now)


@on(StepReached)
def tell_step(session: Session, event: StepReached, now: datetime) -> None:
    """Warn those who can still keep a promise, and tell of one that was broken."""
    report = session.get_one(Report, event.report_id)
    timer = session.get_one(SlaTimer, event.timer_id)
    target = Target(event.target)
    told = told_at(event.step, target, is_open=timer.stopped_at is None)
    staff = [
        recipient
        for audience in sorted(told - OUTSIDE)
        for recipient in audiences.audience_of(session, audience, report, target)
    ]
    if waits_for_hours(event.step):
        staff = audiences.in_their_hours(session, staff, report.jurisdiction_id, now)
    data = {"timer_id": str(event.timer_id), "step": event.step}
    queue_news(session, Kind.STEP, report, data, staff, now)
    if Audience.REPORTER in told:
        tell_all(session, Kind.OVERDUE, report.id, data, now)
    if Audience.OMBUDSMAN in told:
        watching = audiences.ombudsman_of(session, report)
        queue_news(session, Kind.OMBUDSMAN, report, data, watching, now)


@on(ReportEdited)
def tell_edited(session: Session, event: ReportEdited, now: datetime) -> None:
    """Tell of an edit after which another department answers, or by other dates."""
    if event.is_rerouted:
        tell_all(session, Kind.EDITED, event.report_id, {"event_seq": event.event_seq}, now)


@on(FollowRequested)
def tell_follow_link(session: Session, event: FollowRequested, now: datetime) -> None:
    """Ask the owner of an address whether they want the news of a report."""
    follower = session.get(Follower, event.follower_id)
    if follower is None or follower.email is None:
        return
    report = session.get_one(Report, follower.report_id)
    data = {"asked_by": str(follower.id), "asked_at": follower.asked_at.isoformat()}
    queue_news(
        session,
        Kind.FOLLOW_LINK,
        report,
        data,
        [Recipient(follower.email, follower.language)],
        now,
    )


@on(SignInLinkRequested)
def tell_sign_in_link(session: Session, event: SignInLinkRequested, now: datetime) -> None:
    """Mail the link and the code to who asked for it."""
    link = session.get_one(SignInLink, event.link_id)
    data = {"link_id": str(link.id)}
    news = News(Kind.SIGN_IN_LINK, fact_id(Kind.SIGN_IN_LINK, link.id), None, data)
    queue_mails(session, news, [Recipient(link.email, link.language)], now)


@on(DeliveryQueued)
def send_delivery(session: Session, event: DeliveryQueued, now: datetime) -> None:
    """Send one message, once per delivery.

    A crash between the server's 250 and the commit repeats the mail with the same Message-ID.

    Raises:
        NotTaken, OSError: the mail server did not take it; it is tried again by the settings
            of [jobs].
    """
    delivery = queries.locked_delivery(session, event.delivery_id)
    if delivery.state != DeliveryState.QUEUED:
        return  # a second run
    try:
        told = letter(session, delivery, now)
        words = rendered(delivery.kind, told, delivery.language)
        mailer().send(message(delivery, told, words, now))
    except Pointless:
        delivery.state = DeliveryState.DROPPED
    except (Refused, UnusableAddress) as refusal:
        delivery.state, delivery.last_error = DeliveryState.FAILED, str(refusal)
    else:
        delivery.state, delivery.sent_at = DeliveryState.SENT, now


def tell_all(
    session: Session, kind: Kind, report_id: UUID, data: dict[str, Any], now: datetime
) -> None:
    """Tell the reporter, those who follow the report, and those who reported the same."""
    report = session.get_one(Report, report_id)
    told = [
        *audiences.reporter_of(session, report),
        *audiences.followers_of(session, report),
        *audiences.reporters_of_duplicates(session, report),
    ]
    queue_news(session, kind, report, data, told, now)


def tell_change(
    session: Session, kind: Kind, report_id: UUID, to_status: Status, now: datetime
) -> None:
    """Tell all of the newest change to `to_status`: its row keys the fact."""
    change = queries.last_change(session, report_id, to_status)
    if change is not None:
        tell_all(session, kind, report_id, {"event_seq": change.seq}, now)


def tell_reporter(
    session: Session, kind: Kind, report_id: UUID, data: dict[str, Any], now: datetime
) -> None:
    """Tell the reporter, and nobody else."""
    report = session.get_one(Report, report_id)
    queue_news(session, kind, report, data, audiences.reporter_of(session, report), now)


def queue_news(
    session: Session,
    kind: Kind,
    report: Report,
    data: dict[str, Any],
    recipients: Iterable[Recipient],
    now: datetime,
) -> None:
    """Queue the news of a fact about a report; told again, it is no news."""
    key = fact_id(kind, report.id, *(data[name] for name in sorted(data)))
    queue_mails(session, News(kind, key, report.id, data), recipients, now)
