# SPDX-License-Identifier: EUPL-1.2
"""A small city on the map, and extracts to import."""

from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from geoalchemy2.shape import from_shape
from shapely.geometry import MultiPolygon, Point, Polygon, box
from sqlalchemy.orm import Session

from civic.places.commands import (
    AreaDraft,
    JurisdictionDraft,
    OrganisationDraft,
    save_area,
    save_jurisdiction,
    save_organisation,
)
from civic.places.models import Address, AreaKind, Asset, Building, Facility
from civic.places.policy import search_text
from civic.platform.config import ROOT

Row = TypeVar("Row")

#: The heart of Helsinki, all of the demo extract.
CITY = box(24.93, 60.16, 24.96, 60.18)
DEMO_EXTRACT = ROOT / "var" / "demo" / "Helsinki.osm.pbf"


def demo_extract() -> Path:
    """Return the extract of central Helsinki that the demo stands on."""
    assert DEMO_EXTRACT.exists(), f"{DEMO_EXTRACT} is missing; `make setup` puts it there"
    return DEMO_EXTRACT


def jurisdiction_draft(**changes: Any) -> JurisdictionDraft:
    values: dict[str, Any] = {
        "code": "helsinki",
        "prefix": "HKI",
        "name": {"fi": "Helsinki", "sv": "Helsingfors", "en": "Helsinki"},
        "zone": "Europe/Helsinki",
        "languages": ["fi", "sv", "en", "et", "ru"],
        "outline": CITY,
        "calendar": "office",
        "rules": {},
    }
    return JurisdictionDraft(**{**values, **changes})


def make_jurisdiction(session: Session, **changes: Any) -> UUID:
    return save_jurisdiction(session, jurisdiction_draft(**changes)).id


def area_draft(**changes: Any) -> AreaDraft:
    values: dict[str, Any] = {
        "code": "kluuvi",
        "kind": AreaKind.DISTRICT,
        "name": {"fi": "Kluuvi", "sv": "Gloet"},
        "outline": box(24.94, 60.165, 24.95, 60.175),
    }
    return AreaDraft(**{**values, **changes})


def make_area(session: Session, jurisdiction_id: UUID, **changes: Any) -> UUID:
    return save_area(session, jurisdiction_id, area_draft(**changes)).id


def make_organisation(session: Session, jurisdiction_id: UUID, code: str = "homes") -> UUID:
    draft = OrganisationDraft(code=code, name={"en": code.title()})
    return save_organisation(session, jurisdiction_id, draft).id


def square(lon: float, lat: float, side: float = 0.0004) -> Polygon:
    """Return a square whose south-west corner is at lon, lat."""
    return box(lon, lat, lon + side, lat + side / 2)


def make_building(session: Session, jurisdiction_id: UUID, **changes: Any) -> Building:
    outline = changes.pop("outline", square(24.9440, 60.1690))
    values: dict[str, Any] = {
        "osm_ref": "way/1",
        "name": {"fi": "Kansakoulu"},
        "address": "Aleksanterinkatu 5",
        "n_floors": 4,
        "built_year": 1912,
        "outline": from_shape(MultiPolygon([outline]), srid=4326),
    }
    return _added(session, Building(jurisdiction_id=jurisdiction_id, **{**values, **changes}))


def make_address(
    session: Session, jurisdiction_id: UUID, street: str, number: str, **changes: Any
) -> Address:
    lon, lat = changes.pop("at", (24.9441, 60.1691))
    street_name = changes.pop("street_name", {"fi": street})
    values: dict[str, Any] = {
        "street": street,
        "street_name": street_name,
        "number": number,
        "search": search_text([street, *street_name.values()], number),
        "location": from_shape(Point(lon, lat), srid=4326),
    }
    return _added(session, Address(jurisdiction_id=jurisdiction_id, **{**values, **changes}))


