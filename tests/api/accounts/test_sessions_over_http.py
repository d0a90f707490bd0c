# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta
from urllib.parse import quote

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from civic.accounts.models import Person, SignIn, SignInLink
from civic.accounts.routes import SIGN_IN_LINK
from civic.platform.clock import utc_now
from civic.platform.signing import six_digits, token
from tests.factories import PASSWORD, make_city, make_person, make_staff
from tests.factories_api import PROBLEM, Caller, sign_in_id, signed_in
from tests.factories_reports import told

SESSION, LINK, CODE, ME = (
    f"/api/v1/{path}" for path in ("session", "session/link", "session/code", "me")
)
EMAIL = "maija@posti.fi"


@pytest.fixture
def maija(session) -> Person:
    return make_person(session, EMAIL, password=PASSWORD)


@pytest.fixture
def device(app, client) -> Caller:
    return Caller(app)


def enter(caller: Caller, email: str = EMAIL, password: str = PASSWORD):
    answer = caller.post(SESSION, {"email": email, "password": password})
    if answer.status_code == 200:
        caller.headers["X-CSRFToken"] = answer.get_json()["csrf_token"]
    return answer


def put(caller: Caller, path: str, **body: object):
    return caller.call("PUT", path, json=body)


def test_without_a_session_there_is_a_token_and_nobody(device):
    view = device.get(SESSION).get_json()

    assert view["person"] is None
    assert view["csrf_token"]
    assert device.get(ME).status_code == 401


def test_a_password_opens_a_session(session, device, maija):
    answer = enter(device, " Maija@posti.fi".strip())

    assert answer.status_code == 200
    person = answer.get_json()["person"]
    assert (person["id"], person["email"], person["has_password"]) == (str(maija.id), EMAIL, True)
    assert device.get(ME).get_json() == person
    assert session.scalars(select(SignIn.person_id)).all() == [maija.id]


def test_the_account_names_its_roles(app, client, session):
    city = make_city(session)
    clerk = make_staff(session, city)

    grants = signed_in(app, session, clerk).get(ME).get_json()["grants"]

    assert grants == [
        {
            "role": "clerk",
            "jurisdiction_id": str(city.jurisdiction.id),
            "department_id": str(city.department.id),
        }
    ]


@pytest.mark.parametrize(
    ("email", "password"),
    [(EMAIL, "wrong"), ("nobody@posti.fi", PASSWORD), (EMAIL, "x" * 257), (EMAIL, "x" * 4096)],
)
def test_a_refused_sign_in_does_not_say_what_was_wrong(device, maija, email, password):
    answer = enter(device, email, password)

    assert (answer.status_code, answer.content_type) == (401, PROBLEM)
    assert answer.get_json() == {
        "type": "/problems/wrong-password",
        "title": "The address or the password is not right",
        "status": 401,
    }
    assert device.get(ME).status_code == 401


def test_the_cookies_can_not_be_read_by_scripts_nor_sent_by_other_sites(device, maija):
    answer = enter(device)

    cookies = answer.headers.getlist("Set-Cookie")
    assert {c.split("=")[0] for c in cookies} == {"civic", "civic_remember"}
    for cookie in cookies:
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie
        assert PASSWORD not in cookie


def test_signing_in_takes_over_nothing_of_the_session_before(app, device, maija):
    with device.client.session_transaction() as kept:
        kept["planted"] = "by somebody else"
    before = device.get(SESSION).get_json()["csrf_token"]

    enter(device)

    with device.client.session_transaction() as kept:
        assert "planted" not in kept
    stale = device.post(SESSION, {}, headers={"X-CSRFToken": before})
    assert (stale.status_code, stale.get_json()["type"]) == (403, "/problems/csrf")


def test_signing_out_ends_the_session_everywhere_even_for_a_copy_of_the_cookie(app, device, maija):
    enter(device)
    copy = Caller(app)
    for cookie in ("civic", "civic_remember"):
        found = device.client.get_cookie(cookie)
        assert found is not None
        copy.client.set_cookie(cookie, found.value)
    assert copy.get(ME).status_code == 200

    answer = device.call("DELETE", SESSION)

    assert (answer.status_code, answer.get_json()["person"]) == (200, None)
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    assert device.get(ME).status_code == 401
    assert copy.get(ME).status_code == 401
    assert device.call("DELETE", SESSION).status_code == 200


