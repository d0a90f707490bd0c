# SPDX-License-Identifier: EUPL-1.2
from uuid import UUID

import pytest

from civic.accounts import access
from civic.accounts.kinds import DEPARTMENT_ROLES, Role
from civic.accounts.policy import Actor, Grant, password_fault
from civic.platform.problems import NotAllowed, NotSignedIn

CITY, ELSEWHERE, STREETS, LIGHTING, ME = (UUID(int=n) for n in range(1, 6))


@pytest.mark.parametrize(
    "password",
    [
        "a river of paper boats",
        "twelve chars",
        "соль и перец в супе",
        "Maija likes 3 blue boats",
        "x" * 60 + "abcdefgh",
        "abcde" * 51 + "f",
    ],
)
def test_a_password_is_taken_if_it_is_long_and_not_known(password):
    assert password_fault(password, email="maija.virtanen@posti.fi") is None


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("", "at least 12"),
        ("eleven char", "at least 12"),
        ("x" * 257, "at most 256"),
        ("aaaaaaaaaaaaaa", "different"),
        ("abababababab", "different"),
        ("Maija.Virtanen is me", "your address"),
        ("the Civic password", "name of this service"),
        ("Password12345", "first passwords"),
        ("123456789012", "first passwords"),
        ("2026Salasana!!!", "first passwords"),
        ("qwertyuiop1234", "first passwords"),
        ("Helsinki 2026!", "first passwords"),
    ],
)
def test_a_password_is_refused_with_the_reason(password, why):
    fault = password_fault(password, email="maija.virtanen@posti.fi")

    assert fault is not None
    assert why in str(fault)


def test_a_short_name_before_the_at_forbids_no_words():
    assert password_fault("a river of paper boats", email="pap@posti.fi") is None
    assert password_fault("a river of paper boats", email="PAPER@posti.fi") is not None


def holding(*grants: Grant) -> Actor:
    return Actor(ME, grants=frozenset(grants))


def test_departments_and_jurisdictions_are_those_of_the_roles_asked_for():
    actor = holding(
        Grant(Role.CLERK, CITY, STREETS),
        Grant(Role.MANAGER, CITY, LIGHTING),
        Grant(Role.MODERATOR, ELSEWHERE, None),
    )

    assert actor.department_ids() == {STREETS, LIGHTING}
    assert actor.department_ids([Role.MANAGER]) == {LIGHTING}
    assert actor.jurisdiction_ids(Role.MODERATOR, Role.AUDITOR) == {ELSEWHERE}
    assert actor.jurisdiction_ids(Role.AUDITOR) == frozenset()


def test_a_role_counts_where_it_is_held_and_a_citys_role_in_all_its_departments():
    actor = holding(
        Grant(Role.CLERK, CITY, STREETS),
        Grant(Role.AUDITOR, CITY, None),
        Grant(Role.MODERATOR, ELSEWHERE, None),
    )

    assert actor.roles_in(CITY, STREETS) == {Role.CLERK, Role.AUDITOR}
    assert actor.roles_in(CITY, LIGHTING) == {Role.AUDITOR}
    assert actor.roles_in(ELSEWHERE, STREETS) == {Role.MODERATOR}
    assert actor.roles_in(CITY, None) == {Role.AUDITOR}


@pytest.mark.parametrize("role", Role)
def test_staff_is_who_holds_more_than_a_residents_role(role):
    department = STREETS if role in DEPARTMENT_ROLES else None
    expected = role not in (Role.RESIDENT, Role.MAPPER)

    assert holding(Grant(role, CITY, department)).is_staff == expected


NOBODY, WITH_KEY, RESIDENT = Actor(), Actor(report_key="k"), holding()
STAFF = {role: holding(Grant(role, CITY, STREETS)) for role in Role}


@pytest.mark.parametrize(
    ("rule", "roles"),
    [
        (access.department_staff, {Role.CLERK, Role.INSPECTOR, Role.MANAGER}),
        (access.desk, {Role.CLERK, Role.INSPECTOR, Role.MANAGER, Role.MODERATOR}),
        (
            access.desk_readers,
            {Role.CLERK, Role.INSPECTOR, Role.MANAGER, Role.MODERATOR, Role.AUDITOR},
        ),
        (access.moderators, {Role.MODERATOR}),
        (access.managers, {Role.MANAGER}),
    ],
)
def test_a_rule_for_staff_admits_these_roles_and_no_others(rule, roles):
    for role, actor in STAFF.items():
        if role in roles:
            rule.admit(actor)
        else:
            with pytest.raises(NotAllowed):
                rule.admit(actor)
    for actor in (NOBODY, WITH_KEY):
        with pytest.raises(NotSignedIn):
            rule.admit(actor)
    with pytest.raises(NotAllowed):
        rule.admit(RESIDENT)


def test_the_rules_for_residents():
    for actor in (NOBODY, WITH_KEY, RESIDENT):
        access.anyone.admit(actor)
    access.signed_in.admit(RESIDENT)
    for actor in (NOBODY, WITH_KEY):
        with pytest.raises(NotSignedIn):
            access.signed_in.admit(actor)
    for actor in (WITH_KEY, RESIDENT):
        access.reporter.admit(actor)
    with pytest.raises(NotSignedIn):
        access.reporter.admit(NOBODY)
