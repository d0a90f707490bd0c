# SPDX-License-Identifier: EUPL-1.2
"""PRODUCT.md 11, as a table: what each role may do with a report."""

from dataclasses import dataclass
from uuid import UUID

import pytest

from civic.accounts.kinds import Role
from civic.accounts.policy import Actor, Grant
from civic.reports.kinds import SHOWN, Status
from civic.reports.policy import Rights, rights_of

CITY, ELSEWHERE, STREETS, LIGHTING, ME, SOMEBODY = (UUID(int=n) for n in range(1, 7))


@dataclass
class Facts:
    visibility: str = "public"
    status: str = Status.ACCEPTED
    reporter_id: UUID | None = SOMEBODY
    jurisdiction_id: UUID = CITY
    department_id: UUID = STREETS


def person(role: Role | None = None, city: UUID = CITY, department: UUID | None = None) -> Actor:
    grants = frozenset({Grant(role, city, department)} if role else set[Grant]())
    return Actor(ME, "me@people.example", grants=grants)


NOBODY = Actor()
WORKING = [Role.CLERK, Role.INSPECTOR, Role.MANAGER]
PROPERTIES = (
    "sees", "sees_text", "sees_contact", "sees_internal", "sees_reporters_words", "works",
    "desks", "manages", "moderates", "audits", "owns",
)  # fmt: skip


def allowed(actor: Actor, facts: Facts, *, key: bool = False) -> set[str]:
    rights = rights_of(actor, facts, holds_key=key)
    return {name for name in PROPERTIES if getattr(rights, name)}


READS = {"sees", "sees_text"}
OWNS = READS | {"sees_contact", "sees_reporters_words", "owns"}
STAFF = READS | {"sees_contact", "sees_internal", "sees_reporters_words"}
WORKS = STAFF | {"works", "desks"}


@pytest.mark.parametrize(
    ("actor", "key", "public", "private"),
    [
        (NOBODY, False, READS, set()),
        (NOBODY, True, OWNS, OWNS),
        (person(), False, READS, set()),
        (person(), True, OWNS, OWNS),
        (person(Role.RESIDENT), False, READS, set()),
        (person(Role.MAPPER), False, READS, set()),
        *((person(role, CITY, LIGHTING), False, READS, set()) for role in WORKING),
        *((person(role, ELSEWHERE, STREETS), False, READS, set()) for role in WORKING),
        (person(Role.CLERK, CITY, STREETS), False, WORKS, WORKS),
        (person(Role.INSPECTOR, CITY, STREETS), False, WORKS, WORKS),
        (
            person(Role.MANAGER, CITY, STREETS),
            False,
            WORKS | {"manages"},
            WORKS | {"manages"},
        ),
        (
            person(Role.MODERATOR),
            False,
            STAFF | {"moderates", "desks"},
            STAFF | {"moderates", "desks"},
        ),
        (person(Role.MODERATOR, ELSEWHERE), False, READS, set()),
        (person(Role.AUDITOR), False, STAFF | {"audits"}, STAFF | {"audits"}),
        (person(Role.AUDITOR, ELSEWHERE), False, READS, set()),
        # An administrator sets up the city and reads no resident's affairs.
        (person(Role.ADMINISTRATOR), False, READS, set()),
    ],
)
def test_a_role_may_do_just_this(actor, key, public, private):
    assert allowed(actor, Facts(), key=key) == public
    assert allowed(actor, Facts(visibility="private"), key=key) == private


@pytest.mark.parametrize("visibility", ["public", "private"])
def test_the_reporter_owns_the_report_with_an_account(visibility):
    assert allowed(person(), Facts(visibility, reporter_id=ME)) == OWNS


def test_nobody_owns_a_report_that_was_sent_without_an_account():
    assert not rights_of(NOBODY, Facts(reporter_id=None), holds_key=False).owns


@pytest.mark.parametrize("status", Status)
def test_the_text_is_public_once_somebody_or_the_checks_let_it_pass(status):
    facts = Facts(status=status)

    assert rights_of(NOBODY, facts, holds_key=False).sees
    assert rights_of(NOBODY, facts, holds_key=False).sees_text == (status in SHOWN)
    assert rights_of(NOBODY, facts, holds_key=True).sees_text
    assert rights_of(person(Role.MODERATOR), facts, holds_key=False).sees_text


def test_a_right_of_one_department_is_none_in_another_of_the_same_person():
    grants = frozenset({Grant(Role.CLERK, CITY, STREETS), Grant(Role.MANAGER, CITY, LIGHTING)})

    rights = rights_of(Actor(ME, grants=grants), Facts(), holds_key=False)

    assert (rights.works, rights.manages) == (True, False)


def test_rights_are_a_value():
    assert rights_of(NOBODY, Facts(), holds_key=False) == Rights(
        owns=False,
        works=False,
        manages=False,
        moderates=False,
        audits=False,
        is_public=True,
        is_shown=True,
    )
