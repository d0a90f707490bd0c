# SPDX-License-Identifier: EUPL-1.2
"""The desk: what departments and moderators do with reports."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from apiflask import APIBlueprint
from sqlalchemy.orm import Session

from civic.accounts.access import department_staff, desk, desk_readers, managers, moderators
from civic.photos.errors import UnknownPhoto
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint, language
from civic.platform.problems import InvalidBody, NotAllowed, NotSignedIn, NotThere
from civic.reports import desk_commands, list_queries, queries, views
from civic.reports.commands import By, change_status, log_contact_read
from civic.reports.errors import (
    IllegalTransition,
    NotADuplicate,
    OutcomeIncomplete,
    ResponsePhotoMissing,
    UnknownDepartment,
)
from civic.reports.kinds import ActorRole, Status
from civic.reports.models import Report
from civic.reports.queries import Need, Seen
from civic.reports.query_schemas import QueueQuery
from civic.reports.schemas import (
    MergeBody,
    NoteBody,
    OptionalNote,
    Queue,
    QueueItem,
    ReasonBody,
    ReportView,
    ResponseBody,
    ReviewBody,
    TransferBody,
)
from civic.sla.queries import timer_views, timers_of_reports

bp = APIBlueprint("desk", __name__, tag="Desk")

REPORT = "/api/v1/desk/reports/<uuid:report_id>"
NOT_OURS = (NotThere, NotAllowed, NotSignedIn, InvalidBody)


@endpoint(
    bp,
    "/api/v1/desk/queue",
    "GET",
    may=desk_readers,
    query=QueueQuery,
    returns=Queue,
    refuses=(NotAllowed, NotSignedIn, InvalidBody),
)
def show_queue(query: QueueQuery) -> Queue:
    """Show the open reports of my departments, most urgent first, with their clocks."""
    actor, now, tongue = current_actor(), utc_now(), language()
    with transaction() as session:
        page = list_queries.queue(session, query, actor)
        n_by_status, n_overdue = list_queries.queue_counts(session, query, actor, now)
        timers = timers_of_reports(session, [row.report.id for row in page.rows])
        items = [
            QueueItem(
                **views.item_fields(row, tongue, now),
                timers=timer_views(session, timers.get(row.report.id, ()), now),
                cycle=row.report.cycle,
                moderation_reasons=row.report.moderation_reasons,
            )
            for row in page.rows
        ]
    return Queue(
        items=items, next_cursor=page.next_cursor, n_by_status=n_by_status, n_overdue=n_overdue
    )


@endpoint(
    bp,
    f"{REPORT}/acceptance",
    "POST",
    may=desk,
    body=OptionalNote,
    returns=ReportView,
    refuses=(*NOT_OURS, IllegalTransition),
)
def accept_report(report_id: UUID, body: OptionalNote) -> ReportView:
    """Accept a report that waits for a person to look at it."""
    with at_the_desk(report_id, "desks") as work:
        change_status(work.session, work.report, Status.ACCEPTED, work.by, work.now, text=body.text)
        return work.view()


@endpoint(
    bp,
    f"{REPORT}/rejection",
    "POST",
    may=desk,
    body=ReasonBody,
    returns=ReportView,
    refuses=(*NOT_OURS, IllegalTransition),
)
def reject_report(report_id: UUID, body: ReasonBody) -> ReportView:
    """Refuse a report that is none, with the reason that its reporter reads."""
    with at_the_desk(report_id, "desks") as work:
        change_status(
            work.session, work.report, Status.REJECTED, work.by, work.now, text=body.reason
        )
        return work.view()


@endpoint(
    bp,
    f"{REPORT}/start",
    "POST",
    may=department_staff,
    body=OptionalNote,
    returns=ReportView,
    refuses=(*NOT_OURS, IllegalTransition),
)
def start_work(report_id: UUID, body: OptionalNote) -> ReportView:
    """Say that the department works on it."""
    with at_the_desk(report_id, "works") as work:
        change_status(
            work.session, work.report, Status.IN_PROGRESS, work.by, work.now, text=body.text
        )
        return work.view()


@endpoint(
    bp,
    f"{REPORT}/notes",
    "POST",
    may=department_staff,
    body=NoteBody,
    returns=ReportView,
    status=201,
    refuses=NOT_OURS,
)
def publish_note(report_id: UUID, body: NoteBody) -> ReportView:
    """Tell the reporter and the public something about a report."""
    with at_the_desk(report_id, "works") as work:
        desk_commands.publish_note(work.session, work.report, body.text, work.by, work.now)
        return work.view()


@endpoint(
    bp,
    f"{REPORT}/internal-notes",
    "POST",
    may=desk,
    body=NoteBody,
    returns=ReportView,
    status=201,
    refuses=NOT_OURS,
)
def add_internal_note(report_id: UUID, body: NoteBody) -> ReportView:
    """Leave a note that only staff read."""
    with at_the_desk(report_id, "desks") as work:
        desk_commands.add_internal_note(work.session, work.report, body.text, work.by, work.now)
        return work.view()


@endpoint(
    bp,
    f"{REPORT}/response",
    "POST",
    may=department_staff,
    body=ResponseBody,
    returns=ReportView,
    status=201,
    refuses=(*NOT_OURS, IllegalTransition, OutcomeIncomplete, ResponsePhotoMissing, UnknownPhoto),
)
def respond(report_id: UUID, body: ResponseBody) -> ReportView:
    """Give the department's official answer with its outcome."""
    with at_the_desk(report_id, "works") as work:
        desk_commands.respond(work.session, work.report, body, work.by, work.now)
        return work.view()


