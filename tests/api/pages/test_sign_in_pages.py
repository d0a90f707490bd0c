# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.accounts.models import SignIn, SignInLink
from civic.accounts.routes import SIGN_IN_LINK
from civic.platform.signing import six_digits, token
from tests.factories import PASSWORD, make_person
from tests.factories_pages import BROWSER, Page, sign_in


def ask_for_link(client: FlaskClient, session: Session, email: str) -> SignInLink:
    sent = Page(client.get("/sign-in")).form("/sign-in/link")
    response = client.post("/sign-in/link", data=sent | {"email": email})
    assert response.status_code == 303, response.text
    assert response.location == "/sign-in/code"
    return session.scalars(select(SignInLink).order_by(SignInLink.created_at.desc())).one()


def link_path(link: SignInLink) -> str:
    return f"/sign-in/{token(str(link.id), purpose=SIGN_IN_LINK)}"


def is_signed_in(client: FlaskClient) -> bool:
    return "Sign out" in client.get("/").text


def test_signing_in_with_a_password_leads_home(client: FlaskClient, session: Session) -> None:
    person = sign_in(client, session)

    page = client.get("/")

    assert person.email in Page(page).text
    assert page.headers["Cache-Control"] == "no-store"
    assert client.get("/sign-in").status_code == 303


def test_a_wrong_password_keeps_the_address_and_forgets_the_password(
    client: FlaskClient, session: Session
) -> None:
    person = make_person(session, password=PASSWORD)
    sent = Page(client.get("/sign-in")).form("/sign-in")

    data = sent | {"email": person.email, "password": "not this one"}
    response = client.post("/sign-in", data=data)

    page = Page(response)
    assert response.status_code == 401
    assert "The address or the password is not right" in page.text
    assert page.form("/sign-in")["email"] == person.email
    assert "not this one" not in response.text
    assert not is_signed_in(client)


@pytest.mark.parametrize("path", ["/sign-in", "/sign-in/link"])
def test_an_address_that_is_none_is_asked_for_again(client: FlaskClient, path: str) -> None:
    sent = Page(client.get("/sign-in")).form("/sign-in")

    response = client.post(path, data=sent | {"email": "nobody", "password": "x"})

    assert response.status_code == 422
    assert "Write your e-mail address, such as name@example.org." in Page(response).text


@pytest.mark.parametrize("path", ["/sign-in", "/sign-in/link", "/sign-in/code", "/sign-in/some"])
def test_no_other_site_signs_anybody_in(client: FlaskClient, session: Session, path: str) -> None:
    person = make_person(session, password=PASSWORD)

    data = {"email": person.email, "password": PASSWORD, "code": "123456"}
    response = client.post(path, data=data, headers=BROWSER)

    assert response.status_code == 403
    assert not is_signed_in(client)


def test_the_link_of_the_mail_is_used_up_by_the_button_only(
    client: FlaskClient, session: Session
) -> None:
    link = ask_for_link(client, session, "new@people.example")
    path = link_path(link)

    page = Page(client.get(path))
    assert not is_signed_in(client)
    response = client.post(path, data=page.form(path))

    assert response.status_code == 303
    assert is_signed_in(client)


def test_a_used_link_says_so_and_offers_a_new_one(client: FlaskClient, session: Session) -> None:
    path = link_path(ask_for_link(client, session, "new@people.example"))
    sent = Page(client.get(path)).form(path)
    client.post(path, data=sent)
    signed_in = Page(client.get("/")).form("/sign-out")

    response = client.post(path, data=signed_in)

    page = Page(response)
    assert response.status_code == 410
    assert "This link does not work any more" in page.text
    assert list(page.all("form", action="/sign-in/link"))


def test_the_link_works_in_no_other_browser(client: FlaskClient, session: Session) -> None:
    path = link_path(ask_for_link(client, session, "new@people.example"))
    other = client.application.test_client()

    response = other.post(path, data=Page(other.get(path)).form(path))

    assert response.status_code == 410
    assert not is_signed_in(other)


@pytest.mark.parametrize("bad", ["x", "x" * 1001])
def test_a_link_that_is_none_is_refused(client: FlaskClient, bad: str) -> None:
    path = f"/sign-in/{bad}"

    response = client.post(path, data=Page(client.get(path)).form(path))

    assert response.status_code in (404, 410)


def test_the_code_of_the_mail_does_the_same_by_hand(client: FlaskClient, session: Session) -> None:
    link = ask_for_link(client, session, "new@people.example")
    sent = Page(client.get("/sign-in/code")).form("/sign-in/code")

    response = client.post("/sign-in/code", data=sent | {"code": six_digits(str(link.id))})

    assert sent["email"] == "new@people.example"
    assert response.status_code == 303
    assert is_signed_in(client)


@pytest.mark.parametrize(("code", "status"), [("12345", 422), ("000000", 401)])
def test_a_wrong_code_is_refused(
    client: FlaskClient, session: Session, code: str, status: int
) -> None:
    link = ask_for_link(client, session, "new@people.example")
    assert six_digits(str(link.id)) != "000000"
    sent = Page(client.get("/sign-in/code")).form("/sign-in/code")

    response = client.post("/sign-in/code", data=sent | {"code": code})

    assert response.status_code == status
    assert not is_signed_in(client)


def test_signing_out_ends_the_session_for_whoever_has_a_copy_of_the_cookie(
    client: FlaskClient, session: Session
) -> None:
    person = sign_in(client, session)
    sent = Page(client.get("/")).form("/sign-out")

    response = client.post("/sign-out", data=sent)

    assert response.status_code == 303
    assert not is_signed_in(client)
    ended = session.scalars(select(SignIn.ended_at).filter_by(person_id=person.id)).one()
    assert ended is not None


def test_no_other_site_signs_anybody_out(client: FlaskClient, session: Session) -> None:
    sign_in(client, session)

    response = client.post("/sign-out")

    assert response.status_code == 403
    assert is_signed_in(client)


def test_the_language_that_was_asked_for_stays(client: FlaskClient, session: Session) -> None:
    person = make_person(session, password=PASSWORD)
    page = Page(client.get("/sign-in?lang=sv"))
    action = page.one("form", action="/sign-in?lang=sv")["action"]

    data = page.form("/sign-in") | {"email": person.email, "password": PASSWORD}
    response = client.post(action, data=data)

    assert response.location == "/?lang=sv"


def test_links_are_valid_for_minutes(client: FlaskClient, session: Session) -> None:
    link = ask_for_link(client, session, "new@people.example")

    assert link.expires_at - link.created_at == timedelta(minutes=10)
