# SPDX-License-Identifier: EUPL-1.2
"""What is where."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from geoalchemy2 import Geography
from sqlalchemy import ColumnElement, Select, Text, cast, func, literal, null, select, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import InstrumentedAttribute, Session

from civic.places.models import Area, Asset, Building, Facility, Jurisdiction, MapVersion
from civic.places.policy import MAX_ZOOM, MIN_ZOOM, SUBJECT_ZOOM, box_around
from civic.platform.db import Model

#: How far the nearest address may be to say where a report is.
ADDRESS_WITHIN_M = 60.0
#: How many subjects are offered around a location.
NEARBY_MAX_N = 200

#: West, south, east, north of a shape.
EDGES = (func.ST_XMin, func.ST_YMin, func.ST_XMax, func.ST_YMax)

PLACE_AT = text(
    """
    SELECT j.id, j.code, j.prefix, j.name, j.zone, j.languages, j.calendar,
           j.catalogue_version, j.rules, parts.areas, near.address
    FROM jurisdictions j
    CROSS JOIN LATERAL (
        SELECT jsonb_agg(jsonb_build_array(a.id, a.code, a.area_m2) ORDER BY a.area_m2, a.code)
            AS areas
        FROM areas a
        WHERE a.jurisdiction_id = j.id AND ST_Covers(a.outline, ST_Point(:lon, :lat, 4326))
    ) parts
    LEFT JOIN LATERAL (
        SELECT jsonb_build_object(
                   'id', d.id, 'street', d.street, 'street_name', d.street_name,
                   'number', d.number, 'postcode', d.postcode, 'building_id', d.building_id,
                   'lon', ST_X(d.location), 'lat', ST_Y(d.location), 'distance_m', distance_m
               ) AS address, distance_m
        FROM addresses d
        CROSS JOIN LATERAL (
            SELECT ST_DistanceSphere(d.location, ST_Point(:lon, :lat, 4326)) AS distance_m
        ) away
        WHERE d.jurisdiction_id = j.id
          AND d.location && ST_MakeEnvelope(:west, :south, :east, :north, 4326)
        ORDER BY distance_m, d.id
        LIMIT 1
    ) near ON near.distance_m <= :within_m
    WHERE ST_Covers(j.outline, ST_Point(:lon, :lat, 4326))
    ORDER BY ST_Area(j.outline), j.code
    LIMIT 1
    """
)


@dataclass(frozen=True)
class AreaAt:
    """An area that covers the location; the code is unique in its jurisdiction."""

    id: UUID
    code: str
    area_m2: float


@dataclass(frozen=True)
class AddressAt:
    """An address near the location, with its street's name in the city's languages."""

    id: UUID
    street: str
    street_name: Mapping[str, str]
    number: str
    postcode: str
    building_id: UUID | None
    lon: float
    lat: float
    distance_m: float

    def text(self, language: str) -> str:
        """Return "Aleksanterinkatu 5" in `language`, or as the sign has it."""
        return f"{self.street_name.get(language) or self.street} {self.number}"


@dataclass(frozen=True)
class PlaceAt:
    """What is known of a location: whose it is, in which areas, near which address."""

    jurisdiction_id: UUID
    jurisdiction_code: str
    #: First part of report numbers.
    prefix: str
    name: Mapping[str, str]
    zone: str
    languages: Sequence[str]
    calendar: str
    catalogue_version: int
    rules: Mapping[str, Any]
    #: Smallest first.
    areas: Sequence[AreaAt]
    #: Nearest within ADDRESS_WITHIN_M.
    address: AddressAt | None


@dataclass(frozen=True)
class Subject:
    """A building, facility or asset that a report can be about."""

    #: building, facility or asset.
    kind: str
    id: UUID
    jurisdiction_id: UUID
    #: Kind of facility or asset, such as bench; None for a building.
    type: str | None
    name: Mapping[str, str]
    address: str
    #: Number on the thing itself.
    ref: str | None
    organisation_id: UUID | None
    lon: float
    lat: float
    #: From the location that was asked about; 0 inside a building.
    distance_m: float | None = None


@dataclass(frozen=True)
class MapShown:
    """The map of a jurisdiction as clients need it to fetch its files."""

    version: str
    #: West, south, east, north of what is drawn.
    bbox: Sequence[float]
    n_bytes: int
    min_zoom: int = MIN_ZOOM
    max_zoom: int = MAX_ZOOM
    subject_zoom: int = SUBJECT_ZOOM

    @property
    def tiles(self) -> str:
        """Return the template of the base map's vector tiles."""
        return f"/tiles/base/{self.version}/{{z}}/{{x}}/{{y}}.mvt"

    @property
    def subjects(self) -> str:
        """Return the template of the tiles of subjects."""
        return f"/tiles/subjects/{self.version}/{{z}}/{{x}}/{{y}}.json"

    @property
    def addresses(self) -> str:
        """Return the address of the index of addresses."""
        return f"/tiles/addresses/{self.version}.json"


