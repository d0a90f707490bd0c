# SPDX-License-Identifier: EUPL-1.2
"""Outlines and words, made comparable."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from math import asinh, cos, hypot, pi, radians, tan

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from civic.places.errors import UnusableOutline

#: Length of a degree of latitude; of longitude, times the cosine of the latitude. Good to 0.6 %.
METRES_PER_DEGREE = 111_195.0
#: Of the sphere that web Mercator takes the earth for.
EARTH_RADIUS_M = 6_378_137.0
#: Zooms of the base map's tiles, both included; clients draw closer views from the last.
MIN_ZOOM, MAX_ZOOM = 9, 16
BASE_ZOOMS = range(MIN_ZOOM, MAX_ZOOM + 1)
#: The zoom by whose tiles buildings, facilities and assets are divided.
SUBJECT_ZOOM = 14
SUBJECT_ZOOMS = range(SUBJECT_ZOOM, SUBJECT_ZOOM + 1)
#: Zoom, column and row of what is no tile.
NO_TILE = (0, 0, 0)
#: Letters that have no base form in Unicode.
SPELLINGS = str.maketrans({"ø": "o", "æ": "ae", "ł": "l", "đ": "d", "þ": "th", "ð": "d"})

#: Stands before and after every name in the text that addresses are searched by.
EDGE = "|"


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
    "lonnrotinkatu 5 b". Letters without a base form (ø, ß) get the usual spelling; full stops,
    commas and what cannot be printed count as spaces.
    """
    # Taking a letter apart can show a capital (of a styled letter), and the lower case of a
    # capital can be in parts: hence twice.
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(c for c in apart if not unicodedata.combining(c)).translate(SPELLINGS)
    return " ".join(re.sub(r"[.,|\x00-\x1f]", " ", bare).split())


def search_text(street_names: Iterable[str], number: str) -> str:
    """Return what an address is found by: each name of its street with the number, folded."""
    distinct = dict.fromkeys(f"{folded(name)} {folded(number)}" for name in street_names)
    return EDGE + EDGE.join(distinct) + EDGE


def words_and_number(typed: str) -> tuple[str, str]:
    """Return what somebody typed as the folded words of a street and a house number ("" if none).

    "Aleksi 5 b" is ("aleksi", "5 b"), "3. linja 12, 00530 Helsinki" is ("3 linja", "12").
    """
    tidy = folded(typed)
    match = re.match(r"(.*?[^\W\d].*?) (\d+(?:-\d+)?(?: ?[^\W\d](?!\w))?)(?: |$)", tidy)
    return (match[1], match[2]) if match else (tidy, "")


def natural_order(text: str) -> list[tuple[int, str]]:
    """Return a key that sorts house numbers as people do: 2, 2 B, 10."""
    parts = re.findall(r"\d+|\D+", text)
    return [(int(part), "") if part.isdecimal() else (0, part) for part in parts]


def metres_between(a: Point, b: Point) -> float:
    """Return the distance of two WGS 84 points that are at most some kilometres apart."""
    east = (b.x - a.x) * cos(radians((a.y + b.y) / 2))
    return hypot(east, b.y - a.y) * METRES_PER_DEGREE


def box_around(lon: float, lat: float, radius_m: float) -> tuple[float, float, float, float]:
    """Return west, south, east, north of a box that holds the circle of `radius_m` around a point.

    Slightly too large, never too small; near the poles it is a full turn wide.
    """
    high = radius_m / METRES_PER_DEGREE * 1.01
    narrowest = cos(radians(min(abs(lat) + high, 89.0)))
    wide = min(high / narrowest, 180.0)
    return lon - wide, lat - high, lon + wide, lat + high


def surface_m2(shape: BaseGeometry) -> float:
    """Return the surface of a shape in degrees, flattened around its middle latitude."""
    if shape.is_empty:
        return 0.0
    _, south, _, north = shape.bounds
    middle = cos(radians((south + north) / 2))
    return float(shape.area) * METRES_PER_DEGREE**2 * middle


def anchor(shape: BaseGeometry) -> Point:
    """Return the one point that stands for a shape: inside a polygon, half-way along a line."""
    if isinstance(shape, Point):
        return shape
    if isinstance(shape, LineString) and shape.length:
        middle = shape.interpolate(0.5, normalized=True)
    else:
        middle = (shape if shape.is_valid else shapely.make_valid(shape)).representative_point()
    return Point(round(middle.x, 7), round(middle.y, 7))


def web_mercator(corners: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return WGS 84 corners (rows of lon, lat) in metres of EPSG:3857.

    Source: EPSG guidance note 7-2, method 1024.
    """
    lon, lat = np.radians(corners[:, 0]), np.radians(corners[:, 1])
    return EARTH_RADIUS_M * np.column_stack((lon, np.log(np.tan(pi / 4 + lat / 2))))


def tile_at(lon: float, lat: float, z: int) -> tuple[int, int]:
    """Return column and row of the tile of zoom `z` that holds a location."""
    n = 2**z
    across = (lon + 180) / 360
    down = (1 - asinh(tan(radians(lat))) / pi) / 2
    return min(max(int(across * n), 0), n - 1), min(max(int(down * n), 0), n - 1)


def tiles_over(bbox: Sequence[float], zooms: Iterable[int]) -> list[tuple[int, int, int]]:
    """Return z, x, y of all tiles that hold a part of west, south, east, north."""
    west, south, east, north = bbox
    found = []
    for z in zooms:
        (left, top), (right, bottom) = tile_at(west, north, z), tile_at(east, south, z)
        columns, rows = range(left, right + 1), range(top, bottom + 1)
        found += [(z, x, y) for x in columns for y in rows]
    return found


def is_tile(z: int, x: int, y: int, zooms: range) -> bool:
    """Tell whether there is a tile with this address at one of `zooms`."""
    return z in zooms and 0 <= x < 2**z and 0 <= y < 2**z
