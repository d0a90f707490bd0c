# SPDX-License-Identifier: EUPL-1.2
"""The city as it lies on the ground."""

from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from civic.platform.db import (
    Id,
    Instant,
    Json,
    JsonList,
    LineColumn,
    Model,
    PointColumn,
    PolygonColumn,
    Texts,
    one_of,
)


class AreaKind(StrEnum):
    """What an area is for; the smallest one decides in routing whatever its kind."""

    MUNICIPALITY = "municipality"
    DISTRICT = "district"
    MAINTENANCE_ZONE = "maintenance_zone"


class FacilityKind(StrEnum):
    """Public institutions that residents report about."""

    SCHOOL = "school"
    KINDERGARTEN = "kindergarten"
    UNIVERSITY = "university"
    LIBRARY = "library"
    CLINIC = "clinic"
    HOSPITAL = "hospital"
    MUSEUM = "museum"
    THEATRE = "theatre"
    COMMUNITY_CENTRE = "community_centre"
    SOCIAL_FACILITY = "social_facility"
    TOWN_HALL = "town_hall"
    SPORTS = "sports"
    TOILETS = "toilets"


class AssetKind(StrEnum):
    """Things in the street that can be told apart and repaired one by one."""

    STREET_LAMP = "street_lamp"
    BENCH = "bench"
    WASTE_BASKET = "waste_basket"
    BUS_STOP = "bus_stop"
    TRAM_STOP = "tram_stop"
    SUBWAY_ENTRANCE = "subway_entrance"
    FIRE_HYDRANT = "fire_hydrant"
    TRAFFIC_SIGNALS = "traffic_signals"
    TREE = "tree"
    BICYCLE_PARKING = "bicycle_parking"
    PLAYGROUND = "playground"
    STREET_CABINET = "street_cabinet"


class MapFileKind(StrEnum):
    """What a file of the map holds."""

    #: A vector tile of the base map.
    BASE = "base"
    #: The buildings, facilities and assets of a tile.
    SUBJECTS = "subjects"
    #: All addresses.
    ADDRESSES = "addresses"


class Jurisdiction(Model):
    """A municipality with its own categories, departments and promises."""

    __tablename__ = "jurisdictions"
    __table_args__ = (
        Index("ix_jurisdictions_outline", "outline", postgresql_using="gist"),
        UniqueConstraint("code"),
        UniqueConstraint("prefix"),
    )

    id: Mapped[Id]
    code: Mapped[str]
    #: First part of report numbers, such as HKI.
    prefix: Mapped[str]
    name: Mapped[Texts]
    #: IANA name; civil time of deadlines and mails.
    zone: Mapped[str]
    #: Languages the city speaks, the first is its default.
    languages: Mapped[JsonList]
    outline: Mapped[PolygonColumn]
    #: Code of the calendar by which moderation and the review of answers run.
    calendar: Mapped[str]
    #: Raised with every change of catalogue, responsibilities, promises or calendars; snapshots
    #: in the memory of processes are good as long as it stands.
    catalogue_version: Mapped[int] = mapped_column(default=0)
    #: Source and licence of the map data, shown wherever the map is.
    attribution: Mapped[str] = mapped_column(default="")
    #: What the city narrows or sets for itself: theme, contact, words that send to moderation.
    rules: Mapped[Json] = mapped_column(default=dict)


class Area(Model):
    """A part of a jurisdiction by which work is divided."""

    __tablename__ = "areas"
    __table_args__ = (
        UniqueConstraint("jurisdiction_id", "code"),
        CheckConstraint(one_of("kind", AreaKind), name="kind_known"),
        Index("ix_areas_outline", "outline", postgresql_using="gist"),
    )

    id: Mapped[Id]
    jurisdiction_id: Mapped[UUID] = mapped_column(ForeignKey("jurisdictions.id"))
    code: Mapped[str]
    kind: Mapped[str]
    name: Mapped[Texts]
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("areas.id"))
    outline: Mapped[PolygonColumn]
    #: Square metres; the smallest area that holds a location wins.
    area_m2: Mapped[float]


class Organisation(Model):
    """Who manages buildings or runs facilities."""

    __tablename__ = "organisations"
    __table_args__ = (UniqueConstraint("jurisdiction_id", "code"),)

    id: Mapped[Id]
    jurisdiction_id: Mapped[UUID] = mapped_column(ForeignKey("jurisdictions.id"))
    code: Mapped[str]
    name: Mapped[Texts]
    phone: Mapped[str | None]
    email: Mapped[str | None]
    #: Opening hours as published, in OpenStreetMap's notation.
    opening_hours: Mapped[str | None]


class MapImport(Model):
    """One run of an import that changed something; the newest says what the map stands on."""

    __tablename__ = "map_imports"

    id: Mapped[Id]
    jurisdiction_id: Mapped[UUID] = mapped_column(ForeignKey("jurisdictions.id"), index=True)
    #: Name of the file.
    source: Mapped[str]
    #: SHA-256 of the file in hex: the same file again changes nothing.
    digest: Mapped[str]
    attribution: Mapped[str]
    imported_at: Mapped[Instant]
    #: What was brought: kind of thing -> number.
    n_by_kind: Mapped[Json]


