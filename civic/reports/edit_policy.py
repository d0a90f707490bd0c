# SPDX-License-Identifier: EUPL-1.2
"""What reporters may change about their report, and until when; pure."""

from datetime import datetime, timedelta
from typing import Any

from civic.reports.edit_schemas import ReportEdit
from civic.reports.kinds import Status
from civic.reports.schemas import ReportDraft

#: Statuses in which a department has not begun.
UNTOUCHED = frozenset({Status.SUBMITTED, Status.ACCEPTED})
#: Fields of which null says something: that there is none.
CAN_BE_NONE = frozenset({"accuracy_m", "address", "subject_id"})
#: What makes another department answer, or by other dates.
ROUTING_FIELDS = frozenset({"category", "location", "subject_id"})


def editable_until(status: str, received_at: datetime, edit_min: int) -> datetime | None:
    """Return the last instant at which the reporter may change a report nobody works on yet.

    None where it stands says that somebody does, or that nobody will.
    """
    is_untouched = Status(status) in UNTOUCHED
    return received_at + timedelta(minutes=edit_min) if is_untouched else None


def edited(current: ReportDraft, change: ReportEdit) -> ReportDraft:
    """Return the report as its reporter wants it.

    What belonged to what is there no longer goes with it, unless it is said anew: answers to the
    questions of another category, the address and the accuracy of another place.
    """
    given = {
        name: value
        for name in change.model_fields_set
        if (value := getattr(change, name)) is not None or name in CAN_BE_NONE
    }
    wanted = current.model_copy(update=given)
    changed = changed_fields(current, wanted)
    gone: dict[str, tuple[Any, bool]] = {
        "answers": ({}, "category" in changed),
        "accuracy_m": (None, "location" in changed),
        "address": (None, bool(changed & {"location", "subject_id"})),
    }
    left = {name: empty for name, (empty, is_gone) in gone.items() if is_gone and name not in given}
    return wanted.model_copy(update=left)


def changed_fields(before: ReportDraft, after: ReportDraft) -> frozenset[str]:
    """Return the names of what differs; lon and lat are the location."""
    differing = {
        name for name in ReportEdit.model_fields if getattr(before, name) != getattr(after, name)
    }
    is_moved = bool(differing & {"lon", "lat"})
    return frozenset(differing - {"lon", "lat"} | ({"location"} if is_moved else set()))
