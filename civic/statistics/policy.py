# SPDX-License-Identifier: EUPL-1.2
"""Which tiles there are; pure."""

#: Zoom levels of the web Mercator pyramid that are served, both ends included.
MIN_ZOOM = 0
MAX_ZOOM = 22
#: From this zoom on a tile holds single reports, below it cells of a grid.
SINGLE_FROM_ZOOM = 14


def is_tile(z: int, x: int, y: int) -> bool:
    """Tell whether there is a tile with this address."""
    return MIN_ZOOM <= z <= MAX_ZOOM and 0 <= x < 2**z and 0 <= y < 2**z
