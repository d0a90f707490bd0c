# SPDX-License-Identifier: EUPL-1.2
"""What calendars and promises refuse."""

from collections.abc import Mapping
from typing import ClassVar

from civic.platform.i18n import N_
from civic.platform.problems import Problem


class NoWorkingTime(Problem):
    """The calendar does not open in time, so that a promise by it would never come due."""

    status = 422
    type = "/problems/no-working-time"
    title = "This calendar does not open"


class InvalidCalendar(Problem):
    """The hours, holidays or time zone cannot be understood; `errors` names every fault."""

    status = 422
    type = "/problems/invalid-calendar"
    title = "This calendar cannot be understood"


class InvalidPromise(Problem):
    """The targets cannot be understood; `errors` names every fault."""

    status = 422
    type = "/problems/invalid-promise"
    title = "This promise cannot be understood"
    words: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "target": {
            "moderation": N_("Checked and passed on"),
            "first_response": N_("First reply by a person"),
            "resolution": N_("Final answer"),
            "answer_review": N_("Review of the answer"),
        },
        "unit": {
            "working_minutes": N_("working minutes"),
            "working_hours": N_("working hours"),
            "working_days": N_("working days"),
            "calendar_days": N_("calendar days"),
        },
    }


class BeginsInThePast(Problem):
    """A version of a promise or calendar holds from today on, or from a later day."""

    status = 422
    type = "/problems/begins-in-the-past"
    title = "What was promised stays promised"
