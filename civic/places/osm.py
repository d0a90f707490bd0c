# SPDX-License-Identifier: EUPL-1.2
"""Read an OpenStreetMap extract: objects of interest with whatever geometry the cut left them.

Extracts are cut: ways lose corners, relations lose members. Nothing here minds; an object is
dropped only if no corner of it is left.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import osmium
import osmium.filter
import shapely
from osmium.osm.types import Node, OSMEntity, Relation, Way
from shapely.geometry import LineString, MultiLineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from civic.places import osm_layers, osm_tags
from civic.places.errors import UnreadableExtract

Corner = tuple[float, float]
#: Stage ("reading", "storing streets"...), how much is done, of how much if that is known.
Progress = Callable[[str, int, int | None], None]

#: Keys of which an object needs one to be of interest; the reader drops the rest unseen.
KEYS = sorted({*osm_tags.KEYS, *osm_layers.KEYS})
_RING_CORNERS_N = 3
_PROGRESS_EVERY_N = 5000


@dataclass(frozen=True, slots=True)
class Feature:
    """One object of the map; `shape` is a point, line or polygon, as much as is left of it."""

    #: Such as way/123.
    ref: str
    tags: dict[str, str]
    shape: BaseGeometry


@dataclass
class Features:
    """What an extract holds, by what it is used for; one object can be in several lists."""

    streets: list[Feature] = field(default_factory=list)
    buildings: list[Feature] = field(default_factory=list)
    addressed: list[Feature] = field(default_factory=list)
    facilities: list[Feature] = field(default_factory=list)
    assets: list[Feature] = field(default_factory=list)
    #: Ways, rails, streams and coasts, in the parts that the cut left of them.
    lines: list[Feature] = field(default_factory=list)
    #: Parks, woods, lakes.
    grounds: list[Feature] = field(default_factory=list)
    #: What bears its name on the map.
    labelled: list[Feature] = field(default_factory=list)
    #: West, south, east, north of what was cut out; None if the file does not say.
    bbox: tuple[float, float, float, float] | None = None
    #: Objects of interest of which the cut left nothing.
    n_lost: int = 0


def read_extract(path: Path, progress: Progress) -> Features:
    """Return the streets, buildings, addresses, facilities, assets and base map of an extract.

    Raises:
        UnreadableExtract: the file is none, or is broken.
    """
    features = Features()
    try:
        features.bbox = _bbox(path)
        pieces = _Pieces(_member_ways(path))
        for n_read, osm_object in enumerate(_objects(path)):
            if n_read % _PROGRESS_EVERY_N == 0:
                progress("reading", n_read, None)
            _take(features, pieces, osm_object)
    except RuntimeError as error:
        raise UnreadableExtract(f"{path.name}: {error}") from error
    return features


def _bbox(path: Path) -> tuple[float, float, float, float] | None:
    box = osmium.FileProcessor(path).header.box()
    if not box.valid():
        return None
    low, high = box.bottom_left, box.top_right
    return low.lon, low.lat, high.lon, high.lat


def surface(outer: Sequence[Sequence[Corner]], inner: Sequence[Sequence[Corner]]) -> BaseGeometry:
    """Return the polygons inside the outer pieces of rings, less those inside the inner ones.

    Rings come in pieces and may have gaps: what does not close is closed straight. Empty if
    nothing has three corners.
    """
    filled = shapely.union_all([_valid(ring) for ring in _rings(outer)])
    holes = shapely.union_all([_valid(ring) for ring in _rings(inner)])
    return filled.difference(holes)


def _valid(ring: Polygon) -> BaseGeometry:
    return ring if ring.is_valid else shapely.make_valid(ring)


def _rings(pieces: Iterable[Sequence[Corner]]) -> Iterator[Polygon]:
    lines = [LineString(piece) for piece in pieces if len(piece) > 1]
    merged = shapely.line_merge(shapely.MultiLineString(lines)) if lines else LineString()
    for line in shapely.get_parts(merged):
        if len(set(line.coords)) >= _RING_CORNERS_N:
            yield Polygon(line.coords)


class _Pieces:
    """Corners of the ways that multipolygons are made of, kept until their relation comes."""

    def __init__(self, wanted: set[int]) -> None:
        self._wanted = wanted
        self._corners: dict[int, list[Corner]] = {}

    def keep(self, way_id: int, corners: list[Corner]) -> None:
        if way_id in self._wanted:
            self._corners[way_id] = corners

    def shape_of(self, relation: Relation) -> BaseGeometry | None:
        members = [member for member in relation.members if member.type == "w"]
        outer = [self._corners.get(m.ref, []) for m in members if m.role != "inner"]
        inner = [self._corners.get(m.ref, []) for m in members if m.role == "inner"]
        found = surface(outer, inner)
        return (
            shape_of([corner for piece in outer for corner in piece]) if found.is_empty else found
        )


def shape_of(corners: Sequence[Corner], *, is_ring: bool = False) -> BaseGeometry | None:
    """Return the polygon (of a ring), line or point through `corners`; None for no corners."""
    distinct = set(corners)
    if is_ring and len(distinct) >= _RING_CORNERS_N:
        return Polygon(corners)
    if len(distinct) > 1:
        return LineString(corners)
    return Point(corners[0]) if corners else None


def _member_ways(path: Path) -> set[int]:
    """Return the ways that relations of interest need; these often bear no tags themselves."""
    relations = osmium.FileProcessor(path, osmium.osm.RELATION)
    relations.with_filter(osmium.filter.KeyFilter(*KEYS))
    wanted: set[int] = set()
    for relation in relations:
        if isinstance(relation, Relation) and relation.tags.get("type") == "multipolygon":
            wanted.update(member.ref for member in relation.members if member.type == "w")
    return wanted


def _objects(path: Path) -> Iterator[OSMEntity]:
    of_interest = osmium.filter.KeyFilter(*KEYS)
    # Ways pass whatever their tags, since they may be pieces of a multipolygon.
    of_interest.enable_for(osmium.osm.NODE | osmium.osm.RELATION)
    return iter(osmium.FileProcessor(path).with_locations().with_filter(of_interest))


def _take(features: Features, pieces: _Pieces, found: OSMEntity) -> None:
    """Give an object its geometry; osmium's objects are only good while they are current."""
    if isinstance(found, Node):
        corners = [(found.lon, found.lat)] if found.location.valid() else []
        _sort(features, f"node/{found.id}", dict(found.tags), shape_of(corners))
    elif isinstance(found, Way):
        tags = dict(found.tags)
        corners = [(n.lon, n.lat) for n in found.nodes if n.location.valid()]
        pieces.keep(found.id, corners)
        # A street that runs in a circle is a line all the same.
        is_ring = found.is_closed() and not osm_tags.is_street(tags)
        _sort(features, f"way/{found.id}", tags, shape_of(corners, is_ring=is_ring))
        if osm_layers.is_line(tags) and (parts := _parts(found)):
            features.lines.append(Feature(f"way/{found.id}", tags, MultiLineString(parts)))
    elif isinstance(found, Relation) and found.tags.get("type") == "multipolygon":
        shape = pieces.shape_of(found)
        _sort(features, f"relation/{found.id}", dict(found.tags), shape)


