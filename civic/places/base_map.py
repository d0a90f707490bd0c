# SPDX-License-Identifier: EUPL-1.2
"""Choose what the base map shows of an extract, layer by layer."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, log2, radians, sqrt
from typing import Any

import shapely
from geoalchemy2.shape import to_shape
from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from civic.places import coast, osm_layers, osm_tags
from civic.places.osm import Feature, Features
from civic.places.osm_layers import Layer
from civic.places.osm_rows import City, Row
from civic.places.policy import (
    MAX_ZOOM,
    MIN_ZOOM,
    anchor,
    metres_between,
    natural_order,
    web_mercator,
)

#: Side of a tile in pixels as clients draw it.
TILE_PX = 512
EQUATOR_M = 40_075_016.686
#: An area is drawn from the zoom on at which it is as large as a square of this side.
SMALLEST_PX = 3
#: The name of a park or lake is shown from the zoom on at which it is this large.
NAMED_PX = 60
BUILDING_ZOOM = 14
NUMBER_ZOOM = 16
#: Two platforms of one station are one label.
SAME_LABEL_M = 500.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Something drawn; `shape` in EPSG:3857."""

    layer: Layer
    shape: BaseGeometry
    min_zoom: int
    kind: str | None = None
    #: Further properties: name, name_sv, number ...
    properties: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Drawing:
    """All that is drawn, and where."""

    #: West, south, east, north, WGS 84.
    bbox: tuple[float, float, float, float]
    pieces: Sequence[Piece]


def drawing_of(features: Features, addresses: Iterable[Row], city: City) -> Drawing:
    """Return the base map of the rectangle around the city, as far as the extract reaches.

    Outside the city's outline it goes on: streets do not end at a border. House numbers are
    those of `addresses`.
    """
    frame = _frame(features, city)
    shapely.prepare(frame)
    pieces = [
        *_water(features, frame),
        *_green(features, frame),
        *_lines(features, frame, city.languages),
        *_buildings(features.buildings, frame),
        *_numbers(addresses, frame),
        *_labels(features.labelled, frame, city.languages),
    ]
    west, south, east, north = frame.bounds
    return Drawing((west, south, east, north), pieces)


def _frame(features: Features, city: City) -> Polygon:
    around = shapely.box(*city.outline.bounds)
    if features.bbox is None:
        return around
    common = shapely.box(*features.bbox).intersection(around)
    return common if isinstance(common, Polygon) and common.area else around


def _water(features: Features, frame: Polygon) -> Iterator[Piece]:
    lines = [line for line in features.lines if frame.intersects(line.shape)]
    shores = [line.shape for line in lines if osm_layers.is_coast(line.tags)]
    for part in coast.sea(shores, frame).geoms:
        yield Piece(Layer.WATER, _projected(part), MIN_ZOOM)
    yield from _grounds(features.grounds, frame, Layer.WATER)
    for line in lines:
        if found := osm_layers.stream(line.tags):
            width_m, min_zoom = found
            # Web Mercator stretches with the latitude, and so must the width.
            half = width_m / 2 / cos(radians(line.shape.centroid.y))
            yield Piece(Layer.WATER, _projected(line.shape).buffer(half, 2), min_zoom)


def _green(features: Features, frame: Polygon) -> Iterator[Piece]:
    yield from _grounds(features.grounds, frame, Layer.GREEN)


def _grounds(grounds: Iterable[Feature], frame: Polygon, layer: Layer) -> Iterator[Piece]:
    for feature in grounds:
        if osm_layers.ground(feature.tags) is layer:
            for part in _cut(feature.shape, frame):
                projected = _projected(part)
                yield Piece(layer, projected, _zoom_of(projected, SMALLEST_PX, BUILDING_ZOOM))


def _buildings(buildings: Iterable[Feature], frame: Polygon) -> Iterator[Piece]:
    for feature in buildings:
        if osm_layers.is_house_drawn(feature.tags):
            for part in _cut(feature.shape, frame):
                yield Piece(Layer.BUILDINGS, _projected(part), BUILDING_ZOOM)


