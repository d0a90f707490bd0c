# SPDX-License-Identifier: EUPL-1.2
"""What changes of a city's rules refuse."""

from civic.platform.problems import Problem


class InvalidRule(Problem):
    """A rule names a category, group, area or department that is not there."""

    status = 422
    type = "/problems/invalid-rule"
    title = "This rule does not fit the city"


class NothingChanges(Problem):
    """What is asked for holds on that day anyway; no version was made."""

    status = 409
    type = "/problems/nothing-changes"
    title = "Nothing would change"


class StaleRule(Problem):
    """The promise or calendar has a newer version than the client read; nothing was done.

    `version` is the newest now.
    """

    status = 412
    type = "/problems/stale-rule"
    title = "The rule has changed since you opened it"


class UnknownCalendar(Problem):
    """No calendar of the city has this code."""

    status = 422
    type = "/problems/unknown-calendar"
    title = "There is no such calendar"


class UnknownPromise(Problem):
    """No promise of the city has this code."""

    status = 422
    type = "/problems/unknown-promise"
    title = "There is no such promise"
