# SPDX-License-Identifier: EUPL-1.2
"""Words of the mapping game that stand in rows and answers."""

from enum import StrEnum


class Answer(StrEnum):
    """What somebody says on the spot of whether a thing is there."""

    YES = "yes"
    NO = "no"
    CHANGED = "changed"
    CANT_TELL = "cant_tell"


class Verdict(StrEnum):
    """What the answers to a mapping point come to."""

    OPEN = "open"
    VERIFIED = "verified"
    REJECTED = "rejected"
    #: Nobody decided it in time, and it is likely enough that a person has to.
    TRIAGE = "triage"
    STALE = "stale"


class Found(StrEnum):
    """What a department found where a point had become a report."""

    CONFIRMED = "confirmed"
    NOT_FOUND = "not_found"