class MapVersion(Model):
    """One state of the map as clients keep it; its name stands in the addresses of its files."""

    __tablename__ = "map_versions"
    __table_args__ = (
        UniqueConstraint("version"),
        Index(
            "ix_map_versions_current",
            "jurisdiction_id",
            unique=True,
            postgresql_where=text("superseded_at IS NULL"),
        ),
    )

    id: Mapped[Id]
    jurisdiction_id: Mapped[UUID] = mapped_column(ForeignKey("jurisdictions.id"))
    #: Taken from the content: the same map again has the same name.
    version: Mapped[str]
    #: West, south, east, north of what is drawn.
    bbox: Mapped[JsonList]
    #: All its files together, as they go over the wire.
    n_bytes: Mapped[int]
    made_at: Mapped[Instant]
    #: None for the map that is shown; the one before it is kept for those who look at it just now.
    superseded_at: Mapped[Instant | None]


class MapFile(Model):
    """A file of a version of the map; what is empty has none."""

    __tablename__ = "map_files"
    __table_args__ = (CheckConstraint(one_of("kind", MapFileKind), name="kind_known"),)

    map_version_id: Mapped[UUID] = mapped_column(
        ForeignKey("map_versions.id", ondelete="CASCADE"), primary_key=True
    )
    kind: Mapped[str] = mapped_column(primary_key=True)
    #: Zoom, column, row of a tile; 0, 0, 0 of what is no tile.
    z: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    x: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    y: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    gzipped: Mapped[bytes]


class Street(Model):
    """A named street, all its pieces in one geometry."""

    __tablename__ = "streets"
    __table_args__ = (
        UniqueConstraint("jurisdiction_id", "key"),
        Index("ix_streets_line", "line", postgresql_using="gist"),
    )

    id: Mapped[Id]
    jurisdiction_id: Mapped[UUID] = mapped_column(ForeignKey("jurisdictions.id"))
    #: The name in the city's first language; streets have no other identity in the source.
    key: Mapped[str]
    name: Mapped[Texts]
    line: Mapped[LineColumn]


class Building(Model):
    """A building that residents can point at."""

    __tablename__ = "buildings"
    __table_args__ = (
        UniqueConstraint("jurisdiction_id", "osm_ref"),
        Index("ix_buildings_outline", "outline", postgresql_using="gist"),
    )

    id: Mapped[Id]
    jurisdiction_id: Mapped[UUID] = mapped_column(ForeignKey("jurisdictions.id"))
    #: Such as way/123: stable over imports.
    osm_ref: Mapped[str]
    name: Mapped[Texts]
    #: Street and number, empty where the source has none.
    address: Mapped[str]
    n_floors: Mapped[int | None]
    built_year: Mapped[int | None]
    organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id"), index=True)
    outline: Mapped[PolygonColumn]


class Address(Model):
    """A street name with a number."""

    __tablename__ = "addresses"
    __table_args__ = (
        UniqueConstraint("jurisdiction_id", "street", "number", "postcode"),
        Index("ix_addresses_location", "location", postgresql_using="gist"),
        Index(
            "ix_addresses_search",
            "search",
            postgresql_using="gin",
            postgresql_ops={"search": "gin_trgm_ops"},
        ),
    )

    id: Mapped[Id]
    jurisdiction_id: Mapped[UUID] = mapped_column(ForeignKey("jurisdictions.id"))
    street: Mapped[str]
    #: The street's name in the city's languages.
    street_name: Mapped[Texts]
    number: Mapped[str]
    postcode: Mapped[str] = mapped_column(default="")
    building_id: Mapped[UUID | None] = mapped_column(ForeignKey("buildings.id"), index=True)
    #: All names with the number, lower case and unaccented, for prefix and fuzzy search.
    search: Mapped[str]
    location: Mapped[PointColumn]


class Facility(Model):
    """A public institution."""

    __tablename__ = "facilities"
    __table_args__ = (
        UniqueConstraint("jurisdiction_id", "osm_ref"),
        CheckConstraint(one_of("kind", FacilityKind), name="kind_known"),
        Index("ix_facilities_location", "location", postgresql_using="gist"),
    )

    id: Mapped[Id]
    jurisdiction_id: Mapped[UUID] = mapped_column(ForeignKey("jurisdictions.id"))
    osm_ref: Mapped[str]
    kind: Mapped[str]
    name: Mapped[Texts]
    address: Mapped[str]
    phone: Mapped[str | None]
    opening_hours: Mapped[str | None]
    building_id: Mapped[UUID | None] = mapped_column(ForeignKey("buildings.id"), index=True)
    organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id"))
    location: Mapped[PointColumn]


class Asset(Model):
    """A lamp, bench, bin, stop or other thing in the street."""

    __tablename__ = "assets"
    __table_args__ = (
        UniqueConstraint("jurisdiction_id", "osm_ref"),
        CheckConstraint(one_of("kind", AssetKind), name="kind_known"),
        Index("ix_assets_location", "location", postgresql_using="gist"),
    )

    id: Mapped[Id]
    jurisdiction_id: Mapped[UUID] = mapped_column(ForeignKey("jurisdictions.id"))
    osm_ref: Mapped[str]
    kind: Mapped[str]
    name: Mapped[Texts]
    #: Number on the thing itself, where it has one.
    ref: Mapped[str | None]
    location: Mapped[PointColumn]
