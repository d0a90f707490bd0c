# SPDX-License-Identifier: EUPL-1.2
"""The desk: what departments and moderators do with reports."""

from apiflask import APIBlueprint

from civic.accounts.access import department_staff, desk, managers, moderators
from civic.photos.errors import UnknownPhoto
from civic.reports import assignment_commands, desk_commands
from civic.reports.commands import change_status
from civic.reports.desk_schemas import AssignmentBody, InternalNoteBody
from civic.reports.desk_work import Work, deed
from civic.reports.errors import (
    IllegalTransition,
    NotADuplicate,
    NotMentionable,
    OutcomeIncomplete,
    ResponsePhotoMissing,
    UnknownAssignee,
    UnknownDepartment,
    UnknownTemplate,
)
from civic.reports.kinds import Status
from civic.reports.schemas import (
    MergeBody,
    NoteBody,
    OptionalNote,
    ReasonBody,
    ResponseBody,
    ReviewBody,
    TransferBody,
)

bp = APIBlueprint("desk", __name__, tag="Desk")


@deed(
    bp,
    "accept",
    "acceptance",
    may=desk,
    need="desks",
    body=OptionalNote,
    refuses=(IllegalTransition,),
)
def accept_report(work: Work, body: OptionalNote) -> None:
    """Accept a report that waits for a person to look at it."""
    change_status(work.session, work.report, Status.ACCEPTED, work.by, work.now, text=body.text)


@deed(
    bp,
    "reject",
    "rejection",
    may=desk,
    need="desks",
    body=ReasonBody,
    refuses=(IllegalTransition,),
)
def reject_report(work: Work, body: ReasonBody) -> None:
    """Refuse a report that is none, with the reason that its reporter reads."""
    change_status(work.session, work.report, Status.REJECTED, work.by, work.now, text=body.reason)


@deed(
    bp,
    "start",
    "start",
    may=department_staff,
    need="works",
    body=OptionalNote,
    refuses=(IllegalTransition,),
)
def start_work(work: Work, body: OptionalNote) -> None:
    """Say that the department works on it."""
    change_status(work.session, work.report, Status.IN_PROGRESS, work.by, work.now, text=body.text)


@deed(
    bp,
    "assign",
    "assignment",
    may=department_staff,
    need="works",
    body=AssignmentBody,
    refuses=(IllegalTransition, UnknownAssignee),
)
def assign_report(work: Work, body: AssignmentBody) -> None:
    """Say who works on a report: oneself or nobody; as a manager, anybody of the department."""
    assignment_commands.assign(
        work.session,
        work.report,
        body.assignee,
        work.by,
        work.now,
        may_assign_others=work.found.rights.manages,
    )


@deed(bp, "note", "notes", may=department_staff, need="works", body=NoteBody, status=201)
def publish_note(work: Work, body: NoteBody) -> None:
    """Tell the reporter and the public something about a report."""
    desk_commands.publish_note(work.session, work.report, body.text, work.by, work.now)


@deed(
    bp,
    "internal_note",
    "internal-notes",
    may=desk,
    need="desks",
    body=InternalNoteBody,
    status=201,
    refuses=(NotMentionable,),
)
def add_internal_note(work: Work, body: InternalNoteBody) -> None:
    """Leave a note that only staff read, and tell those whom it mentions."""
    desk_commands.add_internal_note(
        work.session, work.report, body.text, work.by, work.now, body.mentions
    )


@deed(
    bp,
    "respond",
    "response",
    may=department_staff,
    need="works",
    body=ResponseBody,
    status=201,
    refuses=(
        IllegalTransition,
        OutcomeIncomplete,
        ResponsePhotoMissing,
        UnknownPhoto,
        UnknownTemplate,
    ),
)
def respond(work: Work, body: ResponseBody) -> None:
    """Give the department's official answer with its outcome."""
    desk_commands.respond(work.session, work.report, body, work.by, work.now)


@deed(
    bp,
    "transfer",
    "transfer",
    may=department_staff,
    need="works",
    body=TransferBody,
    refuses=(IllegalTransition, UnknownDepartment),
)
def transfer_report(work: Work, body: TransferBody) -> None:
    """Hand the report to another department; its deadlines stay."""
    desk_commands.transfer(
        work.session, work.report, body.department, body.reason, work.by, work.now
    )


@deed(
    bp,
    "merge",
    "merger",
    may=department_staff,
    need="works",
    body=MergeBody,
    refuses=(IllegalTransition, NotADuplicate),
)
def merge_report(work: Work, body: MergeBody) -> None:
    """Make the report a duplicate of another."""
    original = desk_commands.locked_original(work.session, body.original, work.actor)
    desk_commands.merge(work.session, work.report, original, work.by, work.now)


@deed(
    bp,
    "review",
    "review",
    may=moderators,
    need="moderates",
    body=ReviewBody,
    refuses=(IllegalTransition,),
)
def review_answer(work: Work, body: ReviewBody) -> None:
    """Say as a moderator whether the response answers the report."""
    desk_commands.review_answer(
        work.session,
        work.report,
        holds=body.holds,
        reason=body.reason,
        by=work.by,
        now=work.now,
    )


@deed(
    bp,
    "reopen_again",
    "reopening",
    may=managers,
    need="manages",
    body=ReasonBody,
    status=201,
    refuses=(IllegalTransition,),
)
def reopen_by_manager(work: Work, body: ReasonBody) -> None:
    """Reopen a report as its department's manager, as often as needed."""
    change_status(work.session, work.report, Status.REOPENED, work.by, work.now, text=body.reason)
