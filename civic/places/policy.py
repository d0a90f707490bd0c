# SPDX-License-Identifier: EUPL-1.2
"""Outlines and words, made comparable."""

import unicodedata

import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from civic.places.errors import UnusableOutline


def as_multipolygon(shape: BaseGeometry) -> MultiPolygon:
    """Return `shape` as a valid polygon of one or many parts, corners to the millimetre or so.

    A ring that crosses itself becomes the surfaces it encloses; lines and points that this
    leaves over are dropped.

    Raises:
        UnusableOutline: nothing with a surface is left.
    """
    rounded = shapely.transform(shape, lambda corners: corners.round(8))
    valid = rounded if rounded.is_valid else shapely.make_valid(rounded)
    parts = [part for part in shapely.get_parts(valid).tolist() if isinstance(part, BaseGeometry)]
    polygons: list[Polygon] = []
    for part in parts:
        if isinstance(part, MultiPolygon):
            polygons.extend(part.geoms)
        elif isinstance(part, Polygon):
            polygons.append(part)
    polygons = [polygon for polygon in polygons if polygon.area > 0]
    if not polygons:
        raise UnusableOutline(f"{shape.geom_type} without a surface")
    return MultiPolygon(polygons)


def folded(text: str) -> str:
    """Return `text` in lower case, unaccented, its words parted by one space.

    What people type and what the map says meet in this form: "Lönnrotinkatu  5 B" and
    "lonnrotinkatu 5 b". Letters without a base form (ø, ß) get the usual spelling.
    """
    spelled = text.casefold().translate(SPELLINGS)
    bare = "".join(
        c for c in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(c)
    )
    return " ".join(bare.replace(",", " ").replace(".", " ").split())


SPELLINGS = str.maketrans({"ø": "o", "æ": "ae", "ł": "l", "đ": "d", "þ": "th", "ð": "d"})
