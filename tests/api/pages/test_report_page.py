# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from civic.accounts.queries import actor_of
from civic.catalogue.models import Question
from civic.platform.clock import utc_now
from civic.reports.commands import By, append, change_status
from civic.reports.desk_commands import merge
from civic.reports.kinds import ActorRole, EventKind, Status
from civic.reports.models import Report, ReportPhoto
from tests.factories import City, make_category, make_city, make_report, make_staff
from tests.factories_pages import BROWSER, Page, address, key_of, sign_in
from tests.factories_reports import (
    make_answered,
    make_photo,
    moderator,
    move,
    rate,
    respond,
    worker,
)


@pytest.fixture
def city(session: Session) -> City:
    return make_city(session)


@pytest.fixture
def report(session: Session, city: City) -> Report:
    return make_report(session, now=utc_now(), address="Aleksanterinkatu 17")


def test_everybody_reads_what_where_who_and_by_when(client: FlaskClient, report: Report) -> None:
    response = client.get(address(report, own=False))

    page = Page(response)

    assert response.status_code == 200
    for words in (
        report.number,
        "Pothole",
        "Aleksanterinkatu 17",
        "A deep hole by the tram stop",
        "Streets has it and must answer.",
        "Answer by",
        "On track",
        "Promised within 5 working days",
        "Promise default, version 1; calendar office, version 1",
        "Received",
        "Passed to Streets",
    ):
        assert words in page.text, words


def test_what_people_wrote_is_text(client: FlaskClient, session: Session, city: City) -> None:
    report = make_report(session, description="<script>alert(1)</script>\nnext line")

    text = client.get(address(report, own=False)).text

    assert "<script" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;<br>" in text


def test_the_first_words_and_a_photo_are_there_for_those_who_share_it(
    client: FlaskClient, session: Session, report: Report
) -> None:
    photo = make_photo(session)
    session.add(ReportPhoto(report_id=report.id, photo_id=photo.id, purpose="report", position=0))
    report.n_photos = 1
    session.flush()

    page = Page(client.get(address(report, own=False)))

    assert page.one("meta", property="og:title")["content"] == "Pothole, Aleksanterinkatu 17"
    assert page.one("meta", property="og:url")["content"].endswith(f"/reports/{report.number}")
    assert "A deep hole" in page.one("meta", property="og:description")["content"]
    image = page.one("meta", property="og:image")["content"]
    assert image == f"http://civic.test/photos/{photo.digest}/medium.jpg"
    shown = page.one("img")
    assert (shown["width"], shown["height"]) == ("640", "480")
    assert shown["alt"] == "Pothole"


def test_what_not_everybody_may_see_is_not_there(
    client: FlaskClient, session: Session, city: City
) -> None:
    make_category(session, city.jurisdiction, city.group, "secret", visibility="private")
    report = make_report(session, category="secret")

    private = client.get(address(report, own=False), headers=BROWSER)
    missing = client.get("/reports/TST-2026-999999", headers=BROWSER)

    assert private.status_code == missing.status_code == 404
    assert private.text.replace(report.number, "") == missing.text.replace("TST-2026-999999", "")


def test_its_key_opens_a_private_report_with_its_photos(
    client: FlaskClient, session: Session, city: City
) -> None:
    make_category(session, city.jurisdiction, city.group, "secret", visibility="private")
    report = make_report(session, category="secret")
    photo = make_photo(session)
    session.add(ReportPhoto(report_id=report.id, photo_id=photo.id, purpose="report", position=0))
    report.n_photos = 1
    session.flush()

    response = client.get(address(report))
    page = Page(response)

    assert response.status_code == 200
    assert page.one("img")["src"] == f"/photos/{photo.digest}/medium.jpg?key={key_of(report)}"
    assert page.one("meta", name="robots")["content"] == "noindex"
    assert response.headers["Cache-Control"] == "no-store"
    assert not list(page.all("meta", property="og:title"))


def test_another_reports_key_opens_nothing(
    client: FlaskClient, session: Session, city: City, report: Report
) -> None:
    make_category(session, city.jurisdiction, city.group, "secret", visibility="private")
    secret = make_report(session, category="secret")

    assert client.get(address(secret, own=False, key=key_of(report))).status_code == 404


def test_text_waits_for_a_moderator_but_not_for_its_reporter(
    client: FlaskClient, session: Session, city: City
) -> None:
    make_category(session, city.jurisdiction, city.group, "checked", moderation="human")
    report = make_report(session, category="checked")

    others = Page(client.get(address(report, own=False)))
    own = Page(client.get(address(report)))

    assert "A deep hole" not in others.text
    assert "shown as soon as a person has looked" in others.text
    assert "A deep hole" in own.text


