# SPDX-License-Identifier: EUPL-1.2
import pytest
from flask.testing import FlaskClient

from civic.pages import problems
from tests.factories_pages import BROWSER, Page


def test_people_at_a_browser_read_a_page(client: FlaskClient) -> None:
    response = client.get("/nowhere", headers=BROWSER)

    page = Page(response)

    assert response.status_code == 404
    assert response.content_type == "text/html; charset=utf-8"
    assert response.headers["Cache-Control"] == "no-store"
    assert "There is no such thing here" in page.text
    assert page.one("a", **{"class": "p-brand"})["href"] == "/"


@pytest.mark.parametrize("headers", [{}, {"Accept": "*/*"}, {"Accept": "application/json"}])
def test_programs_read_a_problem(client: FlaskClient, headers: dict[str, str]) -> None:
    response = client.get("/nowhere", headers=headers)

    assert response.content_type == "application/problem+json"
    assert response.json
    assert response.json["status"] == 404


def test_below_api_even_a_browser_reads_a_problem(client: FlaskClient) -> None:
    response = client.get("/api/v1/nowhere", headers=BROWSER)

    assert response.content_type == "application/problem+json"


def test_errors_speak_the_language_of_the_reader(client: FlaskClient) -> None:
    page = Page(client.get("/nowhere", headers={**BROWSER, "Accept-Language": "fi"}))

    assert page.one("html")["lang"] == "fi"
    assert "There is no such thing here" not in page.text


def test_a_method_that_is_not_served_is_a_page_too(client: FlaskClient) -> None:
    response = client.put("/sign-in", headers=BROWSER)

    assert response.status_code == 405
    assert response.content_type.startswith("text/html")


@pytest.mark.parametrize("problem", problems.documented(), ids=lambda problem: problem.name)
def test_every_type_of_problem_has_its_page(
    client: FlaskClient, problem: problems.ProblemDoc
) -> None:
    response = client.get(f"/problems/{problem.name}")

    page = Page(response)

    assert response.status_code == 200
    assert problem.title in page.text
    assert " ".join(problem.text.split()) in page.text


def test_there_are_no_other_problems(client: FlaskClient) -> None:
    assert client.get("/problems/nothing-of-the-kind").status_code == 404
