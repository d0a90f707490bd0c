# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, event

from civic.catalogue.commands import withdraw_categories
from civic.cities.commands import apply_city
from civic.cities.reading import City, read_city
from civic.places.commands import raise_catalogue_version
from civic.platform.config import ROOT

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
LANGUAGES = {"fi", "sv", "en", "et", "ru"}


@pytest.fixture(scope="module")
def helsinki() -> City:
    return read_city(ROOT / "config" / "cities" / "helsinki", NOW)


@pytest.fixture
def jurisdiction_id(session, helsinki):
    jurisdiction_id = apply_city(session, helsinki, NOW).jurisdiction_id
    session.commit()
    return jurisdiction_id


def statements(connection: Connection, ask: Callable[[], Any]) -> tuple[Any, int]:
    """The answer of `ask()` and the number of SELECTs it took."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.lstrip().upper().startswith("SELECT"):
            seen.append(statement)

    event.listen(connection, "before_cursor_execute", note)
    try:
        return ask(), len(seen)
    finally:
        event.remove(connection, "before_cursor_execute", note)


def test_the_catalogue_has_all_an_offline_form_needs_in_every_language(client, jurisdiction_id):
    answer = client.get("/api/v1/categories")

    assert answer.status_code == 200, answer.text
    groups = answer.json["groups"]
    categories = [category for group in groups for category in group["categories"]]
    assert (len(groups), len(categories)) == (14, 94)
    for category in categories:
        for field in ("name", "hint", "topic", "synonyms"):
            assert set(category[field]) == LANGUAGES, category["code"]
    ice = next(category for category in categories if category["code"] == "roof-ice")
    assert ice["season"] == {"first": "11-01", "last": "04-15"}
    assert (ice["subject_kind"], ice["photo"], ice["promise"]) == ("building", "required", "urgent")


def test_groups_come_in_the_order_of_the_files(client, jurisdiction_id):
    answer = client.get("/api/v1/categories?jurisdiction=helsinki")

    codes = [group["code"] for group in answer.json["groups"]]
    assert codes[:4] == ["house", "flat", "yard", "street"]


def test_who_has_the_version_gets_304_until_the_city_changes_its_rules(
    client, session, jurisdiction_id
):
    etag = client.get("/api/v1/categories").headers["ETag"]

    same = client.get("/api/v1/categories", headers={"If-None-Match": etag})
    withdraw_categories(session, jurisdiction_id, ["pothole"], NOW + timedelta(days=1))
    raise_catalogue_version(session, jurisdiction_id)
    session.commit()
    changed = client.get("/api/v1/categories", headers={"If-None-Match": etag})

    assert (same.status_code, same.data) == (304, b"")
    assert same.headers["ETag"] == etag
    assert changed.status_code == 200
    assert changed.headers["ETag"] != etag
    assert "pothole" not in changed.text


def test_the_second_reader_of_a_version_costs_no_statement_of_the_catalogue(
    client, connection, jurisdiction_id
):
    _, n_first = statements(connection, lambda: client.get("/api/v1/categories"))
    _, n_second = statements(connection, lambda: client.get("/api/v1/categories"))

    assert n_first - n_second == 5
    assert n_second <= 2


def test_one_category_names_its_group_and_questions(client, jurisdiction_id):
    answer = client.get("/api/v1/categories/playground-broken")

    assert answer.json["group"] == "park"
    (question,) = answer.json["questions"]
    assert (question["code"], question["kind"], question["is_required"]) == (
        *("equipment", "choice"),
        True,
    )
    assert [option["code"] for option in question["options"]][:2] == ["swing", "slide"]


@pytest.mark.parametrize("code", ["no-such-thing", "pothole"])
def test_a_category_that_is_unknown_or_withdrawn_is_not_there(
    client, session, jurisdiction_id, code
):
    withdraw_categories(session, jurisdiction_id, ["pothole"], NOW)
    raise_catalogue_version(session, jurisdiction_id)
    session.commit()

    answer = client.get(f"/api/v1/categories/{code}")

    assert answer.status_code == 404
    assert answer.content_type == "application/problem+json"


def test_departments_are_listed_with_their_contacts(client, jurisdiction_id):
    answer = client.get("/api/v1/departments")

    assert answer.status_code == 200, answer.text
    departments = {each["code"]: each for each in answer.json["departments"]}
    assert departments["dispatcher"]["kind"] == "dispatcher"
    assert departments["siltasaaren-huolto"]["kind"] == "managing_organisation"
    for each in departments.values():
        assert set(each["name"]) == LANGUAGES
        assert each["email"].endswith(".example")


@pytest.mark.parametrize("path", ["categories", "departments", "categories/pothole"])
def test_a_city_that_is_not_served_is_refused_by_name(client, jurisdiction_id, path):
    answer = client.get(f"/api/v1/{path}?jurisdiction=turku")

    assert (answer.status_code, answer.json["type"]) == (422, "/problems/unknown-jurisdiction")
    assert "turku" in answer.json["detail"]


def test_an_installation_without_a_city_says_so(client, session):
    answer = client.get("/api/v1/categories")

    assert (answer.status_code, answer.json["type"]) == (422, "/problems/unknown-jurisdiction")


def test_a_parameter_that_is_not_known_is_a_fault(client, jurisdiction_id):
    answer = client.get("/api/v1/categories?city=helsinki")

    assert (answer.status_code, answer.json["type"]) == (422, "/problems/invalid-body")
