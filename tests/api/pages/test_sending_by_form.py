# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from civic.catalogue.models import Question
from civic.platform import storage as storage_module
from civic.platform.config import settings
from civic.platform.http import limiter
from civic.reports.models import Report
from tests.corpus.photos.pictures import camera_exif, jpeg
from tests.factories import LAT, LON, City, make_category, make_city, make_person, texts
from tests.factories_forms import EMAIL, again, faulty, fields_of, filled_in, received, send
from tests.factories_pages import Page, sign_in
from tests.factories_places import make_address, make_asset


@pytest.fixture
def city(session: Session) -> City:
    city = make_city(session)
    make_address(session, city.jurisdiction.id, "Aleksanterinkatu", "5", at=(LON, LAT))
    return city


@pytest.fixture
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("CIVIC_STORAGE_URL", (tmp_path / "photos").as_uri())
    settings.cache_clear()
    storage_module.storage.cache_clear()
    yield
    storage_module.storage.cache_clear()


def test_a_report_by_form_leads_to_its_page_with_number_department_and_dates(
    client: FlaskClient, session: Session, city: City
) -> None:
    response = send(client, filled_in(client))

    (report,) = received(session)
    assert response.status_code == 303
    assert response.headers["Cache-Control"] == "no-store"
    assert response.location.startswith(f"/reports/{report.number}?key=")
    assert (report.contact_email, report.address) == (EMAIL, "Aleksanterinkatu 5")
    page = Page(client.get(response.location))
    for words in (
        report.number,
        "Your report has arrived",
        "Streets",
        "Answer by",
        "First reply by",
    ):
        assert words in page.text, words
    assert any("withdrawal" in found["action"] for found in page.all("form"))


def test_sending_the_form_twice_is_one_report(
    client: FlaskClient, session: Session, city: City
) -> None:
    data = filled_in(client)

    first, second = (send(client, dict(data)) for _ in range(2))

    assert (first.status_code, second.status_code) == (303, 303)
    assert len(received(session)) == 1


def test_the_form_changed_after_it_was_sent_is_another_report_once_that_is_meant(
    client: FlaskClient, session: Session, city: City
) -> None:
    data = filled_in(client)
    send(client, dict(data))

    asked = send(client, data | {"description": "Another hole"})
    sent = send(client, again(asked, description="Another hole"))

    assert asked.status_code == 422
    assert faulty(asked) == ["send"]
    assert "This form was sent before." in Page(asked).text
    assert sent.status_code == 303
    assert len(received(session)) == 2


def test_everything_that_is_missing_is_said_at_once_and_leads_to_its_field(
    client: FlaskClient, session: Session, city: City
) -> None:
    response = send(
        client, filled_in(client, category="", address="", email="", description="Here")
    )

    page = Page(response)
    assert response.status_code == 422
    assert faulty(response) == ["address", "category", "email"]
    assert "autofocus" in page.one("div", role="alert")
    assert "Here" in page.text
    for name in ("address", "category", "email"):
        (field,) = [f for _, f in page.elements if f.get("id") == name]
        assert field["aria-invalid"] == "true"
        assert field["aria-describedby"] == f"fault-{name}"
        assert any(f.get("id") == f"fault-{name}" for _, f in page.elements)
    assert received(session) == []


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"email": "nobody"}, "email", "Write your e-mail address"),
        ({"description": "x" * 4001}, "description", "Write at most 4000 characters."),
        ({"category": "nonsense"}, "category", "Choose what is wrong."),
        ({"address": "Nowhere 99"}, "address", "No address in the city fits that."),
    ],
)
def test_what_is_wrong_is_said_and_kept(
    client: FlaskClient, session: Session, city: City, typed: dict[str, str], field: str, words: str
) -> None:
    response = send(client, filled_in(client, **typed))

    assert response.status_code == 422
    assert faulty(response) == [field]
    assert words in Page(response).text
    kept = fields_of(response)
    assert kept["address"] == typed.get("address", "Aleksanterinkatu 5")
    assert kept["email"] == typed.get("email", EMAIL)
    assert kept["description"] == typed.get("description", "A deep hole")
    assert received(session) == []


def test_of_several_addresses_one_is_chosen(
    client: FlaskClient, session: Session, city: City
) -> None:
    make_address(session, city.jurisdiction.id, "Aleksanterinkatu", "52", at=(24.9441, 60.1691))

    asked = send(client, filled_in(client, address="aleksanterink"))
    offered = [found["value"] for found in Page(asked).all("input", name="place")]
    sent = send(client, again(asked, place=offered[1]))

    assert asked.status_code == 200
    assert faulty(asked) == ["place"]
    assert "Aleksanterinkatu 52" in Page(asked).text
    assert sent.status_code == 303
    (report,) = received(session)
    assert report.address == "Aleksanterinkatu 52"


