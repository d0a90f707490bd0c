# SPDX-License-Identifier: EUPL-1.2
"""Turn the features of an extract into rows: merged, linked, each thing once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import shapely
from geoalchemy2.shape import from_shape
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Point
from shapely.geometry.base import BaseGeometry

from civic.places import osm_tags
from civic.places.errors import UnusableOutline
from civic.places.osm import Feature, Features
from civic.places.osm_addresses import AddressFound, StreetBook, addresses
from civic.places.policy import anchor, as_multipolygon, folded, natural_order, search_text

#: A row without its id and jurisdiction; `building_id` holds the building's osm_ref so far.
Row = dict[str, Any]

#: A door on the wall may lie outside by the drawing's inexactness: 3 m in degrees of latitude.
_WALL_DEGREES = 2.7e-5


@dataclass(frozen=True, kw_only=True)
class City:
    """What the import needs to know of the jurisdiction."""

    languages: Sequence[str]
    outline: MultiPolygon


@dataclass(kw_only=True)
class Rows:
    """Everything to be stored, and how much was left out."""

    streets: list[Row]
    buildings: list[Row]
    addresses: list[Row]
    facilities: list[Row]
    assets: list[Row]
    #: Buildings of which less than three corners are left.
    n_without_surface: int
    #: Things that lie outside the city's outline.
    n_outside: int


def rows_of(features: Features, city: City) -> Rows:
    """Return the rows for what of `features` lies in the city."""
    inside = _Inside(city.outline)
    names = _street_names(features.streets, city.languages)
    book = StreetBook(names, features.addressed)
    buildings, n_without_surface = _buildings(inside.of(features.buildings))
    houses = Houses(buildings)
    found = addresses(inside.of(features.addressed), book)
    by_house = _by_house(found, houses)
    return Rows(
        streets=_streets(inside.of(features.streets), names),
        buildings=[_building_row(b, city, book, by_house) for b in buildings],
        addresses=[_address_row(a, names, houses, city) for a in found],
        facilities=[
            _facility_row(f, city, book, (houses, by_house))
            for f in once_each(inside.of(features.facilities), city.languages)
        ],
        assets=[_asset_row(a, city) for a in inside.of(features.assets)],
        n_without_surface=n_without_surface,
        n_outside=len(inside.refs_outside),
    )


def once_each(facilities: Sequence[Feature], languages: Sequence[str]) -> list[Feature]:
    """Return the facilities without those that lie inside the polygon of the same facility.

    It is the same if its kind is and its name, or if one of the two has no name. What the
    dropped one knows (phone, hours) and the other does not is carried over.
    """
    tags_of = {feature.ref: feature.tags for feature in facilities}
    grounds = [f for f in facilities if f.shape.area]
    tree = shapely.STRtree([ground.shape for ground in grounds])
    kept = []
    for feature in facilities:
        over = (grounds[i] for i in tree.query(anchor(feature.shape), predicate="intersects"))
        larger = (ground for ground in over if ground.shape.area > feature.shape.area)
        if same := next((g for g in larger if _is_same(g, feature, languages)), None):
            tags_of[same.ref] = {**feature.tags, **tags_of[same.ref]}
        else:
            kept.append(feature)
    return [Feature(f.ref, tags_of[f.ref], f.shape) for f in kept]


def _is_same(a: Feature, b: Feature, languages: Sequence[str]) -> bool:
    if osm_tags.facility_kind(a.tags) != osm_tags.facility_kind(b.tags):
        return False
    names_a = {folded(name) for name in osm_tags.names(a.tags, languages).values()}
    names_b = {folded(name) for name in osm_tags.names(b.tags, languages).values()}
    return not names_a or not names_b or not names_a.isdisjoint(names_b)


@dataclass
class _Inside:
    """The city's outline as a sieve."""

    outline: MultiPolygon
    refs_outside: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        shapely.prepare(self.outline)

    def of(self, features: Iterable[Feature]) -> list[Feature]:
        within = []
        for feature in features:
            if self.outline.intersects(anchor(feature.shape)):
                within.append(feature)
            else:
                self.refs_outside.add(feature.ref)
        return within


@dataclass(frozen=True, slots=True)
class House:
    """A building with its surface."""

    feature: Feature
    outline: MultiPolygon


class Houses:
    """Finds the building at a point."""

    def __init__(self, buildings: Sequence[House]) -> None:
        self._refs = [building.feature.ref for building in buildings]
        self._tree = shapely.STRtree([building.outline for building in buildings])

    def at(self, location: Point) -> str | None:
        """Return the osm_ref of the building that contains the point, or whose wall it is on."""
        nearest = self._tree.query_nearest(location, max_distance=_WALL_DEGREES)
        return min((self._refs[i] for i in nearest), default=None)


