# SPDX-License-Identifier: EUPL-1.2
"""What is told of the deeds of the desk: to residents at once, to staff in their hours."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from civic.accounts.models import Person
from civic.notifications import audiences, digest_queries
from civic.notifications.commands import queue_mails
from civic.notifications.jobs import queue_news, tell_all
from civic.notifications.kinds import Kind
from civic.notifications.policy import News, Recipient, fact_id
from civic.places.models import Jurisdiction
from civic.platform.jobs import duty
from civic.platform.outbox import on
from civic.reports.events import (
    DuplicateJoined,
    ExtensionAsked,
    ExtensionDecided,
    PromiseExtended,
    PromisePaused,
    PromiseResumed,
    QuestionAnswered,
    ReportAssigned,
    ReportCorrected,
    ReportEscalated,
    ReportMerged,
    ReportSilent,
    ReportSplit,
    StaffMentioned,
    TermsChanged,
    WorkOrdered,
    WorkOverdue,
    WorkReported,
)
from civic.reports.models import Report, ReportEvent
from civic.reports.work_models import WorkOrder


@on(PromiseExtended)
def tell_extended(session: Session, event: PromiseExtended, now: datetime) -> None:
    """Tell all why the answer takes longer, and both dates."""
    tell_all(session, Kind.EXTENDED, event.report_id, {"event_seq": event.event_seq}, now)


@on(PromisePaused)
def tell_paused(session: Session, event: PromisePaused, now: datetime) -> None:
    """Tell all why the city's time stands still, and until when."""
    tell_all(session, Kind.PAUSED, event.report_id, {"event_seq": event.event_seq}, now)


@on(PromiseResumed)
def tell_going_on(session: Session, event: PromiseResumed, now: datetime) -> None:
    """Tell all that the city's time runs again."""
    tell_all(session, Kind.GOING_ON, event.report_id, {"event_seq": event.event_seq}, now)


@on(ReportCorrected)
def tell_corrected(session: Session, event: ReportCorrected, now: datetime) -> None:
    """Tell all what was put right, and what is promised from now on."""
    tell_all(session, Kind.CORRECTED, event.report_id, {"event_seq": event.event_seq}, now)


@on(TermsChanged)
def tell_terms_changed(session: Session, event: TermsChanged, now: datetime) -> None:
    """Tell all that the answer comes sooner."""
    tell_all(session, Kind.TERMS_CHANGED, event.report_id, {"event_seq": event.event_seq}, now)


@on(ReportSplit)
def tell_split(session: Session, event: ReportSplit, now: datetime) -> None:
    """Tell all which part goes on by itself, under which number."""
    data = {"event_seq": event.event_seq, "part_id": str(event.part_id)}
    tell_all(session, Kind.SPLIT, event.report_id, data, now)


@on(ReportMerged)
def tell_merged_supporters(session: Session, event: ReportMerged, now: datetime) -> None:
    """Tell those who supported a duplicate which report goes on."""
    report = session.get_one(Report, event.report_id)
    data = {"original_id": str(event.original_id)}
    told = audiences.supporters_of(session, report)
    queue_news(session, Kind.MERGED, report, data, told, now)


@on(DuplicateJoined)
def tell_joined(session: Session, event: DuplicateJoined, now: datetime) -> None:
    """Tell everybody around the original that others reported the same, once a day at most.

    Of thirty duplicates that are merged at one go they hear once: the number is looked up when the
    mail is sent. Those of the duplicate itself are told by `tell_merged`.
    """
    report = session.get_one(Report, event.report_id)
    zone = ZoneInfo(session.get_one(Jurisdiction, report.jurisdiction_id).zone)
    told = [
        *audiences.reporter_of(session, report),
        *audiences.followers_of(session, report),
        *audiences.supporters_of(session, report),
    ]
    data = {"on": now.astimezone(zone).date().isoformat()}
    queue_news(session, Kind.JOINED, report, data, told, now)


@on(QuestionAnswered)
def tell_reply(session: Session, event: QuestionAnswered, now: datetime) -> None:
    """Tell who works on the report what the reporter replied."""
    report = session.get_one(Report, event.report_id)
    told = audiences.handlers_of(session, report)
    _tell_staff(session, Kind.REPLIED, report, {"event_seq": event.event_seq}, told, now)


@on(WorkReported)
def tell_work_reported(session: Session, event: WorkReported, now: datetime) -> None:
    """Tell who works on the report what the contractor did."""
    report = session.get_one(Report, event.report_id)
    told = audiences.handlers_of(session, report)
    _tell_staff(session, Kind.WORK_REPORTED, report, {"event_seq": event.event_seq}, told, now)