def test_a_disabled_account_is_out_at_once(session, device, maija):
    enter(device)

    session.execute(update(Person).values(disabled_at=utc_now()))

    assert device.get(ME).status_code == 401


def test_a_remembered_device_is_signed_in_and_still_wants_its_token(app, device, maija):
    enter(device)
    remembered = device.client.get_cookie("civic_remember")
    assert remembered is not None
    later = Caller(app)
    later.client.set_cookie("civic_remember", remembered.value)

    refused = later.call("PATCH", ME, json={"name": "Planted"})

    assert (refused.status_code, refused.get_json()["type"]) == (403, "/problems/csrf")
    view = later.get(SESSION).get_json()
    assert view["person"]["name"] == ""
    later.headers["X-CSRFToken"] = view["csrf_token"]
    assert later.call("PATCH", ME, json={"name": "Maija"}).status_code == 200


def test_people_change_their_name_and_language(session, device, maija):
    enter(device)

    answer = device.call("PATCH", ME, json={"name": "Maija V.", "language": "sv"})

    assert (answer.get_json()["name"], answer.get_json()["language"]) == ("Maija V.", "sv")
    session.refresh(maija)
    assert (maija.name, maija.language) == ("Maija V.", "sv")


@pytest.mark.parametrize(
    "body",
    [
        {"email": "other@posti.fi"},
        {"grants": [{"role": "administrator"}]},
        {"password_hash": "x"},
        {"id": "0"},
        {"language": "klingon"},
        {"name": "\0"},
        {"name": "x" * 201},
    ],
)
def test_people_change_nothing_else_about_themselves(session, device, maija, body):
    enter(device)

    answer = device.call("PATCH", ME, json=body)

    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["pointer"] == f"/{next(iter(body))}"


def test_a_new_password_signs_out_every_other_device(app, session, device, maija):
    other = Caller(app)
    enter(other)
    enter(device)

    answer = put(device, f"{ME}/password", old=PASSWORD, new="a river of stone boats")

    assert answer.status_code == 200, answer.text
    device.headers["X-CSRFToken"] = answer.get_json()["csrf_token"]
    assert device.get(ME).status_code == 200
    assert other.get(ME).status_code == 401
    assert enter(Caller(app)).status_code == 401
    assert enter(Caller(app), password="a river of stone boats").status_code == 200


@pytest.mark.parametrize(
    ("body", "status", "problem"),
    [
        ({"old": "wrong", "new": "a river of stone boats"}, 401, "wrong-password"),
        ({"new": "a river of stone boats"}, 401, "wrong-password"),
        ({"old": PASSWORD, "new": "short"}, 422, "weak-password"),
        ({"old": PASSWORD, "new": "x" * 300}, 422, "weak-password"),
        ({"old": PASSWORD, "new": "x" * 5000}, 422, "invalid-body"),
        ({"old": PASSWORD}, 422, "invalid-body"),
    ],
)
def test_a_password_that_is_not_to_be_changed_stays(app, device, maija, body, status, problem):
    enter(device)

    answer = put(device, f"{ME}/password", **body)

    assert (answer.status_code, answer.get_json()["type"]) == (status, f"/problems/{problem}")
    assert device.get(ME).status_code == 200
    assert enter(Caller(app)).status_code == 200


def test_who_came_by_link_sets_a_first_password_without_an_old_one(app, client, session):
    person = make_person(session, EMAIL)
    device = signed_in(app, session, person)

    assert put(device, f"{ME}/password", new=PASSWORD).status_code == 200
    assert enter(Caller(app)).status_code == 200


def ask(caller: Caller, email: str = EMAIL):
    return caller.post(LINK, {"email": email})


def newest(session: Session) -> SignInLink:
    session.expire_all()
    return session.scalars(select(SignInLink).order_by(SignInLink.created_at.desc()).limit(1)).one()


def link_token(link: SignInLink) -> str:
    return token(str(link.id), purpose=SIGN_IN_LINK)


