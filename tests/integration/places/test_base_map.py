# SPDX-License-Identifier: EUPL-1.2
import gzip
import json
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from civic.places.imports import Imported, import_extract
from civic.places.map_queries import map_file
from civic.places.models import Building, MapFile, MapFileKind, MapVersion
from civic.places.policy import tile_at, web_mercator
from civic.places.queries import jurisdictions
from tests.factories_places import (
    demo_extract,
    extract,
    make_jurisdiction,
    multipolygon,
    node,
    ring,
    town_extract,
    way,
)
from tests.factories_tiles import LINE, POINT, POLYGON, Feature, layers, lon_lat

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
LON, LAT = 24.945, 60.17
Bring = Callable[..., Imported]
Tile = dict[str, list[Feature]]


@pytest.fixture
def bring(session: Session, tmp_path: Path) -> Bring:
    """Import an extract of these objects on some day."""
    make_jurisdiction(session)

    def run(*objects: str, day: int = 0, **options: Any) -> Imported:
        path = extract(tmp_path, *objects)
        return import_extract(session, "helsinki", path, NOW + timedelta(days=day), **options)

    return run


@pytest.fixture
def tile(session: Session) -> Callable[..., Tile]:
    """Return the layers of the tile at a location."""

    def read(imported: Imported, z: int, lon: float = LON, lat: float = LAT) -> Tile:
        place = (z, *tile_at(lon, lat, z))
        packed = map_file(session, imported.map_version, MapFileKind.BASE, place)
        assert packed is not None, "the version is not kept"
        found = layers(gzip.decompress(packed)) if packed else []
        return {layer.name: layer.features for layer in found}

    return read


def street(ref: int = 40, first: int = 1, **pairs: str) -> list[str]:
    """Return a street of 200 m through the middle of the city."""
    ends = [node(first, LON, LAT), node(first + 1, LON + 0.0036, LAT)]
    return [*ends, way(ref, [first, first + 1], **{"highway": "residential", **pairs})]


def spot(feature: Feature, z: int) -> tuple[float, float]:
    return lon_lat(feature, z, *tile_at(LON, LAT, z))


def test_every_layer_is_on_the_tile_with_the_properties_that_clients_know(session, tmp_path, tile):
    make_jurisdiction(session)
    imported = import_extract(session, "helsinki", town_extract(tmp_path), NOW)

    found = tile(imported, 16)

    properties = {
        name: [(f.kind, f.properties) for f in features] for name, features in found.items()
    }
    names = {"name": "Koulukatu", "name_sv": "Skolgatan"}
    assert properties == {
        "water": [(POLYGON, {})],
        "green": [(POLYGON, {})],
        "rail": [(LINE, {"kind": "tram"})],
        "buildings": [(POLYGON, {})],
        "streets": [(LINE, {"kind": "primary", **names})],
        "house_numbers": [(POINT, {"number": "5"})],
        "labels": [
            (POINT, {"kind": "station", "name": "Asema", "name_en": "Station"}),
            (POINT, {"kind": "park", "name": "Puisto"}),
        ],
    }
    assert spot(found["house_numbers"][0], 16) == pytest.approx((LON, LAT + 0.0003), abs=1e-6)


def test_from_further_away_less_is_shown(bring, tile):
    roof, roof_ring = ring(10, LON, LAT)
    number = node(50, LON, LAT, addr__street="Koulukatu", addr__housenumber="5")
    main = street(41, first=70, highway="primary", name="Päätie")
    imported = bring(
        *street(name="Koulukatu"), *roof, number, *main, way(60, roof_ring, building="yes")
    )

    shown = {z: set(tile(imported, z)) for z in (9, 13, 14, 15, 16)}
    kinds = {z: {f.properties["kind"] for f in tile(imported, z)["streets"]} for z in (9, 12, 13)}

    assert shown[9] == shown[13] == {"streets"}
    assert shown[14] == shown[15] == {"streets", "buildings"}
    assert shown[16] == {"streets", "buildings", "house_numbers"}
    assert kinds == {9: {"primary"}, 12: {"primary"}, 13: {"primary", "residential"}}
    assert "name" not in tile(imported, 12)["streets"][0].properties