@on(WorkOrdered)
def tell_work_ordered(session: Session, event: WorkOrdered, now: datetime) -> None:
    """Mail a contractor the link to what they are asked to do, if an address is known."""
    order = session.get_one(WorkOrder, event.work_order_id)
    if order.email is None:
        return
    report = session.get_one(Report, event.report_id)
    told = [Recipient(order.email, order.language)]
    queue_news(session, Kind.WORK_ORDERED, report, {"work_order_id": str(order.id)}, told, now)


@on(StaffMentioned)
def tell_mentioned(session: Session, event: StaffMentioned, now: datetime) -> None:
    """Tell the people whom an internal note names."""
    report = session.get_one(Report, event.report_id)
    told = audiences.people_of(session, event.person_ids, report)
    _tell_staff(session, Kind.MENTIONED, report, {"event_seq": event.event_seq}, told, now)


@on(ReportAssigned)
def tell_assigned(session: Session, event: ReportAssigned, now: datetime) -> None:
    """Tell somebody that another one gave them a report; who took it knows."""
    actor_id = session.get_one(ReportEvent, event.event_seq).actor_id
    if event.assignee_id is None or event.assignee_id == actor_id:
        return
    report = session.get_one(Report, event.report_id)
    told = audiences.people_of(session, [event.assignee_id], report)
    _tell_staff(session, Kind.ASSIGNED, report, {"event_seq": event.event_seq}, told, now)


@on(ReportEscalated)
def tell_escalated(session: Session, event: ReportEscalated, now: datetime) -> None:
    """Tell the coordinators of a report that finds no department."""
    report = session.get_one(Report, event.report_id)
    told = audiences.coordinators_of(session, report.jurisdiction_id)
    _tell_staff(session, Kind.ESCALATED, report, {"event_seq": event.event_seq}, told, now)


@on(ExtensionAsked)
def tell_extension_asked(session: Session, event: ExtensionAsked, now: datetime) -> None:
    """Tell those who can decide it that somebody asks for more time."""
    report = session.get_one(Report, event.report_id)
    told = audiences.deciders_of(session, report)
    _tell_staff(session, Kind.EXTENSION_ASKED, report, {"event_seq": event.event_seq}, told, now)


@on(ExtensionDecided)
def tell_extension_decided(session: Session, event: ExtensionDecided, now: datetime) -> None:
    """Tell who asked for more time what was decided."""
    report = session.get_one(Report, event.report_id)
    told = audiences.people_of(session, [event.asked_by_id], report)
    _tell_staff(session, Kind.EXTENSION_DECIDED, report, {"event_seq": event.event_seq}, told, now)


@on(WorkOverdue)
def tell_work_overdue(session: Session, event: WorkOverdue, now: datetime) -> None:
    """Tell those who work on the report, and their managers, that a contractor is late."""
    report = session.get_one(Report, event.report_id)
    told = [*audiences.handlers_of(session, report), *audiences.deciders_of(session, report)]
    data = {"escalation_id": str(event.escalation_id)}
    _tell_staff(session, Kind.WORK_OVERDUE, report, data, told, now)


@on(ReportSilent)
def tell_silent(session: Session, event: ReportSilent, now: datetime) -> None:
    """Remind who works on a report that its reporter has heard nothing."""
    report = session.get_one(Report, event.report_id)
    data = {"escalation_id": str(event.escalation_id)}
    told = audiences.handlers_of(session, report)
    _tell_staff(session, Kind.SILENT, report, data, told, now)


@duty(every_s=300)
def send_digests(session: Session, now: datetime) -> None:
    """Send to each of the staff, on each morning of theirs, what is due; once for each date.

    A relay that was down in the morning sends it later that day, and not on the next.
    """
    mornings = digest_queries.mornings(session, now)
    facts = {fact_id(Kind.DIGEST, m.person.id, m.on): m for m in mornings}
    known = digest_queries.known(session, facts.keys())
    for key, morning in facts.items():
        if key not in known:
            person: Person = morning.person
            recipient = Recipient(person.email, person.language, person.id)
            news = News(Kind.DIGEST, key, None, {"on": morning.on.isoformat()})
            queue_mails(session, news, [recipient], now)


def _tell_staff(
    session: Session,
    kind: Kind,
    report: Report,
    data: dict[str, Any],
    told: Iterable[Recipient],
    now: datetime,
) -> None:
    """Queue the news of a fact for staff, each in their hours."""
    timely = audiences.in_their_hours(session, told, report.jurisdiction_id, now)
    queue_news(session, kind, report, data, timely, now)
