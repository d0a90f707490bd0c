# SPDX-License-Identifier: EUPL-1.2
"""The hexagons by which the game tells where somebody has looked; pure.

H3 cells of resolution 10: about 11 600 m² with edges of 64 to 72 m where Helsinki lies.
"""

from typing import Any

import h3
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

RESOLUTION = 10


def cell_at(lon: float, lat: float) -> str:
    """Return the cell that holds the location."""
    return str(h3.latlng_to_cell(lat, lon, RESOLUTION))


def outline_of(cell: str) -> dict[str, Any]:
    """Return the cell as a GeoJSON polygon, counter-clockwise and closed; to the decimetre."""
    ring = [[round(lon, 6), round(lat, 6)] for lat, lon in h3.cell_to_boundary(cell)]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}


def shape_of(cell: str) -> Polygon:
    """Return the cell as a shape to reckon with."""
    return Polygon([(lon, lat) for lat, lon in h3.cell_to_boundary(cell)])


def cells_in(area: BaseGeometry) -> set[str]:
    """Return the cells whose centre lies in the area, so that neighbours do not share any.

    An area that is too small to hold a centre gets the cells that it touches.
    """
    outline = h3.geo_to_h3shape(area)
    cells = h3.h3shape_to_cells(outline, RESOLUTION)
    if not cells:
        cells = h3.h3shape_to_cells_experimental(outline, RESOLUTION, "overlap")
    return {str(cell) for cell in cells}
