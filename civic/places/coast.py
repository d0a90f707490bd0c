# SPDX-License-Identifier: EUPL-1.2
"""The sea, from lines that have it on their right."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import shapely
from shapely.geometry import LineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

#: How far beside a coast its sides are asked: a centimetre of latitude.
_BESIDE_DEGREES = 1e-7


def sea(coast: Sequence[BaseGeometry], frame: Polygon) -> MultiPolygon:
    """Return the sea inside `frame`, a rectangle: what lies right of the coast.

    A coast that the cut left open ends at the nearest side of the frame. Without a coast there
    is no sea: a file does not say whether its land lies in an ocean.

    Source: https://wiki.openstreetmap.org/wiki/Tag:natural%3Dcoastline.
    """
    # Of all ways to cut only this one keeps the direction of lines.
    inside = [shapely.clip_by_rect(part, *frame.bounds) for part in coast]
    lines = _lines(shapely.union_all(inside))
    if not lines:
        return MultiPolygon()
    ends = [end for line in lines for end in _open_ends(line, frame)]
    drawn = shapely.union_all([*lines, *ends, frame.exterior])
    faces = [face for face in shapely.get_parts(shapely.polygonize(_lines(drawn))) if face.area]
    votes = _votes(inside, faces)
    wet = [face for face, vote in zip(faces, votes, strict=True) if vote > 0]
    merged = shapely.union_all(wet)
    return MultiPolygon([part for part in _polygons(merged) if part.area])


def _lines(shape: BaseGeometry) -> list[LineString]:
    parts = shapely.get_parts(shape)
    lines = [part for part in parts if isinstance(part, LineString) and part.length]
    if not lines:
        return []
    merged = shapely.line_merge(shapely.MultiLineString(lines))
    return [part for part in shapely.get_parts(merged) if isinstance(part, LineString)]


def _open_ends(line: LineString, frame: Polygon) -> list[LineString]:
    """Return what joins the ends of a coast to the frame; nothing for an island."""
    if line.is_closed:
        return []
    side = frame.exterior
    ends = [Point(line.coords[0]), Point(line.coords[-1])]
    return [
        LineString([end, side.interpolate(side.project(end))])
        for end in ends
        if side.distance(end) > 0
    ]


def _votes(coast: Sequence[BaseGeometry], faces: Sequence[BaseGeometry]) -> list[float]:
    """Return for each face how much more coast it has as its sea than as its land."""
    votes = [0.0] * len(faces)
    tree = shapely.STRtree(faces)
    for part in shapely.get_parts(coast):
        for (ax, ay), (bx, by) in pairwise(part.coords):
            length = float(np.hypot(bx - ax, by - ay))
            if not length:
                continue
            middle = (ax + bx) / 2, (ay + by) / 2
            right = (by - ay) / length * _BESIDE_DEGREES, (ax - bx) / length * _BESIDE_DEGREES
            for sign in (1, -1):
                beside = Point(middle[0] + sign * right[0], middle[1] + sign * right[1])
                for index in tree.query(beside, predicate="intersects"):
                    votes[index] += sign * length
    return votes


def _polygons(shape: BaseGeometry) -> list[Polygon]:
    return [part for part in shapely.get_parts(shape) if isinstance(part, Polygon)]
