# SPDX-License-Identifier: EUPL-1.2
"""English words for codes of reports; they are keys of the catalogues."""

from collections.abc import Mapping

from civic.catalogue.kinds import SubjectKind
from civic.platform.i18n import N_
from civic.reports.kinds import ActorRole, EventKind, Status
from civic.sla.move_policy import ExtensionRefusal
from civic.sla.pause_policy import PauseRefusal

STATUSES = {
    Status.SUBMITTED: N_("Being checked"),
    Status.ACCEPTED: N_("With the department"),
    Status.IN_PROGRESS: N_("Being worked on"),
    Status.NEEDS_INFO: N_("The department has a question"),
    Status.ANSWERED: N_("Answered"),
    Status.REOPENED: N_("Opened again"),
    Status.CLOSED: N_("Closed"),
    Status.REJECTED: N_("Not taken on"),
    Status.WITHDRAWN: N_("Withdrawn"),
}
#: What to do when the report says not what it is about.
PICK = {
    SubjectKind.BUILDING: N_("Pick the building on the map or in the list."),
    SubjectKind.FACILITY: N_("Pick the facility on the map or in the list."),
    SubjectKind.ASSET: N_("Pick the piece of equipment on the map or in the list."),
}
NO_SUCH = {
    SubjectKind.BUILDING: N_("There is no such building in this city."),
    SubjectKind.FACILITY: N_("There is no such facility in this city."),
    SubjectKind.ASSET: N_("There is no such piece of equipment in this city."),
}
#: What to do when the answer lacks what its outcome needs.
NEEDED = {
    "scheduled_on": N_("Say for which day the work is planned."),
    "who": N_("Say who is responsible."),
    "reason": N_("Say why the department will not do this."),
}
#: Why the reporter can't be asked, and what to do instead.
NOT_PAUSABLE: Mapping[str, str] = {
    PauseRefusal.NOT_RUNNING: N_("No answer is owed at present."),
    PauseRefusal.BREACHED: N_(
        "The time for the answer is over and can not stand still any more. Write a public note"
        " instead."
    ),
    PauseRefusal.NO_TIME_LEFT: N_(
        "The time for the answer is over and can not stand still any more. Write a public note"
        " instead."
    ),
    PauseRefusal.PAUSED_ALREADY: N_("The time for the answer stands still already."),
    PauseRefusal.NO_REPLY: N_(
        "The reporter was asked before and has not answered. Write a public note instead."
    ),
    PauseRefusal.USED_UP: N_(
        "The time for the answer has stood still for as long as it may. Write a public note"
        " instead."
    ),
}
#: Who did something, for whoever was about to do something else.
DOERS = {
    ActorRole.REPORTER: N_("the reporter"),
    ActorRole.DEPARTMENT: N_("the department"),
    ActorRole.MODERATOR: N_("a moderator"),
    ActorRole.CONTRACTOR: N_("the contractor"),
    ActorRole.RESIDENTS: N_("residents on the spot"),
    ActorRole.ADMINISTRATOR: N_("the administration"),
    ActorRole.SYSTEM: N_("by itself"),
}
#: What happened to a report, for the same.
DEEDS_DONE = {
    EventKind.RECEIVED: N_("it came in"),
    EventKind.STATUS_CHANGED: N_("its status changed"),
    EventKind.ROUTED: N_("it was passed to a department"),
    EventKind.TRANSFERRED: N_("it was passed on to another department"),
    EventKind.PUBLIC_NOTE: N_("a public note was written"),
    EventKind.INTERNAL_NOTE: N_("an internal note was written"),
    EventKind.ANSWERED: N_("it was answered"),
    EventKind.ANSWER_REVIEWED: N_("the answer was reviewed"),
    EventKind.RATED: N_("the answer was rated"),
    EventKind.MERGED: N_("it was merged into another report"),
    EventKind.STEP_REACHED: N_("a reminder was sent"),
    EventKind.EDITED: N_("its reporter changed it"),
    EventKind.QUESTION_ASKED: N_("the reporter was asked something"),
    EventKind.QUESTION_ANSWERED: N_("the reporter replied"),
    EventKind.QUESTION_LAPSED: N_("the time for the reply was over"),
    EventKind.REPLY_REVIEWED: N_("a moderator looked at the reply"),
    EventKind.CORRECTED: N_("it was corrected"),
    EventKind.ASSIGNED: N_("somebody else was put in charge"),
    EventKind.EXTENDED: N_("the answer was put off"),
    EventKind.EXTENSION_ASKED: N_("more time was asked for"),
    EventKind.EXTENSION_DECLINED: N_("more time was declined"),
    EventKind.PAUSED: N_("its clock was stopped for a while"),
    EventKind.RESUMED: N_("its clock was set going again"),
    EventKind.TERMS_CHANGED: N_("a newer promise took hold"),
    EventKind.DUPLICATE_JOINED: N_("another report was merged into it"),
    EventKind.SPLIT: N_("a part of it was split off"),
    EventKind.ESCALATED: N_("it was passed up for a decision"),
    EventKind.ANNOTATED: N_("the delay was explained"),
    EventKind.PHOTO_REDACTED: N_("a part of a photo was made unreadable"),
    EventKind.VISITED: N_("somebody was there"),
    EventKind.WORK_ORDERED: N_("a contractor was asked"),
    EventKind.WORK_REPORTED: N_("the contractor told what was done"),
    EventKind.WORK_ENDED: N_("the contractor is not asked any more"),
    EventKind.CHECKED_BY_RESIDENTS: N_("residents looked at the place"),
}
#: Why the answer can't be put off, and what to do instead.
NOT_EXTENDABLE: Mapping[str, str] = {
    "handler": N_(
        "You work on this report yourself. Somebody else has to decide that its answer comes later."
    ),
    "asked_already": N_("More time was asked for already. A manager decides about it."),
    "not_asked": N_("Nobody waits for more time: it was not asked for, or is decided."),
    "closed_day": N_("Nobody works on that day. Pick a working day."),
    ExtensionRefusal.NOT_RUNNING: N_("No answer is owed at present."),
    ExtensionRefusal.BREACHED: N_("The answer is overdue already. Explain the delay instead."),
    ExtensionRefusal.EXTENDED_ALREADY: N_("The answer was put off before; that is done once only."),
    ExtensionRefusal.NOT_LATER: N_("Pick a later day than the one that is promised now."),
    ExtensionRefusal.TOO_LONG: N_(
        "That is too far off: an answer is put off by no more time than was promised at first."
    ),
}