def test_the_page_of_a_report_not_taken_on_does_not_say_that_its_text_will_be_shown(
    client: FlaskClient, session: Session, city: City
) -> None:
    make_category(session, city.jurisdiction, city.group, "checked", moderation="human")
    report = make_report(session, category="checked")
    reason = "This is a matter for the police."
    change_status(session, report, Status.REJECTED, By(ActorRole.MODERATOR), utc_now(), text=reason)

    others = Page(client.get(address(report, own=False)))

    assert "A deep hole" not in others.text
    assert "not shown, because the report was not taken on" in others.text
    assert "as soon as a person" not in others.text


def test_answers_are_told_with_their_questions(
    client: FlaskClient, session: Session, city: City
) -> None:
    asked = make_category(session, city.jurisdiction, city.group, "deep")
    session.add(
        Question(
            category_id=asked.id,
            code="wet",
            kind="yes_no",
            is_required=False,
            label={"en": "Is it wet?"},
            options=[],
            position=0,
        )
    )
    city.jurisdiction.catalogue_version += 1
    session.flush()
    report = make_report(session, category="deep", answers={"wet": True})

    page = Page(client.get(address(report, own=False)))

    assert "Is it wet? Yes" in page.text


def test_the_answer_stands_with_its_outcome(
    client: FlaskClient, session: Session, city: City, report: Report
) -> None:
    by = worker(session, city)
    respond(session, report, by, utc_now(), outcome="declined", reason="No money", text="Sorry.")

    page = Page(client.get(address(report, own=False)))

    assert "Answer of Streets" in page.text
    assert "The department will not do this. The reason: No money" in page.text
    assert "Sorry." in page.text
    assert "Kept" in page.text


def test_the_public_sees_the_grade_and_only_the_reporter_the_comment(
    client: FlaskClient, session: Session, city: City
) -> None:
    report = make_answered(session, worker(session, city), utc_now() - timedelta(hours=3))
    rate(session, report, 4, "My neighbour Aino is glad", utc_now())

    others, own = (Page(client.get(address(report, own=own))) for own in (False, True))

    assert "The reporter's grade: 4 of 5" in others.text
    assert "Aino" not in others.text
    assert "Aino" in own.text


def test_a_duplicate_leads_to_its_original(
    client: FlaskClient, session: Session, city: City, report: Report
) -> None:
    other = make_report(session, now=utc_now())
    merge(session, other, report, worker(session, city), utc_now())

    page = Page(client.get(address(other, own=False)))

    assert list(page.all("a", href=f"/reports/{report.number}"))
    assert "The same problem was reported before." in page.text


def test_internal_notes_are_for_staff(
    client: FlaskClient, session: Session, city: City, report: Report
) -> None:
    by = moderator(make_staff(session, city))
    append(
        session, report, EventKind.INTERNAL_NOTE, by, utc_now(), text="Ask Liisa", is_public=False
    )

    assert "Ask Liisa" not in client.get(address(report)).text


def test_opening_the_link_of_a_mail_changes_nothing(
    client: FlaskClient, session: Session, city: City
) -> None:
    report = make_answered(session, worker(session, city), utc_now() - timedelta(hours=3))

    page = Page(client.get(address(report, grade="2")))

    session.expire_all()
    assert report.status == "answered"
    assert page.form(f"/reports/{report.number}/rating")["grade"] == "2"


def test_nobody_else_is_offered_the_forms(
    client: FlaskClient, session: Session, city: City
) -> None:
    report = make_answered(session, worker(session, city), utc_now() - timedelta(hours=3))

    page = Page(client.get(address(report, own=False, grade="1")))

    forms = {found["action"].rpartition("/")[2] for found in page.all("form", method="post")}
    assert forms == {"follow"}


def test_a_second_attempt_shows_its_own_clock_first(
    client: FlaskClient, session: Session, city: City
) -> None:
    by = worker(session, city)
    report = make_answered(session, by, utc_now() - timedelta(days=1))
    rate(session, report, 1, "Still there", utc_now() - timedelta(hours=1))

    page = Page(client.get(address(report, own=False)))

    assert "Opened again" in page.text
    assert "Attempt 2 Answer by" in page.text
    assert "Still there" not in page.text


def test_a_withdrawn_report_owes_nothing(
    client: FlaskClient, session: Session, city: City, report: Report
) -> None:
    move(session, report, worker(session, city), "withdrawn", now=utc_now())
    session.flush()

    page = Page(client.get(address(report)))

    assert "The reporter took it back." in page.text
    assert "No longer owed" in page.text
    assert "Answer by" in page.text
    assert not list(page.all("p", **{"class": "p-hero-when"}))


def test_a_person_signed_in_sees_their_own_report_as_theirs(
    client: FlaskClient, session: Session, city: City
) -> None:
    person = sign_in(client, session)
    report = make_report(session, by=actor_of(person), email=None, now=utc_now())

    page = Page(client.get(address(report, own=False)))

    sent = page.form(f"/reports/{report.number}/withdrawal")
    assert sent["csrf_token"]
    assert person.email in page.text
