# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta
from unittest.mock import MagicMock

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from civic.accounts import commands, queries
from civic.accounts.errors import WeakPassword, WrongPassword
from civic.accounts.kinds import Role
from civic.accounts.models import Membership, Person, SignIn
from civic.accounts.policy import Grant
from tests.factories import NOW, PASSWORD, make_city, make_person, make_staff

LATER = NOW + timedelta(hours=1)


def test_an_address_is_one_person_however_it_is_written(session):
    first = commands.add_person(session, "Maija@Posti.fi", name="Maija", now=NOW)
    again = commands.add_person(session, " maija@posti.FI ", name="Other", language="fi", now=LATER)

    assert again is first
    assert (first.email, first.name, first.language) == ("Maija@Posti.fi", "Maija", "en")
    assert session.scalar(select(func.count()).select_from(Person)) == 1
    assert queries.person_by_email(session, "MAIJA@posti.fi ") is first
    assert queries.person_by_email(session, "maja@posti.fi") is None


def test_a_role_is_held_once_however_often_it_is_given(session):
    city = make_city(session)
    person = make_person(session)

    for _ in range(2):
        commands.grant_role(session, person, Role.CLERK, city.jurisdiction.id, city.department.id)
        commands.grant_role(session, person, Role.AUDITOR, city.jurisdiction.id)

    assert queries.actor_of(person).grants == {
        Grant(Role.CLERK, city.jurisdiction.id, city.department.id),
        Grant(Role.AUDITOR, city.jurisdiction.id, None),
    }
    assert session.scalar(select(func.count()).select_from(Membership)) == 2


@pytest.mark.parametrize("role", Role)
def test_a_role_is_held_in_a_department_just_where_it_has_one(session, role):
    city = make_city(session)
    person = make_person(session)
    has_one = role in (Role.CLERK, Role.INSPECTOR, Role.MANAGER)
    wrong = None if has_one else city.department.id

    with pytest.raises(IntegrityError, match="department_where_the_role_has_one"):
        commands.grant_role(session, person, role, city.jurisdiction.id, wrong)


def test_the_staff_of_a_department_are_named_in_order(session):
    city = make_city(session)
    names = ("Ville", "Anna", "Gone", "Elsewhere", "Boss")
    people = {name: make_staff(session, city) for name in names}
    for name, person in people.items():
        person.name = name
    people["Gone"].disabled_at = NOW
    manager = make_staff(session, city, Role.MANAGER)
    make_staff(session, city, Role.CLERK, city.other_department)
    session.flush()

    found = queries.staff_of(session, city.department.id, Role.CLERK)

    assert [person.name for person in found] == ["Anna", "Boss", "Elsewhere", "Ville"]
    assert queries.staff_of(session, city.department.id, Role.MANAGER) == [manager]


def test_a_password_opens_the_account_it_belongs_to(session):
    person = make_person(session, "maija@posti.fi", password=PASSWORD)

    assert commands.check_password(session, "Maija@posti.fi", PASSWORD) is person
    assert person.password_hash is not None
    assert person.password_hash.startswith("$argon2id$")


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("maija@posti.fi", "a river of paper boat"),
        ("maija@posti.fi", ""),
        ("nobody@posti.fi", PASSWORD),
        ("link@posti.fi", PASSWORD),
        ("gone@posti.fi", PASSWORD),
        ("maija@posti.fi", "x" * 257),
        # What unknown addresses are compared with opens nothing.
        ("nobody@posti.fi", "nobody has this password"),
        ("link@posti.fi", "nobody has this password"),
    ],
)
def test_whatever_is_wrong_about_a_sign_in_the_answer_is_the_same(session, email, password):
    make_person(session, "maija@posti.fi", password=PASSWORD)
    make_person(session, "link@posti.fi")
    make_person(session, "gone@posti.fi", password=PASSWORD).disabled_at = NOW
    session.flush()

    with pytest.raises(WrongPassword) as refusal:
        commands.check_password(session, email, password)

    assert (refusal.value.detail, refusal.value.members) == (None, {})


def test_an_over_long_password_is_refused_before_any_work(session, monkeypatch):
    hasher = MagicMock()
    monkeypatch.setattr(commands, "_hasher", hasher)

    with pytest.raises(WrongPassword):
        commands.check_password(session, "maija@posti.fi", "x" * 257)
    with pytest.raises(WeakPassword):
        commands.set_password(session, make_person(session), "x" * 257, NOW)

    assert hasher.mock_calls == []


def test_an_unknown_address_costs_as_much_as_a_known_one(session, monkeypatch):
    make_person(session, "maija@posti.fi", password=PASSWORD)
    verify = MagicMock(wraps=commands._hasher.verify)  # noqa: SLF001 - what it costs is its secret
    monkeypatch.setattr(commands, "_hasher", MagicMock(verify=verify))

    for email in ("maija@posti.fi", "nobody@posti.fi"):
        with pytest.raises(WrongPassword):
            commands.check_password(session, email, "not the password")

    assert verify.call_count == 2


def open_sign_ins(session: Session, person: Person) -> int | None:
    return session.scalar(
        select(func.count()).select_from(SignIn).filter_by(person_id=person.id, ended_at=None)
    )


def test_a_weak_password_changes_nothing(session):
    person = make_person(session, password=PASSWORD)
    commands.start_sign_in(session, person, NOW)
    before = person.password_hash

    with pytest.raises(WeakPassword, match="at least 12"):
        commands.set_password(session, person, "short", LATER)

    assert person.password_hash == before
    assert open_sign_ins(session, person) == 1


def test_a_new_password_ends_every_session_of_that_person_only(session):
    me, other = (make_person(session, password=PASSWORD) for _ in range(2))
    mine = [commands.start_sign_in(session, me, NOW) for _ in range(2)]
    theirs = commands.start_sign_in(session, other, NOW)

    commands.set_password(session, me, "another river of boats", LATER)

    assert open_sign_ins(session, me) == 0
    assert all(queries.open_sign_in(session, sign_in.id) is None for sign_in in mine)
    assert queries.open_sign_in(session, theirs.id) is theirs


def test_a_session_ends_alone_and_for_good(session):
    person = make_person(session)
    one, other = (commands.start_sign_in(session, person, NOW) for _ in range(2))

    commands.end_sign_in(session, one.id, LATER)

    assert queries.open_sign_in(session, one.id) is None
    assert queries.open_sign_in(session, other.id) is other


def test_a_disabled_person_has_no_session(session):
    person = make_person(session)
    sign_in = commands.start_sign_in(session, person, NOW)

    person.disabled_at = LATER
    session.flush()

    assert queries.open_sign_in(session, sign_in.id) is None