@dataclass(frozen=True)
class CityShown:
    """A jurisdiction as clients need it before they know anything else."""

    id: UUID
    code: str
    #: First part of report numbers.
    prefix: str
    name: Mapping[str, str]
    zone: str
    languages: Sequence[str]
    attribution: str
    #: Such as #0b4f8a.
    theme_colour: str | None
    contact: Mapping[str, Any] | None
    #: West, south, east, north.
    bbox: Sequence[float]
    #: None until a map was imported by a version of the product that draws it.
    map: MapShown | None


@dataclass(frozen=True)
class AreaShown:
    """An area; `outline` is a GeoJSON geometry where it was asked for."""

    id: UUID
    code: str
    kind: str
    name: Mapping[str, str]
    parent: str | None
    area_m2: float
    outline: Mapping[str, Any] | None


def jurisdiction_at(session: Session, lon: float, lat: float) -> Jurisdiction | None:
    """Return the jurisdiction that covers the location, the smallest if there are several."""
    point = func.ST_Point(lon, lat, 4326)
    return session.scalar(
        select(Jurisdiction)
        .where(func.ST_Covers(Jurisdiction.outline, point))
        .order_by(func.ST_Area(Jurisdiction.outline), Jurisdiction.code)
        .limit(1)
    )


def place_at(session: Session, lon: float, lat: float) -> PlaceAt | None:
    """Return all that routing and promises need to know of a location, in one statement.

    None where no jurisdiction covers it.
    """
    west, south, east, north = box_around(lon, lat, ADDRESS_WITHIN_M)
    box = {"west": west, "south": south, "east": east, "north": north}
    values = {"lon": lon, "lat": lat, "within_m": ADDRESS_WITHIN_M, **box}
    found = session.execute(PLACE_AT, values).one_or_none()
    if found is None:
        return None
    return PlaceAt(
        jurisdiction_id=found.id,
        jurisdiction_code=found.code,
        prefix=found.prefix,
        name=found.name,
        zone=found.zone,
        languages=found.languages,
        calendar=found.calendar,
        catalogue_version=found.catalogue_version,
        rules=found.rules,
        areas=tuple(AreaAt(UUID(row[0]), row[1], row[2]) for row in found.areas or ()),
        address=None if found.address is None else _address_at(found.address),
    )


def _address_at(found: Mapping[str, Any]) -> AddressAt:
    building_id = found["building_id"] and UUID(found["building_id"])
    return AddressAt(**{**found, "id": UUID(found["id"]), "building_id": building_id})


def jurisdictions(session: Session) -> list[CityShown]:
    """Return all jurisdictions, by code, each with the map that is current."""
    is_current = MapVersion.superseded_at.is_(None)
    found = session.execute(
        select(
            Jurisdiction.id,
            Jurisdiction.code,
            Jurisdiction.prefix,
            Jurisdiction.name,
            Jurisdiction.zone,
            Jurisdiction.languages,
            Jurisdiction.attribution,
            Jurisdiction.rules["theme_colour"].astext.label("theme_colour"),
            Jurisdiction.rules["contact"].label("contact"),
            func.jsonb_build_array(*(edge(Jurisdiction.outline) for edge in EDGES)).label("bbox"),
            MapVersion.version,
            MapVersion.bbox.label("map_bbox"),
            MapVersion.n_bytes,
        )
        .outerjoin(MapVersion, is_current & (MapVersion.jurisdiction_id == Jurisdiction.id))
        .order_by(Jurisdiction.code)
    )
    return [_city_shown(dict(row)) for row in found.mappings()]


def _city_shown(row: dict[str, Any]) -> CityShown:
    version, bbox, n_bytes = row.pop("version"), row.pop("map_bbox"), row.pop("n_bytes")
    shown = None if version is None else MapShown(version=version, bbox=bbox, n_bytes=n_bytes)
    return CityShown(**row, map=shown)