def test_pieces_of_a_street_are_one_line(bring, tile):
    more = node(3, LON + 0.0038, LAT)
    imported = bring(*street(), more, way(41, [2, 3], highway="residential"))

    (line,) = tile(imported, 14)["streets"]

    assert len(line.parts) == 1


def test_a_street_that_the_cut_broke_is_not_mended_across_the_gap(bring, tile):
    nodes = [node(n, LON + n / 1e4, LAT) for n in (1, 2, 5, 6)]
    imported = bring(*nodes, way(40, [1, 2, 3, 4, 5, 6], highway="residential"))

    (line,) = tile(imported, 16)["streets"]

    assert len(line.parts) == 2


def test_an_area_that_the_cut_broke_is_drawn_from_what_is_left(bring, tile):
    corners, ids = ring(10, LON, LAT)
    imported = bring(*corners[:3], way(60, ids, landuse="grass"))

    (green,) = tile(imported, 16)["green"]

    assert len(green.parts[0]) == 3


def test_a_lake_of_many_ways_keeps_its_island(bring, tile):
    shore, shore_ids = ring(10, LON, LAT, side=0.002)
    island, island_ids = ring(20, LON + 0.0005, LAT + 0.0003)
    imported = bring(
        *shore,
        *island,
        way(60, shore_ids[:3]),
        way(61, shore_ids[2:]),
        way(62, island_ids),
        multipolygon(70, [(60, "outer"), (61, "outer"), (62, "inner")], natural="water"),
    )

    (lake,) = tile(imported, 15)["water"]

    assert [len(part) for part in lake.parts] == [4, 4]


def test_twins_close_together_share_a_label(bring, tile):
    station = {"railway": "station", "name": "Asema"}
    spots = [node(n, LON + east, LAT, **station) for n, east in enumerate((0, 0.002, 0.014), 1)]

    imported = bring(*spots)

    near, far = tile(imported, 13)["labels"], tile(imported, 16, lon=LON + 0.014)["labels"]
    assert len(near) == 2
    assert len(far) == 1


def test_a_square_bears_its_name_in_the_middle_and_is_no_street(bring, tile):
    corners, ids = ring(10, LON, LAT, side=0.0004)
    square = {"highway": "pedestrian", "area": "yes", "place": "square", "name": "Tori"}

    imported = bring(*corners, way(60, ids, **square))

    found = tile(imported, 16)
    (label,) = found["labels"]
    assert set(found) == {"labels"}
    assert spot(label, 16) == pytest.approx((LON + 0.0002, LAT + 0.0001), abs=2e-6)


def test_a_stream_is_as_wide_on_the_map_as_on_the_ground(bring, tile):
    ends = [node(1, LON, LAT), node(2, LON + 0.0036, LAT)]

    imported = bring(*ends, way(40, [1, 2], waterway="river"))

    (river,) = tile(imported, 16)["water"]
    lats = [
        lon_lat(Feature(POLYGON, [[c]], {}), 16, *tile_at(LON, LAT, 16))[1] for c in river.parts[0]
    ]
    assert (max(lats) - min(lats)) * 111_195 == pytest.approx(10, abs=0.5)


@pytest.mark.parametrize(
    ("refs", "is_wet"),
    [([1, 2], True), ([2, 1], False)],
    ids=["the sea is in the east", "the sea is in the west"],
)
def test_the_sea_is_on_the_right_of_an_open_coastline(bring, tile, refs, is_wet):
    shore = [node(1, LON, 60.161), node(2, LON, 60.179), node(9, 24.95, 60.17)]
    imported = bring(*shore, way(40, [refs[0], 8, refs[1]], natural="coastline"))
    whole = bring(*shore, way(40, refs, natural="coastline"), day=1)

    east = tile(whole, 16, lon=LON + 0.008)

    assert ("water" in east) is is_wet
    # Where the middle of the coast is gone, its ends are no line, and nothing is flooded.
    assert "water" not in tile(imported, 16, lon=LON + 0.008)


