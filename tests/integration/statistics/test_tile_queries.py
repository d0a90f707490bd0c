# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from civic.catalogue.models import Group
from civic.reports.models import Report
from civic.statistics import queries
from civic.statistics.schemas import TileQuery
from tests.factories import LAT, LON, NOW, City, make_category, make_city, make_report
from tests.factories_tiles import Feature, draw, layers, lon_lat, tile_at

Address = tuple[int, int, int]
#: The tiles that hold LON, LAT.
Z14 = tile_at(LON, LAT, 14)
Z12 = tile_at(LON, LAT, 12)


@pytest.fixture
def city(session: Session) -> City:
    return make_city(session)


def features(
    session: Session, address: Address = Z14, now: datetime = NOW, **filters: Any
) -> list[Feature]:
    draw(session, now)
    packed = queries.tile(session, address, TileQuery(**filters))
    return [feature for layer in layers(packed) for feature in layer.features]


def numbers(session: Session, **filters: Any) -> list[str]:
    return [f.properties["number"] for f in features(session, **filters)]


def put(session: Session, report: Report, **columns: Any) -> None:
    session.execute(update(Report).where(Report.id == report.id).values(**columns))


def test_a_single_report_lies_where_it_was_reported(session: Session, city: City) -> None:
    report = make_report(session)

    (feature,) = features(session)

    assert feature.properties == {
        "id": str(report.id),
        "number": report.number,
        "status": "accepted",
        "category": "pothole",
        "clock": "on_track",
        "is_overdue": False,
    }
    assert lon_lat(feature, *Z14) == pytest.approx((LON, LAT), abs=1e-5)


def test_a_tile_has_one_layer_of_version_2(session: Session, city: City) -> None:
    make_report(session)

    draw(session, NOW)

    (layer,) = layers(queries.tile(session, Z14, TileQuery()))

    assert (layer.name, layer.version, layer.extent) == ("reports", 2, 4096)


def test_an_open_report_past_its_due_is_overdue(session: Session, city: City) -> None:
    make_report(session)

    (feature,) = features(session, now=NOW + timedelta(days=60))

    assert feature.properties["is_overdue"] is True


@pytest.mark.parametrize(
    ("columns", "why"),
    [
        ({"visibility": "private"}, "private"),
        ({"status": "submitted"}, "not looked at yet"),
        ({"status": "rejected"}, "rejected"),
        ({"status": "withdrawn"}, "withdrawn"),
    ],
)
@pytest.mark.parametrize("address", [Z14, Z12])
def test_what_not_everybody_may_see_is_in_no_tile(
    session: Session, city: City, columns: dict[str, Any], why: str, address: Address
) -> None:
    put(session, make_report(session), **columns)

    assert features(session, address) == [], why


def test_filters_by_status_and_by_category_or_group(session: Session, city: City) -> None:
    lights = Group(
        jurisdiction_id=city.jurisdiction.id, code="light", name={}, icon="lamp", position=1
    )
    session.add(lights)
    session.flush()
    make_category(session, city.jurisdiction, lights, "lamp_out")
    hole, lamp = make_report(session), make_report(session, category="lamp_out")
    put(session, lamp, status="in_progress")

    assert numbers(session, status=["in_progress"]) == [lamp.number]
    assert numbers(session, category=["pothole"]) == [hole.number]
    assert numbers(session, category=["light"]) == [lamp.number]
    assert sorted(numbers(session, category=["light", "pothole"])) == [hole.number, lamp.number]
    assert numbers(session, category=["light"], status=["accepted"]) == []


def test_a_full_tile_keeps_open_reports(
    session: Session, city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "MOST_REPORTS", 1)
    open_one = make_report(session)
    closed = make_report(session, now=NOW + timedelta(hours=1))
    put(session, closed, status="closed")

    assert numbers(session) == [open_one.number]


def test_a_report_just_over_the_edge_is_repeated_so_that_its_symbol_is_whole(
    session: Session, city: City
) -> None:
    z, x, y = tile_at(LON, LAT, 17)
    western_edge = x / 2**z * 360 - 180
    make_report(session, lon=western_edge + 1e-6)

    (own,), (repeated,) = features(session, (z, x, y)), features(session, (z, x - 1, y))

    assert 0 <= own.x < 64
    assert repeated.x == own.x + 4096


def test_cells_count_reports_at_their_centroid(session: Session, city: City) -> None:
    for east in (0, 0.0001):
        make_report(session, lon=LON + east)
    done = make_report(session, lon=LON + 0.00005)
    put(session, done, status="closed")

    (cell,) = features(session, Z12, now=NOW + timedelta(days=60))

    assert cell.properties == {"n": 3, "n_open": 2, "n_overdue": 2}
    assert lon_lat(cell, *Z12) == pytest.approx((LON + 0.00005, LAT), abs=1e-4)


def test_reports_in_different_cells_are_counted_apart(session: Session, city: City) -> None:
    make_report(session)
    make_report(session, lon=LON - 0.03)

    assert [c.properties["n"] for c in features(session, tile_at(LON, LAT, 10))] == [1, 1]
    assert [c.properties["n"] for c in features(session, (0, 0, 0))] == [2]


@pytest.mark.parametrize("z", [1, 6, 13])
def test_every_report_is_counted_once_over_all_tiles_of_a_zoom(
    session: Session, city: City, z: int
) -> None:
    for n in range(9):
        make_report(session, lon=24.91 + n * 0.009, lat=60.155 + n * 0.004)
    _, west, north = tile_at(24.90, 60.20, z)
    _, east, south = tile_at(24.99, 60.15, z)

    counted = sum(
        cell.properties["n"]
        for x in range(west, east + 1)
        for y in range(north, south + 1)
        for cell in features(session, (z, x, y))
    )

    assert counted == 9


def test_a_report_on_the_corner_of_four_tiles_counts_once(session: Session, city: City) -> None:
    report = make_report(session)
    put(session, report, location="SRID=4326;POINT(0 0)")

    counts = [len(features(session, (1, x, y))) for x in (0, 1) for y in (0, 1)]

    assert sum(counts) == 1
