# SPDX-License-Identifier: EUPL-1.2
"""The map of a queue: points of the same filter, clusters where there are too many."""

from datetime import timedelta

import pytest

from civic.accounts.kinds import Role
from civic.platform.clock import utc_now
from civic.reports import queue_map
from tests.factories import LAT, LON, make_city, make_report, make_staff
from tests.factories_api import signed_in

MAP = "/api/v1/desk/queue/map?bbox=24.9,60.1,25.0,60.2"
HOURS_AGO = timedelta(hours=2)


@pytest.fixture
def city(session):
    return make_city(session)


@pytest.fixture
def clerk(app, client, session, city):
    return signed_in(app, session, make_staff(session, city))


def test_reports_of_the_filter_are_points_of_geojson(session, clerk, city):
    report = make_report(session, now=utc_now() - HOURS_AGO)
    late = make_report(session, now=utc_now() - HOURS_AGO)
    late.due_at, late.priority = utc_now() - HOURS_AGO, "urgent"
    theirs = make_report(session, now=utc_now() - HOURS_AGO)
    theirs.department_id = city.other_department.id
    session.flush()

    everything = clerk.get(MAP).get_json()
    overdue = clerk.get(f"{MAP}&clock=overdue").get_json()

    assert (everything["type"], everything["n"], everything["is_clustered"]) == (
        "FeatureCollection",
        2,
        False,
    )
    assert [f["properties"]["number"] for f in everything["features"]] == [
        report.number,
        late.number,
    ]
    (only,) = overdue["features"]
    assert only["geometry"] == {"type": "Point", "coordinates": [LON, LAT]}
    assert (only["properties"]["clock"], only["properties"]["priority"]) == ("overdue", "urgent")
    assert clerk.get(MAP.replace("24.9,", "24.96,")).get_json()["features"] == []


def test_as_many_as_fit_are_points_the_overdue_drawn_last(session, clerk, city, monkeypatch):
    monkeypatch.setattr(queue_map, "MOST_POINTS", 3)
    late, *others = [make_report(session, now=utc_now() - HOURS_AGO) for _ in range(3)]
    late.due_at = utc_now() - HOURS_AGO
    session.flush()

    found = clerk.get(MAP).get_json()

    numbers = [feature["properties"]["number"] for feature in found["features"]]
    assert not found["is_clustered"]
    assert numbers == [*(report.number for report in others), late.number]


def test_more_than_fit_are_clusters(session, clerk, city, monkeypatch):
    monkeypatch.setattr(queue_map, "MOST_POINTS", 2)
    for n in range(3):
        make_report(session, now=utc_now() - HOURS_AGO, lon=LON + n * 0.00001)
    far = make_report(session, now=utc_now() - HOURS_AGO, lat=60.155)
    far.due_at = utc_now() - HOURS_AGO
    session.flush()

    found = clerk.get(MAP).get_json()

    facts = [feature["properties"] for feature in found["features"]]
    assert (found["n"], found["is_clustered"]) == (4, True)
    assert sorted((f["n"], f["n_overdue"], f["id"]) for f in facts) == [(1, 1, None), (3, 0, None)]


def test_private_reports_are_on_the_map_of_their_own_desk_only(app, client, session, city, clerk):
    report = make_report(session, now=utc_now() - HOURS_AGO)
    report.visibility = "private"
    session.flush()
    elsewhere = make_staff(session, city, Role.CLERK, city.other_department)

    assert clerk.get(MAP).get_json()["n"] == 1
    assert signed_in(app, session, elsewhere).get(MAP).get_json()["n"] == 0


@pytest.mark.parametrize("query", ["", "?bbox=1,2", "?bbox=24,60,25,61&status=closed"])
def test_a_map_is_asked_for_with_sense(clerk, query):
    answer = clerk.get(f"/api/v1/desk/queue/map{query}")

    assert (answer.status_code, answer.get_json()["type"]) == (422, "/problems/invalid-body")
