# SPDX-License-Identifier: EUPL-1.2
"""A refusal speaks the language of the caller, with its values in place."""

from datetime import timedelta

import pytest

from civic.pages.routes import refusal_words
from civic.platform.clock import utc_now
from civic.platform.http_errors import refuse
from civic.platform.i18n import local_date
from civic.platform.problems import TryAgain
from tests.factories import draft_json, make_category, make_city, make_person
from tests.factories_api import PROBLEM, Caller, signed_in
from tests.factories_pages import BROWSER

REPORTS = "/api/v1/reports"
FINNISH = {"Accept-Language": "fi"}


def test_a_refusal_with_a_value_comes_in_the_language_of_the_caller(app, session):
    make_city(session)

    answer = Caller(app).post(REPORTS, draft_json(category="sinkhole"), headers=FINNISH)

    assert (answer.status_code, answer.content_type) == (422, PROBLEM)
    assert answer.get_json() == {
        "type": "/problems/unknown-category",
        "title": "Tällaista luokkaa ei täällä ole",
        "status": 422,
        "detail": "Luokkaa ”sinkhole” ei ole.",
        "category": "sinkhole",
    }


def test_a_value_that_looks_like_a_template_is_said_as_it_is(app, session):
    make_city(session)

    answer = Caller(app).get("/api/v1/categories/{title}%25(x)s", headers=FINNISH)

    assert answer.status_code == 404
    assert answer.get_json()["detail"] == "Luokkaa ”{title}%(x)s” ei ole."


def test_the_day_of_a_refusal_is_written_for_people_and_for_programs(app, session):
    city = make_city(session)
    opens_on = utc_now().date() + timedelta(days=30)
    season = f"{opens_on:%m-%d}"
    category = make_category(session, city.jurisdiction, city.group, "snow")
    category.season_from = category.season_to = season
    session.flush()
    draft = draft_json(category="snow")

    answer = Caller(app).post(REPORTS, draft, headers=FINNISH)

    assert answer.status_code == 422
    refused = answer.get_json()
    assert refused["opens_on"] == opens_on.isoformat()
    assert refused["detail"] == (
        f"Tässä luokassa voi taas ilmoittaa tästä päivästä alkaen: {local_date(opens_on, 'fi')}."
    )


@pytest.mark.parametrize(
    ("password", "member", "sentence"),
    [
        ("short", {"min_chars": 12}, "Käytä vähintään 12 merkkiä; muutama sana peräkkäin on hyvä."),
        ("x" * 300, {"max_chars": 256}, "Käytä enintään 256 merkkiä."),
        ("aaaaaaaaaaaaaa", {}, "Käytä useampia eri merkkejä."),
    ],
)
def test_the_reason_against_a_password_is_translated(app, session, password, member, sentence):
    person = make_person(session)
    person.language = "fi"
    caller = signed_in(app, session, person)

    answer = caller.call("PUT", "/api/v1/me/password", json={"new": password})

    assert answer.get_json() == {
        "type": "/problems/weak-password",
        "title": "Valitse toinen salasana",
        "status": 422,
        "detail": sentence,
        **member,
    }


def test_a_browser_reads_the_filled_sentence_on_the_page(app) -> None:
    refusal = TryAgain("Use at most {max_chars} characters.", max_chars=7)

    with app.test_request_context("/somewhere", headers={**BROWSER, **FINNISH}):
        page = refuse(refusal)
        beside_a_form = refusal_words(refusal)

    assert page.mimetype == "text/html"
    assert "Käytä enintään 7 merkkiä." in page.get_data(as_text=True)
    assert beside_a_form is not None
    assert beside_a_form[1] == "Käytä enintään 7 merkkiä."


def test_no_member_speaks_over_the_problem_itself(app) -> None:
    with app.test_request_context("/api/v1/reports"):
        answer = refuse(TryAgain("Try again in a moment.", title="x", status=200, type="x"))

    assert answer.get_json() == {
        "type": "/problems/try-again",
        "title": "The service is restarting; please try again",
        "status": 503,
        "detail": "Try again in a moment.",
    }
