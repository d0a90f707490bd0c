# SPDX-License-Identifier: EUPL-1.2
"""What changes of a city's rules refuse."""

from civic.platform.problems import Problem


class InvalidRule(Problem):
    """A rule names a category, group, area or department that is not there."""

    status = 422
    type = "/problems/invalid-rule"
    title = "This rule does not fit the city"