def _parts(way: Way) -> list[list[Corner]]:
    """Return the corners between those that the cut took, as far as they make lines."""
    parts: list[list[Corner]] = [[]]
    for corner in way.nodes:
        if corner.location.valid():
            parts[-1].append((corner.lon, corner.lat))
        else:
            parts.append([])
    return [part for part in parts if len(part) > 1]


def _sort(features: Features, ref: str, tags: dict[str, str], shape: BaseGeometry | None) -> None:
    """Put an object into the lists that it belongs to."""
    lists = []
    if osm_tags.is_street(tags) and ref.startswith("way/"):
        lists.append(features.streets)
    if osm_tags.is_building(tags) and not ref.startswith("node/"):
        lists.append(features.buildings)
    if "addr:housenumber" in tags:
        lists.append(features.addressed)
    if osm_tags.facility_kind(tags):
        lists.append(features.facilities)
    if osm_tags.asset_kind(tags):
        lists.append(features.assets)
    if shape is None:
        features.n_lost += bool(lists)
        return
    for chosen in (*lists, *_drawn_in(features, tags, shape)):
        chosen.append(Feature(ref, tags, shape))


def _drawn_in(
    features: Features, tags: dict[str, str], shape: BaseGeometry
) -> Iterator[list[Feature]]:
    """Yield the lists of the base map that an object belongs to, but for that of lines."""
    if osm_layers.ground(tags) and shape.area:
        yield features.grounds
    if osm_layers.label_kind(tags):
        yield features.labelled
