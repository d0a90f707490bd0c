# SPDX-License-Identifier: EUPL-1.2
import gzip
import json

import pytest

from civic.platform.http_packing import pack
from tests.factories import make_category, make_city

CATEGORIES = "/api/v1/categories"
GZIP = {"Accept-Encoding": "gzip"}


@pytest.fixture(autouse=True)
def _long_catalogue(session) -> None:
    city = make_city(session)
    for code in ("lamp", "bench", "bin", "tree"):
        make_category(session, city.jurisdiction, city.group, code)
    city.jurisdiction.catalogue_version += 1


def test_a_long_answer_is_packed_for_those_who_take_it(client, session):
    plain = client.get(CATEGORIES)
    packed = client.get(CATEGORIES, headers=GZIP)

    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert json.loads(gzip.decompress(packed.data)) == plain.json
    assert int(packed.headers["Content-Length"]) == len(packed.data) < len(plain.data)
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert "Accept-Encoding" in plain.headers["Vary"]


def test_a_packed_answer_is_known_again(client, session):
    first = client.get(CATEGORIES, headers=GZIP)

    again = client.get(CATEGORIES, headers=GZIP | {"If-None-Match": first.headers["ETag"]})

    assert first.headers["ETag"].startswith('W/"')
    assert (again.status_code, again.data) == (304, b"")


def test_a_short_answer_and_one_with_a_secret_stay_as_they_are(client, session):
    short = client.get("/healthz", headers=GZIP)
    secret = client.get("/api/v1/session", headers=GZIP)

    assert "Content-Encoding" not in short.headers
    assert "Content-Encoding" not in secret.headers
    assert "Accept-Encoding" not in secret.headers.get("Vary", "")


def test_what_is_packed_already_is_not_packed_twice(app):
    body = gzip.compress(json.dumps(list(range(2000))).encode())
    response = app.response_class(body, content_type="application/json")
    response.headers["Content-Encoding"] = "gzip"

    with app.test_request_context("/tiles/addresses/1.json", headers=GZIP):
        pack(response)

    assert response.get_data() == body