def test_what_lies_outside_the_rectangle_of_the_city_is_not_drawn(bring, session):
    away = [node(1, 25.3, 60.3), node(2, 25.31, 60.3), way(40, [1, 2], highway="primary")]
    imported = bring(*away)

    n_tiles = session.scalar(select(func.count()).select_from(MapFile).filter_by(kind="base"))

    assert n_tiles == 0
    assert imported.map_version


def test_the_map_ends_where_the_extract_does(session, tmp_path):
    make_jurisdiction(session)
    path = tmp_path / "cut.osm"
    bounds = '<bounds minlon="24.94" minlat="60.165" maxlon="25.2" maxlat="60.17"/>'
    path.write_text(f'<osm version="0.6">{bounds}{"".join(street())}</osm>')

    import_extract(session, "helsinki", path, NOW)

    (city,) = jurisdictions(session)
    assert city.map
    assert city.map.bbox == pytest.approx([24.94, 60.165, 24.96, 60.17])


def test_a_hole_in_the_ground_is_no_map(bring, session):
    imported = bring(node(1, LON, LAT, highway="street_lamp"))

    kinds = Counter(session.scalars(select(MapFile.kind)))

    assert kinds == {"subjects": 1, "addresses": 1}
    assert imported.n_map_bytes > 0


def test_the_same_content_is_the_same_version(bring, session):
    first = bring(*street())
    again = bring(*street(), day=1, again=True)

    assert again.map_version == first.map_version
    assert session.scalar(select(func.count()).select_from(MapVersion)) == 1


def test_a_new_map_is_a_new_version_and_the_one_before_stays(bring, tile, session):
    maps = [bring(*street(name=f"Katu {n}"), day=n) for n in range(3)]

    (city,) = jurisdictions(session)
    kept = set(session.scalars(select(MapVersion.version)))

    assert city.map
    assert city.map.version == maps[2].map_version
    assert kept == {maps[1].map_version, maps[2].map_version}
    assert [tile(m, 16)["streets"][0].properties["name"] for m in maps[1:]] == ["Katu 1", "Katu 2"]


def test_going_back_to_the_map_before_makes_it_current_again(bring, session):
    old, new, back = (bring(*street(name=n), day=d) for d, n in enumerate(("A", "B", "A")))

    (city,) = jurisdictions(session)

    assert (back.map_version, city.map and city.map.version) == (old.map_version,) * 2
    superseded = select(MapVersion.version).where(MapVersion.superseded_at.is_not(None))
    assert session.scalars(superseded).all() == [new.map_version]


def test_the_maps_of_two_cities_are_told_apart(bring, session, tmp_path):
    make_jurisdiction(session, code="espoo", prefix="ESP")
    here = bring(*street())

    there = import_extract(session, "espoo", extract(tmp_path, *street()), NOW)

    assert here.map_version != there.map_version
    assert [city.map and city.map.version for city in jurisdictions(session)] == [
        there.map_version,
        here.map_version,
    ]


def test_a_file_that_was_imported_without_a_map_is_read_again(bring, session):
    bring(*street())
    session.delete(session.scalars(select(MapVersion)).one())
    session.flush()

    again = bring(*street(), day=1)

    assert not again.is_known
    assert session.scalars(select(MapVersion.version)).all() == [again.map_version]


