# SPDX-License-Identifier: EUPL-1.2
"""The life of a report in words: statuses, transitions, outcomes, kinds of history."""

from enum import StrEnum

from civic.sla.policy import Priority as Priority  # noqa: PLC0414 - a word of reports as well


class Status(StrEnum):
    """Where a report stands."""

    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    IN_PROGRESS = "in_progress"
    NEEDS_INFO = "needs_info"
    ANSWERED = "answered"
    REOPENED = "reopened"
    CLOSED = "closed"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


#: The life of a report (PRODUCT.md 3): from -> to. Whatever is not here is refused.
TRANSITIONS: dict[Status, frozenset[Status]] = {
    Status.SUBMITTED: frozenset({Status.ACCEPTED, Status.REJECTED, Status.WITHDRAWN}),
    Status.ACCEPTED: frozenset(
        {
            # Where its reporter changed it and a moderator has to look.
            Status.SUBMITTED,
            Status.IN_PROGRESS,
            Status.NEEDS_INFO,
            Status.ANSWERED,
            Status.WITHDRAWN,
        }
    ),
    Status.IN_PROGRESS: frozenset({Status.NEEDS_INFO, Status.ANSWERED, Status.WITHDRAWN}),
    Status.NEEDS_INFO: frozenset(
        {Status.ACCEPTED, Status.IN_PROGRESS, Status.ANSWERED, Status.WITHDRAWN}
    ),
    Status.ANSWERED: frozenset({Status.CLOSED, Status.REOPENED}),
    Status.REOPENED: frozenset({Status.IN_PROGRESS, Status.ANSWERED, Status.WITHDRAWN}),
    Status.CLOSED: frozenset({Status.REOPENED}),
    Status.REJECTED: frozenset(),
    Status.WITHDRAWN: frozenset(),
}

#: Statuses in which a department owes an answer.
OPEN = frozenset(
    {
        Status.SUBMITTED,
        Status.ACCEPTED,
        Status.IN_PROGRESS,
        Status.NEEDS_INFO,
        Status.REOPENED,
    }
)
#: Where a report can be taken apart: somebody has looked at it, and nobody waits for a reply.
SPLITTABLE = OPEN - {Status.SUBMITTED, Status.NEEDS_INFO}
OPEN_CONDITION = "status IN ('submitted', 'accepted', 'in_progress', 'needs_info', 'reopened')"
#: Statuses in which the text and photos of a public report are shown to everybody.
SHOWN = frozenset(
    {
        Status.ACCEPTED,
        Status.IN_PROGRESS,
        Status.NEEDS_INFO,
        Status.ANSWERED,
        Status.REOPENED,
        Status.CLOSED,
    }
)


class Outcome(StrEnum):
    """What a response comes to."""

    FIXED = "fixed"
    SCHEDULED = "scheduled"
    NOTHING_TO_FIX = "nothing_to_fix"
    NOT_OURS = "not_ours"
    DECLINED = "declined"
    DUPLICATE = "duplicate"


class EventKind(StrEnum):
    """What can stand in the history of a report."""

    RECEIVED = "received"
    STATUS_CHANGED = "status_changed"
    ROUTED = "routed"
    TRANSFERRED = "transferred"
    PUBLIC_NOTE = "public_note"
    INTERNAL_NOTE = "internal_note"
    ANSWERED = "answered"
    ANSWER_REVIEWED = "answer_reviewed"
    RATED = "rated"
    MERGED = "merged"
    STEP_REACHED = "step_reached"
    EDITED = "edited"
    QUESTION_ASKED = "question_asked"
    QUESTION_ANSWERED = "question_answered"
    #: The time to answer was over; the city goes on without.
    QUESTION_LAPSED = "question_lapsed"
    #: A moderator let everybody read words that were withheld, or not.
    REPLY_REVIEWED = "reply_reviewed"
    #: Category, place or priority were wrong; routed and promised by the rules for corrections.
    CORRECTED = "corrected"
    ASSIGNED = "assigned"
    EXTENDED = "extended"
    #: Who may not put the answer off asks who may; granting it is `extended`.
    EXTENSION_ASKED = "extension_asked"
    EXTENSION_DECLINED = "extension_declined"
    #: The promise stands still for another reason than a question.
    PAUSED = "paused"
    RESUMED = "resumed"
    #: A newer version of promise or calendar holds from now on.
    TERMS_CHANGED = "terms_changed"
    #: Another report was merged into this one.
    DUPLICATE_JOINED = "duplicate_joined"
    #: A part of this report goes on as a report of its own.
    SPLIT = "split"
    ESCALATED = "escalated"
    #: A broken promise was commented; it stays broken.
    ANNOTATED = "annotated"
    PHOTO_REDACTED = "photo_redacted"
    #: An inspector was there.
    VISITED = "visited"
    #: A contractor was asked, told what was done, or is not asked any more.
    WORK_ORDERED = "work_ordered"
    WORK_REPORTED = "work_reported"
    WORK_ENDED = "work_ended"
    #: Residents looked at the place, and what they say adds up to something.
    CHECKED_BY_RESIDENTS = "checked_by_residents"


class ActorRole(StrEnum):
    """As what somebody acted; shown in the timeline in the place of a name."""

    REPORTER = "reporter"
    DEPARTMENT = "department"
    MODERATOR = "moderator"
    CONTRACTOR = "contractor"
    #: Several who looked at the place.
    RESIDENTS = "residents"
    ADMINISTRATOR = "administrator"
    SYSTEM = "system"


class ReportChannel(StrEnum):
    """How a report came."""

    #: From whoever saw the problem.
    DIRECT = "direct"
    #: A point of the mapping game that proved true.
    CAMPAIGN = "campaign"


class PhotoPurpose(StrEnum):
    """What a photo belongs to."""

    REPORT = "report"
    RESPONSE = "response"
    REPLY = "reply"
    VISIT = "visit"
    WORK = "work"


class WorkState(StrEnum):
    """How an order to a contractor stands."""

    OPEN = "open"
    #: The contractor is done, or can not do it; the department has not decided yet.
    REPORTED = "reported"
    DONE = "done"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class WorkTold(StrEnum):
    """What a contractor can tell of an order."""

    ACCEPTED = "accepted"
    DONE = "done"
    CANNOT = "cannot"


class Found(StrEnum):
    """What an inspector found at the place."""

    FIXED = "fixed"
    NOT_FIXED = "not_fixed"
    NOTHING_THERE = "nothing_there"