def test_a_place_that_was_not_chosen_is_asked_for_again(
    client: FlaskClient, session: Session, city: City
) -> None:
    make_address(session, city.jurisdiction.id, "Aleksanterinkatu", "52", at=(24.9441, 60.1691))
    asked = send(client, filled_in(client, address="aleksanterink"))

    response = send(client, again(asked))

    assert response.status_code == 422
    assert faulty(response) == ["place"]


def test_another_address_is_looked_up_anew(
    client: FlaskClient, session: Session, city: City
) -> None:
    make_address(session, city.jurisdiction.id, "Kaisaniemenkatu", "1", at=(24.9441, 60.1691))
    asked = send(client, filled_in(client, address="aleksanterink"))
    (offered,) = [found["value"] for found in Page(asked).all("input", name="place")]

    sent = send(client, again(asked, place=offered, address="kaisaniemenkatu 1"))

    assert sent.status_code == 303
    assert received(session)[0].address == "Kaisaniemenkatu 1"


def test_a_place_outside_of_what_was_offered_counts_for_nothing(
    client: FlaskClient, session: Session, city: City
) -> None:
    asked = send(client, filled_in(client, address="aleksanterink"))

    for place in ("0.0,0.0", "nan,nan", "far away"):
        assert send(client, again(asked, place=place)).status_code == 422
    assert received(session) == []


def test_a_category_that_is_closed_says_so(
    client: FlaskClient, session: Session, city: City
) -> None:
    closed = {"season_from": "01-01", "season_to": "01-01"}
    make_category(session, city.jurisdiction, city.group, "ice", **closed)

    response = send(client, filled_in(client, category="ice"))

    assert "This can't be reported at this time of year" in Page(response).text
    assert faulty(response) == ["category"]


@pytest.fixture
def asking(session: Session, city: City) -> None:
    """A category that asks one question of each kind."""
    category = make_category(session, city.jurisdiction, city.group, "asking")
    options = [{"code": code, "name": texts(code.title())} for code in ("left", "right")]
    kinds = ("text", "number", "yes_no", "choice", "choices", "date", "time")
    session.add_all(
        Question(
            category_id=category.id,
            code=kind,
            kind=kind,
            is_required=kind == "number",
            label=texts(f"What {kind}?"),
            options=options if kind in ("choice", "choices") else [],
            position=position,
        )
        for position, kind in enumerate(kinds)
    )
    city.jurisdiction.catalogue_version += 1
    session.flush()


@pytest.mark.usefixtures("asking")
def test_the_questions_of_the_category_follow_in_a_second_step(
    client: FlaskClient, session: Session
) -> None:
    asked = send(client, filled_in(client, category="asking"))
    answers = {
        "answer.text": "Blue",
        "answer.number": "2,5",
        "answer.yes_no": "no",
        "answer.choice": "left",
        "answer.choices": ["right", "left"],
        "answer.date": "2026-11-22",
        "answer.time": "09:30:00",
    }
    sent = send(client, again(asked, **answers))

    assert (asked.status_code, faulty(asked)) == (200, ["answer.text"])
    assert "What number?" in Page(asked).text
    assert sent.status_code == 303
    assert received(session)[0].answers == {
        "text": "Blue",
        "number": 2.5,
        "yes_no": False,
        "choice": "left",
        "choices": ["right", "left"],
        "date": "2026-11-22",
        "time": "09:30",
    }


@pytest.mark.usefixtures("asking")
def test_answers_that_are_wrong_are_named_and_kept(client: FlaskClient, session: Session) -> None:
    asked = send(client, filled_in(client, category="asking"))

    missing = send(client, again(asked))
    wrong = send(client, again(asked, **{"answer.number": "a few", "answer.choice": "above"}))

    assert faulty(missing) == ["answer.number"]
    assert faulty(wrong) == ["answer.number", "answer.choice"]
    assert fields_of(wrong)["answer.number"] == "a few"
    assert received(session) == []


@pytest.mark.usefixtures("asking")
def test_answers_of_a_category_left_behind_do_no_harm(
    client: FlaskClient, session: Session
) -> None:
    asked = send(client, filled_in(client, category="asking"))

    sent = send(client, again(asked, category="pothole", **{"answer.number": "a few"}))

    assert sent.status_code == 303
    assert received(session)[0].answers == {}


def test_the_thing_that_it_is_about_is_chosen_among_those_near(
    client: FlaskClient, session: Session, city: City
) -> None:
    lamp = make_category(
        session, city.jurisdiction, city.group, "lamp",
        subject_kind="asset", subject_kinds=["street_lamp"],
    )  # fmt: skip
    near = make_asset(session, city.jurisdiction.id, at=(LON + 0.0001, LAT), osm_ref="node/1")
    make_asset(session, city.jurisdiction.id, at=(LON, LAT), kind="bench", osm_ref="node/2")

    asked = send(client, filled_in(client, category=lamp.code))
    forgotten = send(client, again(asked))
    sent = send(client, again(asked, subject=str(near.id)))

    assert (asked.status_code, faulty(asked)) == (200, ["subject"])
    assert "K 17 6 m away" in Page(asked).text
    assert (forgotten.status_code, faulty(forgotten)) == (422, ["subject"])
    assert sent.status_code == 303
    assert received(session)[0].subject_id == near.id