def test_subjects_keep_their_ids_in_the_files(bring, session):
    roof, roof_ring = ring(10, LON, LAT)
    imported = bring(
        *roof,
        way(60, roof_ring, building="school", name="Koulu", name__sv="Skola"),
        node(61, LON, LAT, highway="street_lamp"),
    )
    place = (14, *tile_at(LON, LAT, 14))

    packed = map_file(session, imported.map_version, MapFileKind.SUBJECTS, place)

    assert packed
    content = json.loads(gzip.decompress(packed))
    house, lamp = content["subjects"]
    assert content["languages"] == ["fi", "sv", "en", "et", "ru"]
    assert house == [
        str(session.scalars(select(Building.id)).one()),
        "building",
        None,
        None,
        ["Koulu", "Skola", None, None, None],
        pytest.approx(LON + 0.0002),
        pytest.approx(LAT + 0.0001),
        "",
    ]
    assert lamp[1:5] == ["asset", "street_lamp", None, []]


def test_the_index_of_addresses_says_where_they_are_to_the_metre(bring, session):
    doors = [
        node(50 + n, LON + n / 1000, LAT, addr__street="Koulukatu", addr__housenumber=number)
        for n, number in enumerate(("10", "2", "2 B"))
    ]
    other = node(60, LON, LAT + 0.001, addr__street="Aukio", addr__housenumber="1")
    imported = bring(*street(name="Koulukatu", name__sv="Skolgatan"), *doors, other)

    packed = map_file(session, imported.map_version, MapFileKind.ADDRESSES)

    assert packed
    assert json.loads(gzip.decompress(packed)) == {
        "version": imported.map_version,
        "languages": ["fi", "sv", "en", "et", "ru"],
        "origin": [LON, LAT],
        "scale": 100_000,
        "postcodes": [""],
        "streets": [
            [["Aukio", None, None, None, None], [["1", 0, 100, 0]]],
            [
                ["Koulukatu", "Skolgatan", None, None, None],
                [["2", 100, 0, 0], ["2 B", 200, 0, 0], ["10", 0, 0, 0]],
            ],
        ],
    }


def test_web_mercator_is_that_of_the_database(session):
    given = np.array([[24.9525, 60.1695], [-70.5, -33.2], [0.0, 0.0]])

    found = web_mercator(given)

    for (lon, lat), (x, y) in zip(given.tolist(), found.tolist(), strict=True):
        there = func.ST_Transform(func.ST_Point(lon, lat, 4326), 3857)
        asked = session.execute(select(func.ST_X(there), func.ST_Y(there))).one()
        assert tuple(asked) == pytest.approx((x, y), abs=0.01)


def test_the_demo_city_is_small_enough_to_keep_on_a_phone(session):
    make_jurisdiction(session)
    imported = import_extract(session, "helsinki", demo_extract(), NOW)

    sizes = Counter[str]()
    for kind, gzipped in session.execute(select(MapFile.kind, MapFile.gzipped)):
        sizes[kind] += len(gzipped)
        if kind == "addresses":
            index = gzip.decompress(gzipped)
    n_addresses = imported.n_by_kind["address"]

    assert sizes["base"] < 200_000
    assert sizes["subjects"] < 80_000
    assert sizes.total() == imported.n_map_bytes < 500_000
    # 60,000 addresses, as Tallinn has, then are less than 1.5 MB.
    assert len(index) / n_addresses < 25


def test_the_demo_city_has_its_streets_squares_and_sea(session, tile):
    make_jurisdiction(session)
    imported = import_extract(session, "helsinki", demo_extract(), NOW)

    centre, bay = tile(imported, 14, 24.9445, 60.1685), tile(imported, 16, 24.9459, 60.1772)

    assert {f.properties["name"] for f in centre["labels"]} >= {"Helsinki", "Kluuvi"}
    names = [f.properties for f in centre["streets"] if "name" in f.properties]
    mannerheim = next(p for p in names if p["name"] == "Mannerheimintie")
    assert mannerheim["name_sv"] == "Mannerheimvägen"
    assert {f.properties["kind"] for f in centre["streets"]} >= {"primary", "footway", "steps"}
    assert "water" in bay