@endpoint(
    bp,
    f"{REPORT}/transfer",
    "POST",
    may=department_staff,
    body=TransferBody,
    returns=ReportView,
    refuses=(*NOT_OURS, IllegalTransition, UnknownDepartment),
)
def transfer_report(report_id: UUID, body: TransferBody) -> ReportView:
    """Hand the report to another department; its deadlines stay."""
    with at_the_desk(report_id, "works") as work:
        desk_commands.transfer(
            work.session, work.report, body.department, body.reason, work.by, work.now
        )
        return work.view()


@endpoint(
    bp,
    f"{REPORT}/merger",
    "POST",
    may=department_staff,
    body=MergeBody,
    returns=ReportView,
    refuses=(*NOT_OURS, IllegalTransition, NotADuplicate),
)
def merge_report(report_id: UUID, body: MergeBody) -> ReportView:
    """Make the report a duplicate of another."""
    with at_the_desk(report_id, "works") as work:
        original = desk_commands.locked_original(work.session, body.original, current_actor())
        desk_commands.merge(work.session, work.report, original, work.by, work.now)
        return work.view()


@endpoint(
    bp,
    f"{REPORT}/review",
    "POST",
    may=moderators,
    body=ReviewBody,
    returns=ReportView,
    refuses=(*NOT_OURS, IllegalTransition),
)
def review_answer(report_id: UUID, body: ReviewBody) -> ReportView:
    """Say as a moderator whether the response answers the report."""
    with at_the_desk(report_id, "moderates") as work:
        desk_commands.review_answer(
            work.session,
            work.report,
            holds=body.holds,
            reason=body.reason,
            by=work.by,
            now=work.now,
        )
        return work.view()


@endpoint(
    bp,
    f"{REPORT}/reopening",
    "POST",
    may=managers,
    body=ReasonBody,
    returns=ReportView,
    status=201,
    refuses=(*NOT_OURS, IllegalTransition),
)
def reopen_by_manager(report_id: UUID, body: ReasonBody) -> ReportView:
    """Reopen a report as its department's manager, as often as needed."""
    with at_the_desk(report_id, "manages") as work:
        change_status(
            work.session, work.report, Status.REOPENED, work.by, work.now, text=body.reason
        )
        return work.view()


@dataclass(frozen=True)
class Work:
    """A locked report on the desk of somebody who may do what was asked."""

    session: Session
    found: Seen
    by: By
    now: datetime

    @property
    def report(self) -> Report:
        """The report."""
        return self.found.report

    def view(self) -> ReportView:
        """Return the report after the change, with the rights from before it.

        A transfer may just have put a private report out of the caller's hands.
        """
        log_contact_read(self.session, self.found, current_actor(), self.now)
        return views.report_view(self.session, self.found, language(), self.now)


@contextmanager
def at_the_desk(report_id: UUID, need: Need) -> Iterator[Work]:
    """Open a transaction with the report locked, if the caller has the right `need`."""
    actor = current_actor()
    with transaction() as session:
        found = queries.for_desk(session, report_id, actor, need)
        role = ActorRole.DEPARTMENT if found.rights.works else ActorRole.MODERATOR
        department_id = found.report.department_id if found.rights.works else None
        yield Work(session, found, By(role, actor.person_id, department_id), utc_now())
