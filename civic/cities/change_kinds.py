# SPDX-License-Identifier: EUPL-1.2
"""What rules a change is about."""

from enum import StrEnum


class ChangeKind(StrEnum):
    """What was changed."""

    PROMISE = "promise"
    CALENDAR = "calendar"
    #: Nothing of the rules: clocks stand still in the whole city, or a part of it.
    FORCE_MAJEURE = "force_majeure"