def jurisdiction_of_code(session: Session, code: str) -> Jurisdiction | None:
    """Return the jurisdiction with this code."""
    return session.scalar(select(Jurisdiction).filter_by(code=code))


def areas_of(
    session: Session, jurisdiction_id: UUID | None = None, *, outline: bool = False
) -> list[AreaShown]:
    """Return the areas of one jurisdiction, or of all, largest first."""
    parent = select(Area.id, Area.code).subquery()
    shape = cast(func.ST_AsGeoJSON(Area.outline, 6) if outline else null(), JSONB)
    found = (
        select(
            Area.id,
            Area.code,
            Area.kind,
            Area.name,
            parent.c.code.label("parent"),
            Area.area_m2,
            shape.label("outline"),
        )
        .outerjoin(parent, parent.c.id == Area.parent_id)
        .order_by(Area.area_m2.desc(), Area.code)
    )
    if jurisdiction_id is not None:
        found = found.where(Area.jurisdiction_id == jurisdiction_id)
    return [AreaShown(**row) for row in session.execute(found).mappings()]


def subject(session: Session, kind: str, subject_id: UUID) -> Subject | None:
    """Return the building, facility or asset with this id; None for other kinds."""
    if kind not in SUBJECTS:
        return None
    model, _ = SUBJECTS[kind]
    found = session.execute(_subjects(kind).where(_column(model, "id") == subject_id))
    row = found.mappings().one_or_none()
    return None if row is None else Subject(kind=kind, **row)


def nearby_subjects(
    session: Session,
    kind: str,
    lon: float,
    lat: float,
    radius_m: float,
    kinds: Collection[str] = (),
) -> list[Subject]:
    """Return the buildings, facilities or assets within `radius_m`, nearest first.

    Args:
        kind: building, facility or asset; nothing is near for other kinds.
        kinds: kinds of facility or asset to choose from; empty: any.
    """
    if kind not in SUBJECTS:
        return []
    model, geometry = SUBJECTS[kind]
    point = func.ST_Point(lon, lat, 4326)
    distance_m = func.ST_Distance(cast(geometry, Geography), cast(point, Geography), False)  # noqa: FBT003 - PostGIS: on the sphere
    box = func.ST_MakeEnvelope(*box_around(lon, lat, radius_m), 4326)
    near = (
        _subjects(kind)
        .add_columns(distance_m.label("distance_m"))
        .where(geometry.op("&&")(box), distance_m <= radius_m)
        .order_by("distance_m", _column(model, "id"))
        .limit(NEARBY_MAX_N)
    )
    if kinds and kind != "building":
        near = near.where(_column(model, "kind").in_(kinds))
    return [Subject(kind=kind, **row) for row in session.execute(near).mappings()]


def all_subjects(session: Session, kind: str, jurisdiction_id: UUID) -> list[Subject]:
    """Return the buildings, facilities or assets of a jurisdiction, by their place in the source.

    Args:
        kind: building, facility or asset.
    """
    model, _ = SUBJECTS[kind]
    found = _subjects(kind).where(_column(model, "jurisdiction_id") == jurisdiction_id)
    rows = session.execute(found.order_by(_column(model, "osm_ref"))).mappings()
    return [Subject(kind=kind, **row) for row in rows]


#: What a report may be about -> its table and where it lies.
SUBJECTS: Mapping[str, tuple[type[Model], InstrumentedAttribute[Any]]] = {
    "building": (Building, Building.outline),
    "facility": (Facility, Facility.location),
    "asset": (Asset, Asset.location),
}


def _column(model: type[Model], name: str, absent: Any = None) -> ColumnElement[Any]:
    """Return a column of the model, or `absent` where it has none of this name."""
    own: ColumnElement[Any] | None = getattr(model, name, None)
    return cast(literal(absent), Text) if own is None else own


def _subjects(kind: str) -> Select[Any]:
    model, geometry = SUBJECTS[kind]
    point = func.ST_PointOnSurface(geometry) if kind == "building" else geometry
    return select(
        _column(model, "id"),
        _column(model, "jurisdiction_id"),
        _column(model, "kind").label("type"),
        _column(model, "name"),
        _column(model, "address", absent="").label("address"),
        _column(model, "ref").label("ref"),
        _column(model, "organisation_id").label("organisation_id"),
        func.ST_X(point).label("lon"),
        func.ST_Y(point).label("lat"),
    )