def test_where_there_is_no_such_thing_another_address_is_asked_for(
    client: FlaskClient, session: Session, city: City
) -> None:
    make_category(session, city.jurisdiction, city.group, "house", subject_kind="building")

    response = send(client, filled_in(client, category="house"))

    assert (response.status_code, faulty(response)) == (422, ["address"])


def test_somebody_signed_in_needs_no_address_and_no_key(
    client: FlaskClient, session: Session, city: City
) -> None:
    person = sign_in(client, session)
    data = filled_in(client)

    response = send(client, data)

    assert "email" not in fields_of(client.get("/report"))
    (report,) = received(session)
    assert report.reporter_id == person.id
    assert response.location == f"/reports/{report.number}?sent=1"


def test_no_other_site_reports_in_somebodys_name(
    client: FlaskClient, session: Session, city: City
) -> None:
    data = filled_in(client)
    sign_in(client, session, make_person(session, password="a river of paper boats"))

    response = send(client, data)

    assert response.status_code == 403
    assert received(session) == []


def test_the_language_stays(client: FlaskClient, session: Session, city: City) -> None:
    action = Page(client.get("/report?lang=fi")).one("form", action="/report?lang=fi")["action"]

    response = client.post(action, data=filled_in(client))

    assert response.location.endswith("&lang=fi&sent=1")
    assert received(session)[0].language == "fi"


def test_reports_by_form_count_like_those_by_api(
    client: FlaskClient, session: Session, city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = settings().limits.model_copy(update={"report": "1/hour"})
    monkeypatch.setattr(
        "civic.pages.form_routes.settings", lambda: settings().model_copy(update={"limits": few})
    )
    monkeypatch.setattr(limiter, "enabled", True)

    first, second = (send(client, filled_in(client, description=str(n))) for n in range(2))

    assert (first.status_code, second.status_code) == (303, 422)
    assert faulty(second) == ["send"]
    assert len(received(session)) == 1


def test_what_no_database_holds_is_left_out(
    client: FlaskClient, session: Session, city: City
) -> None:
    response = send(
        client, filled_in(client, description="A\0 hole", address="Aleksanterinkatu\0 5")
    )

    assert response.status_code == 303
    assert received(session)[0].description == "A hole"


def test_a_form_with_an_id_of_its_own_making_gets_a_good_one(
    client: FlaskClient, session: Session, city: City
) -> None:
    response = send(client, filled_in(client, id="mine"))

    assert response.status_code == 303
    assert received(session)[0].id.version == 7


def test_where_several_cities_are_served_the_city_comes_first(
    client: FlaskClient, session: Session, city: City
) -> None:
    make_city(session, "otherville", "OTH")

    first = Page(client.get("/report"))
    second = client.get("/report?jurisdiction=otherville")

    assert not list(first.all("select"))
    links = {found["href"] for found in first.all("a")}
    assert {"/report?jurisdiction=testville", "/report?jurisdiction=otherville"} <= links
    assert fields_of(second)["jurisdiction"] == "otherville"


def test_an_installation_without_a_city_has_a_form_page(client: FlaskClient) -> None:
    assert "No city is served here yet." in Page(client.get("/report")).text


@pytest.mark.usefixtures("_folder", "dist")
def test_what_another_app_shares_stands_in_the_form(
    client: FlaskClient, session: Session, city: City
) -> None:
    data = {
        "title": "Hole",
        "text": "By the stop",
        "url": "https://example.org/1",
        "photos": [(BytesIO(jpeg(exif=camera_exif())), "1.jpg"), (BytesIO(jpeg(90, 90)), "2.jpg")],
    }

    shared = client.post("/report/share", data=data, content_type="multipart/form-data")
    asked = send(client, again(shared, category="pothole", email=EMAIL))
    sent = send(client, again(asked))

    assert shared.status_code == 200
    assert "<noscript" not in shared.text
    assert "Hole\nBy the stop\nhttps://example.org/1" in shared.text
    assert len(fields_of(shared)["photo_id"]) == 2
    assert sent.status_code == 303
    assert received(session)[0].n_photos == 2


@pytest.mark.usefixtures("_folder")
def test_sharing_needs_no_token_since_it_does_nothing_in_anybodys_name(
    client: FlaskClient, session: Session, city: City
) -> None:
    sign_in(client, session)

    shared = client.post("/report/share", data={"text": "Hole"})
    sent = send(client, again(shared, category="pothole", address="Aleksanterinkatu 5"))

    assert (shared.status_code, sent.status_code) == (200, 303)
    assert session.scalar(select(func.count()).select_from(Report)) == 1
