# SPDX-License-Identifier: EUPL-1.2
"""Which version of a promise or calendar holds on a day; pure."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

Version = TypeVar("Version")
#: A version and the day from which it holds.
Dated = tuple[date, Version]


def in_order(versions: Sequence[tuple[date, int, Version]]) -> list[Dated[Version]]:
    """Return versions, given as (valid from, number, version), in the order in which they begin.

    Of those that begin on the same day the newest comes last: it is the one that was meant.
    """
    return [(day, version) for day, _, version in sorted(versions, key=lambda each: each[:2])]


def holding(versions: Sequence[Dated[Version]], day: date) -> Version:
    """Return the one of `versions`, in their order, that holds on `day`: which began last.

    Before the first begins the first holds: nobody was ever without a promise. A version that was
    saved for a later day takes over then, whatever was saved in the meantime.
    """
    begun = [version for valid_from, version in versions if valid_from <= day]
    return begun[-1] if begun else versions[0][1]
