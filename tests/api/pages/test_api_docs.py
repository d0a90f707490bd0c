# SPDX-License-Identifier: EUPL-1.2
from apiflask import APIFlask
from flask.testing import FlaskClient

from civic.platform.openapi import operations
from tests.factories_pages import BROWSER, Page


def test_every_operation_is_told_with_who_may_call_it(client: FlaskClient) -> None:
    page = Page(client.get("/api/docs"))
    spec = client.get("/api/openapi.json").json
    assert spec

    anchors = {found["id"] for found in page.all("article")}
    for _, path, operation in operations(spec):
        assert operation["operationId"] in anchors, path
        assert operation["summary"] in page.text
    assert page.text.count("May be called by:") == len(list(operations(spec)))


def test_every_link_inside_leads_somewhere(client: FlaskClient) -> None:
    page = Page(client.get("/api/docs"))

    targets = {found["id"] for _, found in page.elements if "id" in found}
    wanted = {a["href"][1:] for a in page.all("a") if a.get("href", "").startswith("#")}
    assert wanted <= targets


def test_every_refusal_leads_to_a_page(client: FlaskClient) -> None:
    page = Page(client.get("/api/docs"))

    paths = {a["href"] for a in page.all("a") if a.get("href", "").startswith("/problems/")}
    assert paths
    for path in sorted(paths):
        assert client.get(path, headers=BROWSER).status_code == 200, path


def test_the_documentation_is_not_part_of_the_contract(app: APIFlask, client: FlaskClient) -> None:
    spec = client.get("/api/openapi.json").json
    assert spec

    assert "/api/docs" not in spec["paths"]
    assert "/" not in spec["paths"]