def _lines(features: Features, frame: Polygon, languages: Sequence[str]) -> Iterator[Piece]:
    for line in features.lines:
        if not frame.intersects(line.shape):
            continue
        names = _names(line.tags, languages)
        for part in shapely.get_parts(_projected(line.shape)):
            if found := osm_layers.rail(line.tags):
                yield Piece(Layer.RAIL, part, found[1], found[0])
            if found := osm_layers.street(line.tags):
                yield Piece(Layer.STREETS, part, found[1], found[0], names)


def _numbers(addresses: Iterable[Row], frame: Polygon) -> Iterator[Piece]:
    ordered = sorted(addresses, key=lambda row: (row["street"], natural_order(row["number"])))
    for row in ordered:
        location = to_shape(row["location"])
        if frame.intersects(location):
            number = {"number": row["number"]}
            shape = _projected(location)
            yield Piece(Layer.HOUSE_NUMBERS, shape, NUMBER_ZOOM, properties=number)


def _labels(
    labelled: Iterable[Feature], frame: Polygon, languages: Sequence[str]
) -> Iterator[Piece]:
    shown: defaultdict[tuple[str, str], list[Point]] = defaultdict(list)
    for feature in labelled:
        kind, min_zoom = osm_layers.label_kind(feature.tags) or ("", MIN_ZOOM)
        shape = _filled(feature.shape)
        location = anchor(shape)
        same = shown[kind, feature.tags["name"]]
        is_twin = any(metres_between(location, other) <= SAME_LABEL_M for other in same)
        if is_twin or not frame.intersects(location):
            continue
        same.append(location)
        if kind in {"park", "water"} and shape.area:
            min_zoom = max(_zoom_of(_projected(shape), NAMED_PX, MAX_ZOOM), min_zoom - 2)
        names = _names(feature.tags, languages)
        yield Piece(Layer.LABELS, _projected(location), min_zoom, kind, names)


def _filled(shape: BaseGeometry) -> BaseGeometry:
    """Return the surface of a square that is mapped as a street around it."""
    if isinstance(shape, LineString) and shape.is_ring:
        return Polygon(shape.coords)
    return shape


def _names(tags: osm_tags.Tags, languages: Sequence[str]) -> dict[str, str] | None:
    """Return `name` as the sign has it, and `name_fi` ... where a language has another."""
    known = osm_tags.names(tags, languages)
    plain = tags.get("name") or next(iter(known.values()), None)
    if plain is None:
        return None
    others = {f"name_{code}": name for code, name in known.items() if name != plain}
    return {"name": plain, **dict(sorted(others.items()))}


def _cut(shape: BaseGeometry, frame: Polygon) -> list[Polygon]:
    """Return the surfaces of `shape` inside the frame."""
    if not frame.intersects(shape):
        return []
    valid = shape if shape.is_valid else shapely.make_valid(shape)
    inside = valid if frame.contains(valid) else valid.intersection(frame)
    return [part for part in _flat(inside) if isinstance(part, Polygon) and part.area]


def _flat(shape: BaseGeometry) -> Iterator[BaseGeometry]:
    for part in shapely.get_parts(shape):
        if part.geom_type.startswith("Multi") or part.geom_type == "GeometryCollection":
            yield from _flat(part)
        else:
            yield part


def _projected(shape: BaseGeometry) -> Any:
    return shapely.transform(shape, web_mercator)


def _zoom_of(projected: BaseGeometry, side_px: float, last: int) -> int:
    """Return the first zoom at which a surface is as large as a square of `side_px` pixels."""
    side_m = sqrt(projected.area) or 1.0
    zoom = log2(EQUATOR_M / TILE_PX * side_px / side_m)
    return min(max(int(zoom) + 1, MIN_ZOOM), last)
