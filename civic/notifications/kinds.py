# SPDX-License-Identifier: EUPL-1.2
"""What is told, over what, and how it went."""

from enum import StrEnum


class Kind(StrEnum):
    """What a message tells; the wording of each is templates/mail/<kind>.jinja."""

    RECEIVED = "received"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    NOTE = "note"
    TRANSFERRED = "transferred"
    ANSWERED = "answered"
    REOPENED = "reopened"
    CLOSED = "closed"
    MERGED = "merged"
    OVERDUE = "overdue"
    STEP = "step"
    SIGN_IN_LINK = "sign_in_link"
    EDITED = "edited"
    FOLLOW_LINK = "follow_link"
    QUESTION = "question"
    RESUMED = "resumed"
    #: The answer was put off, once and in public.
    EXTENDED = "extended"
    #: The promise stands still for another reason than a question, and runs again.
    PAUSED = "paused"
    GOING_ON = "going_on"
    CORRECTED = "corrected"
    TERMS_CHANGED = "terms_changed"
    #: Others reported the same.
    JOINED = "joined"
    SPLIT = "split"
    #: To staff.
    MENTIONED = "mentioned"
    ASSIGNED = "assigned"
    ESCALATED = "escalated"
    WORK_REPORTED = "work_reported"
    WORK_OVERDUE = "work_overdue"
    EXTENSION_ASKED = "extension_asked"
    EXTENSION_DECIDED = "extension_decided"
    REPLIED = "replied"
    SILENT = "silent"
    OMBUDSMAN = "ombudsman"
    DIGEST = "digest"
    #: To managers of a department, and to who drafted it.
    CAMPAIGN_WAITS = "campaign_waits"
    CAMPAIGN_APPROVED = "campaign_approved"
    #: To somebody who maps: what a moderator decided about it.
    CASE_DECIDED = "case_decided"
    OBJECTION_DECIDED = "objection_decided"
    #: To a contractor: the link to the order.
    WORK_ORDERED = "work_ordered"


class Channel(StrEnum):
    """How a message travels."""

    EMAIL = "email"


class DeliveryState(StrEnum):
    """How a delivery stands; `dead` is not here, since its outbox entry knows that."""

    QUEUED = "queued"
    SENT = "sent"
    #: The address will never take it.
    FAILED = "failed"
    #: It had lost its meaning before it could go: a link that has expired, a warning of a due
    #: that has been kept.
    DROPPED = "dropped"