def make_facility(session: Session, jurisdiction_id: UUID, **changes: Any) -> Facility:
    lon, lat = changes.pop("at", (24.9441, 60.1691))
    values: dict[str, Any] = {
        "osm_ref": "node/11",
        "kind": "library",
        "name": {"fi": "Kirjasto"},
        "address": "Aleksanterinkatu 5",
        "location": from_shape(Point(lon, lat), srid=4326),
    }
    return _added(session, Facility(jurisdiction_id=jurisdiction_id, **{**values, **changes}))


def make_asset(session: Session, jurisdiction_id: UUID, **changes: Any) -> Asset:
    lon, lat = changes.pop("at", (24.9441, 60.1691))
    values: dict[str, Any] = {
        "osm_ref": "node/21",
        "kind": "street_lamp",
        "name": {},
        "ref": "K 17",
        "location": from_shape(Point(lon, lat), srid=4326),
    }
    return _added(session, Asset(jurisdiction_id=jurisdiction_id, **{**values, **changes}))


def _added(session: Session, row: Row) -> Row:
    session.add(row)
    session.flush()
    return row


def tags(**pairs: str) -> str:
    """Return OSM XML tags; a double underscore in a key stands for a colon."""
    return "".join(f'<tag k="{k.replace("__", ":")}" v="{v}"/>' for k, v in pairs.items())


def node(ref: int, lon: float, lat: float, **pairs: str) -> str:
    return f'<node id="{ref}" version="1" lon="{lon}" lat="{lat}">{tags(**pairs)}</node>'


def way(ref: int, nodes: list[int], **pairs: str) -> str:
    nds = "".join(f'<nd ref="{n}"/>' for n in nodes)
    return f'<way id="{ref}" version="1">{nds}{tags(**pairs)}</way>'


def multipolygon(ref: int, members: list[tuple[int, str]], **pairs: str) -> str:
    inside = "".join(f'<member type="way" ref="{m}" role="{role}"/>' for m, role in members)
    body = inside + tags(type="multipolygon", **pairs)
    return f'<relation id="{ref}" version="1">{body}</relation>'


def ring(first: int, lon: float, lat: float, side: float = 0.0004) -> tuple[list[str], list[int]]:
    """Return the four corners of a square as nodes from id `first`, and the closed ring of ids."""
    corners = list(square(lon, lat, side).exterior.coords)[:4]
    ids = [first + n for n in range(4)]
    return [node(i, x, y) for i, (x, y) in zip(ids, corners, strict=True)], [*ids, first]


def extract(folder: Path, *objects: str, name: str = "town.osm") -> Path:
    """Write an extract of the objects; nodes, ways, relations in this order."""
    path = folder / name
    path.write_text(f'<osm version="0.6">{"".join(objects)}</osm>', encoding="utf-8")
    return path


def town_extract(folder: Path) -> Path:
    """Write an extract of a street with a thing of every layer of the base map, near 24.945, 60.17.

    One building and one address, Koulukatu 5 (Skolgatan), a lamp and a library.
    """
    lon, lat = 24.945, 60.17
    roof, roof_ring = ring(10, lon, lat + 0.0002)
    park, park_ring = ring(20, lon + 0.001, lat, side=0.0009)
    pond, pond_ring = ring(30, lon + 0.0012, lat + 0.0001)
    return extract(
        folder,
        *(node(n, lon + n * 0.0012, lat) for n in range(1, 4)),
        *roof,
        *park,
        *pond,
        node(50, lon, lat + 0.0003, addr__street="Koulukatu", addr__housenumber="5"),
        node(51, lon, lat, railway="station", name="Asema", name__en="Station"),
        node(52, lon + 0.0003, lat, highway="street_lamp"),
        node(53, lon + 0.0004, lat + 0.0001, amenity="library", name="Kirjasto"),
        way(60, [1, 2, 3], highway="primary", name="Koulukatu", name__sv="Skolgatan"),
        way(61, roof_ring, building="yes"),
        way(62, park_ring, leisure="park", name="Puisto"),
        way(63, pond_ring, natural="water"),
        way(64, [1, 3], railway="tram"),
    )
