# SPDX-License-Identifier: EUPL-1.2
import gzip
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from civic.places.imports import import_extract
from civic.places.models import MapVersion
from civic.places.osm_layers import Layer
from tests.factories_places import CITY, make_jurisdiction, town_extract
from tests.factories_tiles import layers, tile_at

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
HERE = (24.9461, 60.1701)
PACKED = {"Accept-Encoding": "gzip"}


@pytest.fixture
def shown(client: FlaskClient, session: Session, tmp_path: Path) -> dict[str, Any]:
    """The map of a small town as the API describes it."""
    make_jurisdiction(session)
    import_extract(session, "helsinki", town_extract(tmp_path), NOW)
    session.commit()
    found: dict[str, Any] = client.get("/api/v1/jurisdictions").get_json()
    the_map: dict[str, Any] = found["jurisdictions"][0]["map"]
    return the_map


def path_at(template: str, z: int) -> str:
    _, x, y = tile_at(*HERE, z)
    return template.format(z=z, x=x, y=y)


@pytest.fixture
def paths(shown: dict[str, Any]) -> dict[str, str]:
    """A file of each kind."""
    return {
        "base": path_at(shown["tiles"], 16),
        "subjects": path_at(shown["subjects"], shown["subject_zoom"]),
        "addresses": shown["addresses"],
    }


def test_a_city_says_where_the_files_of_its_map_are(shown):
    version = shown["version"]

    assert 1_000 < shown.pop("n_bytes") < 10_000
    assert shown == {
        "version": version,
        "tiles": f"/tiles/base/{version}/{{z}}/{{x}}/{{y}}.mvt",
        "subjects": f"/tiles/subjects/{version}/{{z}}/{{x}}/{{y}}.json",
        "addresses": f"/tiles/addresses/{version}.json",
        "min_zoom": 9,
        "max_zoom": 16,
        "subject_zoom": 14,
        "bbox": list(CITY.bounds),
    }


def test_every_zoom_of_the_base_map_is_served(client, shown):
    for z in range(shown["min_zoom"], shown["max_zoom"] + 1):
        answer = client.get(path_at(shown["tiles"], z))

        assert answer.status_code == 200, z
        assert "streets" in {layer.name for layer in layers(answer.data)}


def test_the_most_detailed_tile_has_every_layer(client, paths):
    answer = client.get(paths["base"])

    assert answer.content_type == "application/vnd.mapbox-vector-tile"
    assert {layer.name for layer in layers(answer.data)} == set(Layer)


@pytest.mark.parametrize("kind", ["base", "subjects", "addresses"])
def test_a_file_may_be_kept_by_everybody_for_ever(client, paths, kind):
    for headers in ({}, PACKED):
        answer = client.get(paths[kind], headers=headers)

        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("kind", ["base", "subjects", "addresses"])
def test_a_file_is_packed_for_those_who_unpack_it(client, paths, kind):
    plain = client.get(paths[kind], headers={"Accept-Encoding": "identity"})
    packed = client.get(paths[kind], headers={"Accept-Encoding": "br, gzip"})

    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data


def test_the_subjects_of_a_tile_are_those_that_reports_can_be_about(client, paths):
    answer = client.get(paths["subjects"])

    assert answer.content_type == "application/json"
    kinds = {kind for _, kind, *_ in json.loads(answer.data)["subjects"]}
    assert kinds == {"building", "facility", "asset"}
    an_id, kind, _, _, _, lon, lat, _ = json.loads(answer.data)["subjects"][0]
    around = client.get(f"/api/v1/subjects?kind={kind}&lon={lon}&lat={lat}&radius_m=50").json
    assert an_id in {subject["id"] for subject in around["subjects"]}


def test_the_index_has_every_address_where_the_api_has_it(client, paths):
    index = client.get(paths["addresses"]).json

    (lon, lat), scale = index["origin"], index["scale"]
    ((names, numbers),) = index["streets"]
    ((number, east, north, postcode),) = numbers
    (found,) = client.get("/api/v1/addresses?q=skolgatan+5").json["addresses"]
    assert names[:2] == ["Koulukatu", "Skolgatan"]
    assert (number, index["postcodes"][postcode]) == (found["number"], found["postcode"])
    assert (lon + east / scale, lat + north / scale) == pytest.approx(
        (found["lon"], found["lat"]), abs=1e-5
    )


def test_an_empty_tile_is_no_content(client, shown):
    for template, z in ((shown["tiles"], 16), (shown["subjects"], 14)):
        answer = client.get(template.format(z=z, x=0, y=0), headers=PACKED)

        assert (answer.status_code, answer.data) == (204, b"")
        assert "Content-Encoding" not in answer.headers
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("tile", ["8/145/74", "17/0/0", "9/512/0", "9/0/512", "9/-1/0", "9/x/0"])
def test_there_is_no_tile_outside_the_zooms(client, shown, tile):
    answer = client.get(f"/tiles/base/{shown['version']}/{tile}.mvt")

    assert answer.status_code == 404
    assert "immutable" not in answer.headers.get("Cache-Control", "")


def test_subjects_are_divided_by_one_zoom(client, shown):
    assert client.get(path_at(shown["subjects"], 13)).status_code == 404


@pytest.mark.parametrize("version", ["0123456789abcdef", "%00", "a'b", "."])
def test_there_is_no_other_version(client, shown, paths, version):
    for path in paths.values():
        other = path.replace(shown["version"], version)

        assert client.get(other).status_code == 404, other


def test_the_map_before_is_served_until_there_are_two_newer(client, session, shown, paths):
    session.query(MapVersion).update({"superseded_at": NOW})
    session.commit()

    (city,) = client.get("/api/v1/jurisdictions").json["jurisdictions"]

    assert city["map"] is None
    assert {client.get(path).status_code for path in paths.values()} == {200}
