# SPDX-License-Identifier: EUPL-1.2
"""Which tiles there are, and which cells they are made of; pure."""

from dataclasses import dataclass

#: Zoom levels of the web Mercator pyramid that are served, both ends included.
MIN_ZOOM = 0
MAX_ZOOM = 22
#: From this zoom on a tile holds single reports, below it cells of a grid.
SINGLE_FROM_ZOOM = 14
#: Cells of a tile's side below SINGLE_FROM_ZOOM, as a power of two: 16, of 32 px each.
GRID_ZOOMS = 4
GRID = 2**GRID_ZOOMS
#: Zoom of the smallest cells: those that tiles one zoom below the single reports are made of.
FINEST = SINGLE_FROM_ZOOM - 1 + GRID_ZOOMS
#: Units of a tile's side, and how far over its edge reports are repeated, so that a symbol on the
#: edge is drawn whole.
EXTENT = 4096
BUFFER = 64
#: Places are summed in these: the side of the world has 2**30, of 3.7 cm at the equator.
UNITS_ZOOMS = 30
UNITS = 2**UNITS_ZOOMS
#: Half the side of the square that web Mercator makes of the world. Source: EPSG:3857.
HALF_WORLD_M = 20037508.342789244
#: What lies beyond is shown at the edge: at the poles there is nothing to divide by.
EDGE_LAT = 85.05112878


@dataclass(frozen=True)
class Cells:
    """A rectangle of cells, both ends included."""

    z: int
    west: int
    north: int
    east: int
    south: int


def is_tile(z: int, x: int, y: int) -> bool:
    """Tell whether there is a tile with this address."""
    return MIN_ZOOM <= z <= MAX_ZOOM and 0 <= x < 2**z and 0 <= y < 2**z


def cells_shown(z: int, x: int, y: int) -> Cells:
    """Return the grid of a tile below SINGLE_FROM_ZOOM."""
    west, north = x * GRID, y * GRID
    return Cells(z + GRID_ZOOMS, west, north, west + GRID - 1, north + GRID - 1)


def cells_behind(z: int, x: int, y: int) -> Cells:
    """Return the cells that hold all that a tile shows, as few as there are.

    A tile of cells is itself a cell. One of single reports shows those a little over its edge too,
    so the finest cells around it belong to it.
    """
    if z < SINGLE_FROM_ZOOM:
        return Cells(z, x, y, x, y)
    if z > FINEST:
        shift = z - FINEST
        west, north = x >> shift, y >> shift
        return Cells(FINEST, west - 1, north - 1, west + 1, north + 1)
    side = 1 << (FINEST - z)
    west, north = x * side, y * side
    return Cells(FINEST, west - 1, north - 1, west + side, north + side)
