# SPDX-License-Identifier: EUPL-1.2
"""English words for codes of reports; they are keys of the catalogues."""

from collections.abc import Mapping

from civic.catalogue.kinds import SubjectKind
from civic.platform.i18n import N_
from civic.reports.kinds import Status
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
