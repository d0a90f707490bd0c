# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from civic.accounts import commands
from civic.accounts.errors import LinkExpired
from civic.accounts.models import Person, SignInLink
from civic.platform.config import settings
from civic.platform.ids import new_id
from civic.platform.models import OutboxEntry
from civic.platform.signing import six_digits
from civic.wiring import load_subscribers
from tests.factories import NOW, make_person

load_subscribers()

BROWSER = "secret of the browser"
SOON = NOW + timedelta(minutes=1)
VALID = timedelta(minutes=settings().sessions.link_valid_min)
MOMENT = timedelta(microseconds=1)


def request(session, email: str = "maija@posti.fi", browser: str = BROWSER, now=NOW) -> SignInLink:
    return commands.request_sign_in_link(
        session, email, language="fi", browser_secret=browser, now=now
    )


def code_of(link: SignInLink) -> str:
    return six_digits(str(link.id))


def wrong(code: str, n: int = 1) -> str:
    return f"{(int(code) + n) % 1_000_000:06d}"


def test_a_link_signs_in_and_makes_the_account_if_there_is_none(session):
    link = request(session, " Maija@posti.fi ")

    person = commands.use_sign_in_link(session, link.id, BROWSER, SOON)

    assert (person.email, person.language) == ("Maija@posti.fi", "fi")
    assert (person.created_at, person.email_confirmed_at) == (SOON, SOON)
    assert link.used_at == SOON


def test_a_link_signs_in_who_is_known_and_changes_nothing_about_them(session):
    known = make_person(session, "maija@posti.fi")
    known.email_confirmed_at = NOW - VALID

    person = commands.use_sign_in_link(session, request(session).id, BROWSER, SOON)

    assert person is known
    assert (person.language, person.email_confirmed_at) == ("en", NOW - VALID)


def test_a_link_is_mailed_alike_whether_the_address_is_known(session):
    make_person(session, "known@posti.fi")

    links = [request(session, f"{who}@posti.fi") for who in ("known", "unknown")]

    assert session.scalar(select(func.count()).select_from(Person)) == 1
    rows = session.execute(select(OutboxEntry.event, OutboxEntry.payload)).all()
    assert sorted(row.payload["link_id"] for row in rows) == sorted(str(x.id) for x in links)
    assert {row.event for row in rows} == {"accounts.sign_in_link_requested"}


def test_neither_the_secret_of_the_browser_nor_a_token_stands_in_the_database(session):
    link = request(session)

    stored = {column.name: getattr(link, column.name) for column in SignInLink.__table__.columns}

    assert BROWSER not in str(stored)
    assert code_of(link) not in str(stored)


def test_a_link_works_once(session):
    link = request(session)
    commands.use_sign_in_link(session, link.id, BROWSER, SOON)

    with pytest.raises(LinkExpired):
        commands.use_sign_in_link(session, link.id, BROWSER, SOON)
    with pytest.raises(LinkExpired):
        commands.use_sign_in_code(session, "maija@posti.fi", code_of(link), BROWSER, SOON)


def test_a_link_works_until_the_last_moment_of_its_time(session):
    late, last = request(session), request(session)

    with pytest.raises(LinkExpired):
        commands.use_sign_in_link(session, late.id, BROWSER, NOW + VALID)
    commands.use_sign_in_link(session, last.id, BROWSER, NOW + VALID - MOMENT)
    assert last.used_at is not None


@pytest.mark.parametrize("browser", ["", "another", BROWSER + " "])
def test_a_link_works_in_the_browser_that_asked_only(session, browser):
    link = request(session)

    with pytest.raises(LinkExpired):
        commands.use_sign_in_link(session, link.id, browser, SOON)
    with pytest.raises(LinkExpired):
        commands.use_sign_in_code(session, "maija@posti.fi", code_of(link), browser, SOON)

    commands.use_sign_in_link(session, link.id, BROWSER, SOON)
    assert link.used_at == SOON


def test_an_unknown_link_is_refused_as_an_old_one(session):
    with pytest.raises(LinkExpired, match="in this browser"):
        commands.use_sign_in_link(session, new_id(), BROWSER, SOON)


def test_a_disabled_person_is_not_let_in_by_a_link(session):
    make_person(session, "maija@posti.fi").disabled_at = NOW

    with pytest.raises(LinkExpired):
        commands.use_sign_in_link(session, request(session).id, BROWSER, SOON)


def test_the_code_of_the_newest_mail_signs_in(session):
    old, new = request(session), request(session, now=SOON)

    assert commands.use_sign_in_code(session, "maija@posti.fi", code_of(old), BROWSER, SOON) is None
    person = commands.use_sign_in_code(session, "maija@posti.fi", code_of(new), BROWSER, SOON)

    assert person is not None
    assert person.email == "maija@posti.fi"


def test_five_wrong_codes_end_the_link(session):
    link = request(session)
    code = code_of(link)

    for n in range(1, 6):
        answer = commands.use_sign_in_code(session, "maija@posti.fi", wrong(code, n), BROWSER, SOON)
        assert answer is None

    assert link.n_tries == 5
    with pytest.raises(LinkExpired):
        commands.use_sign_in_code(session, "maija@posti.fi", code, BROWSER, SOON)
    with pytest.raises(LinkExpired):
        commands.use_sign_in_link(session, link.id, BROWSER, SOON)


def test_the_fifth_try_may_still_be_right(session):
    code = code_of(request(session))
    for n in range(1, 5):
        commands.use_sign_in_code(session, "maija@posti.fi", wrong(code, n), BROWSER, SOON)

    assert commands.use_sign_in_code(session, "maija@posti.fi", code, BROWSER, SOON) is not None


def test_a_code_is_too_old_like_its_link(session):
    link = request(session)

    with pytest.raises(LinkExpired):
        commands.use_sign_in_code(session, "maija@posti.fi", code_of(link), BROWSER, NOW + VALID)


def test_the_code_of_one_address_does_not_sign_in_another(session):
    link = request(session)

    with pytest.raises(LinkExpired):
        commands.use_sign_in_code(session, "other@posti.fi", code_of(link), BROWSER, SOON)
