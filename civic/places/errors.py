# SPDX-License-Identifier: EUPL-1.2
"""What the city's map refuses."""

from civic.platform.problems import Problem


class UnknownJurisdiction(Problem):
    """No jurisdiction has this code."""

    status = 422
    type = "/problems/unknown-jurisdiction"
    title = "There is no such city here"


class UnknownArea(Problem):
    """No area of the jurisdiction has this code."""

    status = 422
    type = "/problems/unknown-area"
    title = "There is no such area"


class AreaInUse(Problem):
    """The area cannot go: responsibilities, reports or other areas refer to it."""

    status = 409
    type = "/problems/area-in-use"
    title = "The area is still in use"


class UnusableOutline(Problem):
    """The outline has no surface, or is no polygon."""

    status = 422
    type = "/problems/unusable-outline"
    title = "The outline is not a polygon"


class UnreadableExtract(Problem):
    """The file is no OpenStreetMap extract, or a broken one."""

    status = 422
    type = "/problems/unreadable-extract"
    title = "The map extract cannot be read"
