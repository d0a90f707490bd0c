# SPDX-License-Identifier: EUPL-1.2
"""Facts about reports that others react to."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from civic.platform.outbox import Event


@dataclass(frozen=True)
class ReportSubmitted(Event):
    """A report was received, and accepted at once where its category needs no moderation."""

    name: ClassVar[str] = "report.submitted"
    report_id: UUID


@dataclass(frozen=True)
class ReportAccepted(Event):
    """A moderator or the department accepted a report that was waiting."""

    name: ClassVar[str] = "report.accepted"
    report_id: UUID


@dataclass(frozen=True)
class ReportRejected(Event):
    """A report was refused, with its reason."""

    name: ClassVar[str] = "report.rejected"
    report_id: UUID


@dataclass(frozen=True)
class NotePublished(Event):
    """The department told something about a report; `event_seq` is its row in the history."""

    name: ClassVar[str] = "report.note_published"
    report_id: UUID
    event_seq: int


@dataclass(frozen=True)
class ReportTransferred(Event):
    """Another department answers from now on."""

    name: ClassVar[str] = "report.transferred"
    report_id: UUID
    event_seq: int


@dataclass(frozen=True)
class ReportAnswered(Event):
    """The department gave its response."""

    name: ClassVar[str] = "report.answered"
    report_id: UUID
    response_id: UUID


@dataclass(frozen=True)
class ReportReopened(Event):
    """The response did not hold."""

    name: ClassVar[str] = "report.reopened"
    report_id: UUID


@dataclass(frozen=True)
class ReportClosed(Event):
    """The reporter was content, or silent."""

    name: ClassVar[str] = "report.closed"
    report_id: UUID


@dataclass(frozen=True)
class ReportMerged(Event):
    """A report was merged into its original."""

    name: ClassVar[str] = "report.merged"
    report_id: UUID
    original_id: UUID


@dataclass(frozen=True)
class ReportEdited(Event):
    """The reporter changed the report; `event_seq` is its row in the history.

    `is_rerouted`: another department answers, or by other dates, from now on.
    """

    name: ClassVar[str] = "report.edited"
    report_id: UUID
    event_seq: int
    is_rerouted: bool


@dataclass(frozen=True)
class FollowRequested(Event):
    """Somebody gave an address for the news of a report; its owner has to confirm that."""

    name: ClassVar[str] = "report.follow_requested"
    follower_id: UUID


@dataclass(frozen=True)
class QuestionAsked(Event):
    """The department asks the reporter something; `event_seq` is its row in the history."""

    name: ClassVar[str] = "report.question_asked"
    report_id: UUID
    event_seq: int


@dataclass(frozen=True)
class QuestionAnswered(Event):
    """The reporter replied; `event_seq` is the reply's row in the history."""

    name: ClassVar[str] = "report.question_answered"
    report_id: UUID
    event_seq: int


@dataclass(frozen=True)
class QuestionLapsed(Event):
    """The reporter did not reply in time; `event_seq` is the row that says so."""

    name: ClassVar[str] = "report.question_lapsed"
    report_id: UUID
    event_seq: int


@dataclass(frozen=True)
class ReportCorrected(Event):
    """Staff put category, place or priority right; `event_seq` is its row in the history.

    `is_rerouted`: another department answers from now on.
    """

    name: ClassVar[str] = "report.corrected"
    report_id: UUID
    event_seq: int
    is_rerouted: bool


@dataclass(frozen=True)
class PromiseExtended(Event):
    """The answer was put off, once and in public; `event_seq` is its row in the history."""

    name: ClassVar[str] = "report.promise_extended"
    report_id: UUID
    event_seq: int


@dataclass(frozen=True)
class ExtensionAsked(Event):
    """A clerk asks for more time; `event_seq` is its row in the history."""

    name: ClassVar[str] = "report.extension_asked"
    report_id: UUID
    event_seq: int


@dataclass(frozen=True)
class ExtensionDecided(Event):
    """A manager granted or declined it; `event_seq` is the row of the decision."""

    name: ClassVar[str] = "report.extension_decided"
    report_id: UUID
    event_seq: int
    asked_by_id: UUID


@dataclass(frozen=True)
class PromisePaused(Event):
    """The promise stands still for another reason than a question to the reporter."""

    name: ClassVar[str] = "report.promise_paused"
    report_id: UUID
    event_seq: int


@dataclass(frozen=True)
class PromiseResumed(Event):
    """Such a pause is over."""

    name: ClassVar[str] = "report.promise_resumed"
    report_id: UUID
    event_seq: int


@dataclass(frozen=True)
class TermsChanged(Event):
    """A newer promise or calendar holds for the report, which made a due earlier."""

    name: ClassVar[str] = "report.terms_changed"
    report_id: UUID
    event_seq: int


@dataclass(frozen=True)
class DuplicateJoined(Event):
    """Another report was merged into this one; `event_seq` is its row in this one's history."""

    name: ClassVar[str] = "report.duplicate_joined"
    report_id: UUID
    event_seq: int
    duplicate_id: UUID


@dataclass(frozen=True)
class ReportSplit(Event):
    """A part of a report goes on as a report of its own, `part_id`."""

    name: ClassVar[str] = "report.split"
    report_id: UUID
    event_seq: int
    part_id: UUID


@dataclass(frozen=True)
class ReportEscalated(Event):
    """A report went round in a circle, or too far; its row in the history says by which rule."""

    name: ClassVar[str] = "report.escalated"
    report_id: UUID
    event_seq: int


@dataclass(frozen=True)
class ReportSilent(Event):
    """The reporter of an open report has heard nothing for too long."""

    name: ClassVar[str] = "report.silent"
    report_id: UUID
    escalation_id: UUID


@dataclass(frozen=True)
class ReportAssigned(Event):
    """Somebody of the department works on it from now on, or nobody in particular (None)."""

    name: ClassVar[str] = "report.assigned"
    report_id: UUID
    event_seq: int
    assignee_id: UUID | None


@dataclass(frozen=True)
class StaffMentioned(Event):
    """An internal note names people; `event_seq` is its row in the history."""

    name: ClassVar[str] = "report.staff_mentioned"
    report_id: UUID
    event_seq: int
    person_ids: tuple[UUID, ...]


@dataclass(frozen=True)
class PhotoRedacted(Event):
    """Something was covered in a photo; `event_seq` is its row in the history of this report."""

    name: ClassVar[str] = "report.photo_redacted"
    report_id: UUID
    event_seq: int
    photo_id: UUID


@dataclass(frozen=True)
class WorkOrdered(Event):
    """A contractor is asked to do something; `event_seq` is its row in the history."""

    name: ClassVar[str] = "report.work_ordered"
    report_id: UUID
    event_seq: int
    work_order_id: UUID


@dataclass(frozen=True)
class WorkOverdue(Event):
    """A contractor has not told the end of what was due."""

    name: ClassVar[str] = "report.work_overdue"
    report_id: UUID
    escalation_id: UUID


@dataclass(frozen=True)
class WorkReported(Event):
    """A contractor said what was done; `event_seq` is its row in the history."""

    name: ClassVar[str] = "report.work_reported"
    report_id: UUID
    event_seq: int
