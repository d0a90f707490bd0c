# SPDX-License-Identifier: EUPL-1.2
"""Steps in the life of a mapping point, none of which it does not hold."""

from civic.mapping.kinds import POINT_TRANSITIONS, PointState
from civic.mapping.models import MappingPoint


class IllegalPointState(Exception):
    """The life of a point does not hold this step: a fault of the caller."""


def change_state(point: MappingPoint, to_state: PointState) -> None:
    """Move a locked point on.

    Raises:
        IllegalPointState: its life does not hold that.
    """
    if to_state not in POINT_TRANSITIONS[PointState(point.state)]:
        raise IllegalPointState(f"{point.state} -> {to_state}")
    point.state = to_state