def _street_names(
    streets: Iterable[Feature], languages: Sequence[str]
) -> dict[str, dict[str, str]]:
    """Return street -> its name in each language, as most of its pieces have it."""
    votes: defaultdict[str, defaultdict[str, Counter[str]]]
    votes = defaultdict(lambda: defaultdict(Counter))
    for piece in streets:
        for language, name in osm_tags.names(piece.tags, languages).items():
            votes[piece.tags["name"]][language][name] += 1
    return {
        street: {
            language: max(names, key=lambda name: (names[name], name))
            for language, names in by_language.items()
        }
        for street, by_language in votes.items()
    }


def _streets(pieces: Iterable[Feature], names: Mapping[str, Mapping[str, str]]) -> list[Row]:
    shapes: defaultdict[str, list[BaseGeometry]] = defaultdict(list)
    for piece in pieces:
        shapes[piece.tags["name"]].append(piece.shape)
    return [
        {"key": street, "name": names[street], "line": from_shape(_line(parts), srid=4326)}
        for street, parts in shapes.items()
    ]


def _line(parts: Sequence[BaseGeometry]) -> MultiLineString:
    """Return all pieces in one; a street of which only points are left is lines of no length."""
    lines = [part for part in parts if isinstance(part, LineString)]
    points = [part for part in parts if isinstance(part, Point)]
    return MultiLineString(lines or [LineString([point, point]) for point in points])


def _buildings(features: Iterable[Feature]) -> tuple[list[House], int]:
    found = []
    n_without_surface = 0
    for feature in features:
        try:
            found.append(House(feature, as_multipolygon(feature.shape)))
        except UnusableOutline:
            n_without_surface += 1
    return found, n_without_surface


def _by_house(found: Iterable[AddressFound], houses: Houses) -> dict[str, str]:
    """Return building -> its first address, in the order of streets and numbers."""
    first: dict[str, str] = {}
    for address in sorted(found, key=lambda a: (a.street, natural_order(a.number))):
        if (ref := houses.at(address.location)) is not None:
            first.setdefault(ref, f"{address.street} {address.number}")
    return first


def _address_text(tags: osm_tags.Tags, book: StreetBook) -> str:
    street, numbers = book.street_of(tags), osm_tags.house_numbers(tags)
    return f"{street} {numbers[0]}" if street and numbers else ""


def _building_row(house: House, city: City, book: StreetBook, by_house: Mapping[str, str]) -> Row:
    ref, tags = house.feature.ref, house.feature.tags
    return {
        "osm_ref": ref,
        "name": osm_tags.names(tags, city.languages),
        "address": _address_text(tags, book) or by_house.get(ref, ""),
        "n_floors": osm_tags.floors(tags),
        "built_year": osm_tags.built_year(tags),
        "outline": from_shape(house.outline, srid=4326),
    }


def _address_row(
    address: AddressFound, names: Mapping[str, dict[str, str]], houses: Houses, city: City
) -> Row:
    in_languages = names.get(address.street) or {city.languages[0]: address.street}
    return {
        "street": address.street,
        "street_name": in_languages,
        "number": address.number,
        "postcode": address.postcode,
        "building_id": houses.at(address.location),
        "search": search_text([address.street, *in_languages.values()], address.number),
        "location": from_shape(address.location, srid=4326),
    }


def _facility_row(
    facility: Feature, city: City, book: StreetBook, where: tuple[Houses, Mapping[str, str]]
) -> Row:
    houses, by_house = where
    location = anchor(facility.shape)
    building = houses.at(location)
    return {
        "osm_ref": facility.ref,
        "kind": osm_tags.facility_kind(facility.tags),
        "name": osm_tags.names(facility.tags, city.languages),
        "address": _address_text(facility.tags, book) or by_house.get(building or "", ""),
        "phone": osm_tags.phone(facility.tags),
        "opening_hours": facility.tags.get("opening_hours"),
        "building_id": building,
        "location": from_shape(location, srid=4326),
    }


def _asset_row(asset: Feature, city: City) -> Row:
    return {
        "osm_ref": asset.ref,
        "kind": osm_tags.asset_kind(asset.tags),
        "name": osm_tags.names(asset.tags, city.languages),
        "ref": asset.tags.get("ref"),
        "location": from_shape(anchor(asset.shape), srid=4326),
    }
