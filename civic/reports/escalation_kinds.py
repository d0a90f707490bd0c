# SPDX-License-Identifier: EUPL-1.2
"""Why something is escalated, and up to whom."""

from enum import StrEnum


class EscalationKind(StrEnum):
    """Why something was escalated."""

    #: So many percent of a promise's time have run, 100 or more.
    STEP = "step"
    #: It was passed on for the third time.
    THIRD_HOP = "third_hop"
    #: It came back to a department that had it before.
    RETURNED = "returned"
    #: Its reporter has heard nothing for too long.
    SILENT = "silent"
    #: Somebody who may not decide that asks for more time.
    EXTENSION_ASKED = "extension_asked"
    #: A contractor has not told the end of what was due.
    CONTRACTOR = "contractor"


class EscalationLevel(StrEnum):
    """Up to whom it has risen."""

    MANAGER = "manager"
    COORDINATOR = "coordinator"
    OMBUDSMAN = "ombudsman"
