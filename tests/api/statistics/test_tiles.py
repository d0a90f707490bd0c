# SPDX-License-Identifier: EUPL-1.2
import gzip

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from civic.platform.clock import utc_now
from civic.statistics import queries
from tests.factories import LAT, LON, NOW, City, make_city, make_report
from tests.factories_tiles import draw, layers, tile_at

Z, X, Y = tile_at(LON, LAT, 14)
PATH = f"/tiles/reports/{Z}/{X}/{Y}.mvt"


@pytest.fixture
def city(session: Session) -> City:
    return make_city(session)


def test_a_tile_holds_the_reports_that_lie_in_it(
    client: FlaskClient, session: Session, city: City
) -> None:
    report = make_report(session, now=utc_now())
    draw(session)

    response = client.get(PATH)

    assert response.status_code == 200
    assert response.content_type == "application/vnd.mapbox-vector-tile"
    assert response.headers["Cache-Control"] == "public, max-age=60"
    (layer,) = layers(response.data)
    assert [feature.properties["number"] for feature in layer.features] == [report.number]


def test_a_tile_is_packed_for_those_who_unpack_it(
    client: FlaskClient, session: Session, city: City
) -> None:
    make_report(session, now=utc_now())
    draw(session)

    plain = client.get(PATH)
    packed = client.get(PATH, headers={"Accept-Encoding": "br, gzip"})

    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed.vary
    assert gzip.decompress(packed.data) == plain.data


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_a_tile_that_is_known_is_not_sent_again(
    client: FlaskClient, session: Session, city: City, encoding: str
) -> None:
    make_report(session, now=utc_now())
    draw(session)
    headers = {"Accept-Encoding": encoding}
    etag = client.get(PATH, headers=headers).headers["ETag"]

    known = client.get(PATH, headers={**headers, "If-None-Match": etag})
    make_report(session, now=utc_now())
    draw(session)
    changed = client.get(PATH, headers={**headers, "If-None-Match": etag})

    assert (known.status_code, known.data) == (304, b"")
    assert changed.status_code == 200


def test_a_tile_without_reports_is_empty(client: FlaskClient, city: City) -> None:
    response = client.get(PATH)

    assert (response.status_code, response.data) == (204, b"")
    assert response.headers["Cache-Control"] == "public, max-age=60"


def test_filters_are_taken_as_lists_with_commas(
    client: FlaskClient, session: Session, city: City
) -> None:
    make_report(session, now=utc_now())
    draw(session)

    assert client.get(f"{PATH}?category=street&status=accepted,closed").status_code == 200
    assert client.get(f"{PATH}?category=other").status_code == 204


def test_days_are_taken_as_filters(client: FlaskClient, session: Session, city: City) -> None:
    make_report(session, now=NOW)
    draw(session)

    assert client.get(f"{PATH}?since=2026-06-02&until=2026-06-02").status_code == 200
    assert client.get(f"{PATH}?since=2026-06-03").status_code == 204
    assert client.get(f"{PATH}?until=2026-06-01").status_code == 204


@pytest.mark.parametrize("zoom", [3, 12, 14, 20])
def test_a_tile_that_is_known_is_not_even_made(
    client: FlaskClient,
    session: Session,
    city: City,
    monkeypatch: pytest.MonkeyPatch,
    zoom: int,
) -> None:
    make_report(session, now=utc_now())
    draw(session)
    z, x, y = tile_at(LON, LAT, zoom)
    path = f"/tiles/reports/{z}/{x}/{y}.mvt"
    etag = client.get(path).headers["ETag"]
    monkeypatch.setattr(queries, "tile", None)

    known = client.get(path, headers={"If-None-Match": etag})

    assert (known.status_code, known.data) == (304, b"")
    assert known.headers["ETag"] == etag
    assert known.headers["Cache-Control"] == "public, max-age=60"


def test_only_tiles_in_which_something_changed_are_sent_again(
    client: FlaskClient, session: Session, city: City
) -> None:
    make_report(session, now=utc_now())
    make_report(session, now=utc_now(), lon=24.985, lat=60.195)
    draw(session)
    places = [tile_at(LON, LAT, 14), tile_at(24.985, 60.195, 14), tile_at(LON, LAT, 4)]
    paths = [f"/tiles/reports/{z}/{x}/{y}.mvt" for z, x, y in places]
    etags = {path: client.get(path).headers["ETag"] for path in paths}

    make_report(session, now=utc_now())
    draw(session)

    again = [client.get(path, headers={"If-None-Match": etags[path]}) for path in paths]
    assert [answer.status_code for answer in again] == [200, 304, 200]


def test_an_empty_tile_is_known_too(client: FlaskClient, session: Session, city: City) -> None:
    empty = client.get(PATH)

    known = client.get(PATH, headers={"If-None-Match": empty.headers["ETag"]})
    make_report(session, now=utc_now())
    draw(session)
    changed = client.get(PATH, headers={"If-None-Match": empty.headers["ETag"]})

    assert (empty.status_code, known.status_code, changed.status_code) == (204, 304, 200)


@pytest.mark.parametrize(
    "query",
    ["status=submitted", "status=lost", "colour=red", "since=yesterday", "until=2026-13-01"],
)
def test_what_can_not_be_asked_for_is_refused(client: FlaskClient, query: str) -> None:
    response = client.get(f"{PATH}?{query}")

    assert response.status_code == 422
    assert response.json
    assert response.json["type"] == "/problems/invalid-body"


@pytest.mark.parametrize("address", ["23/0/0", "3/8/0", "3/0/8", "0/1/0", "-1/0/0", "3/x/1"])
def test_there_is_no_tile_outside_the_pyramid(client: FlaskClient, address: str) -> None:
    assert client.get(f"/tiles/reports/{address}.mvt").status_code == 404


def test_the_last_zoom_is_served(client: FlaskClient, session: Session, city: City) -> None:
    make_report(session, now=utc_now())
    draw(session)
    z, x, y = tile_at(LON, LAT, 22)

    assert client.get(f"/tiles/reports/{z}/{x}/{y}.mvt").status_code == 200