def test_asking_for_a_link_answers_the_same_whoever_asks(app, session, device, maija):
    answers = [ask(Caller(app), email) for email in (EMAIL, "nobody@posti.fi")]

    assert [a.status_code for a in answers] == [202, 202]
    assert answers[0].data == answers[1].data
    headers = [{name for name, _ in a.headers} for a in answers]
    assert headers[0] == headers[1]
    assert len(told(session, "accounts.sign_in_link_requested")) == 2


def test_a_link_signs_in_once_in_the_browser_that_asked(app, session, device):
    ask(device)
    signed = link_token(newest(session))

    elsewhere = put(Caller(app), LINK, token=signed)
    here, again = (put(device, LINK, token=signed) for _ in range(2))

    assert (elsewhere.status_code, elsewhere.get_json()["type"]) == (410, "/problems/link-expired")
    assert (here.status_code, here.get_json()["person"]["email"]) == (200, EMAIL)
    assert again.status_code in (403, 410)
    assert put(Caller(app), LINK, token=signed).status_code == 410


@pytest.mark.parametrize("path", [LINK, f"{LINK}?token=x"])
def test_looking_at_a_link_uses_up_nothing(session, device, path):
    ask(device)

    answer = device.client.get(path)

    assert answer.status_code == 405
    assert newest(session).used_at is None


def test_a_link_is_too_old_after_ten_minutes(session, device):
    ask(device)
    link = newest(session)
    session.execute(update(SignInLink).values(expires_at=utc_now() - timedelta(seconds=1)))

    assert put(device, LINK, token=link_token(link)).status_code == 410


@pytest.mark.parametrize("junk", ["", "x", "a.b.c", "ä" * 20])
def test_a_link_that_is_not_ours_is_refused(device, junk):
    assert put(device, LINK, token=junk).status_code == 410


def test_a_token_of_another_kind_opens_no_session(session, device):
    ask(device)
    signed = token(str(newest(session).id), purpose="report-key")

    assert put(device, LINK, token=signed).status_code == 410


def test_the_code_of_the_mail_signs_in_by_hand(session, device):
    ask(device)
    code = six_digits(str(newest(session).id))

    answer = put(device, CODE, email=EMAIL, code=code)

    assert (answer.status_code, answer.get_json()["person"]["email"]) == (200, EMAIL)


def test_five_wrong_codes_end_the_link_and_each_try_counts(app, session, device):
    ask(device)
    code = six_digits(str(newest(session).id))
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"

    answers = [put(device, CODE, email=EMAIL, code=wrong) for _ in range(6)]

    assert [a.status_code for a in answers] == [401] * 5 + [410]
    assert newest(session).n_tries == 5
    assert put(device, CODE, email=EMAIL, code=code).status_code == 410
    assert put(Caller(app), CODE, email=EMAIL, code=code).status_code == 410


@pytest.mark.parametrize("code", ["", "12345", "1234567", "12345x", "\N{FULLWIDTH DIGIT ONE}23456"])
def test_a_code_has_six_digits(device, code):
    answer = put(device, CODE, email=EMAIL, code=code)

    assert answer.status_code in (410, 422)
    assert code == "" or code not in answer.get_json()["title"]


@pytest.mark.parametrize("email", ["", "maija", "maija@", "a@b@c.fi", "maija@posti.fi\n"])
def test_an_address_is_one(device, email):
    assert enter(device, email).status_code in (401, 422)
    assert ask(device, email).status_code in (202, 422)


def test_a_session_is_named_by_its_row_and_not_by_the_person(app, client, session, maija):
    one, other = (signed_in(app, session, maija) for _ in range(2))

    assert sign_in_id(one) != sign_in_id(other)
    assert str(maija.id) not in (sign_in_id(one), sign_in_id(other))


def test_a_forged_session_is_nobody(app, client, session, maija):
    forged = Caller(app)
    forged.client.set_cookie("civic", quote("eyJfdXNlcl9pZCI6IjEifQ.aaaa.bbbb"))
    forged.client.set_cookie("civic_remember", f"{maija.id}|{'0' * 128}")

    assert forged.get(SESSION).get_json()["person"] is None
