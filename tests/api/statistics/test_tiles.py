# SPDX-License-Identifier: EUPL-1.2
import gzip

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from civic.platform.clock import utc_now
from tests.factories import LAT, LON, City, make_city, make_report
from tests.factories_tiles import layers, tile_at

Z, X, Y = tile_at(LON, LAT, 14)
PATH = f"/tiles/reports/{Z}/{X}/{Y}.mvt"


@pytest.fixture
def city(session: Session) -> City:
    return make_city(session)


def test_a_tile_holds_the_reports_that_lie_in_it(
    client: FlaskClient, session: Session, city: City
) -> None:
    report = make_report(session, now=utc_now())

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
    headers = {"Accept-Encoding": encoding}
    etag = client.get(PATH, headers=headers).headers["ETag"]

    known = client.get(PATH, headers={**headers, "If-None-Match": etag})
    make_report(session, now=utc_now())
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

    assert client.get(f"{PATH}?category=street&status=accepted,closed").status_code == 200
    assert client.get(f"{PATH}?category=other").status_code == 204


@pytest.mark.parametrize("query", ["status=submitted", "status=lost", "colour=red"])
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
    z, x, y = tile_at(LON, LAT, 22)

    assert client.get(f"/tiles/reports/{z}/{x}/{y}.mvt").status_code == 200
