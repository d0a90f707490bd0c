# SPDX-License-Identifier: EUPL-1.2
import pytest
from click.testing import CliRunner, Result

from civic.accounts.commands import check_password
from civic.accounts.kinds import Role
from civic.accounts.queries import actor_of, person_by_email
from civic.cli.person import person
from tests.factories import PASSWORD, make_city


def add(*arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(person, ["add", *arguments], input=stdin)


@pytest.fixture
def city(session):
    made = make_city(session)
    session.commit()
    return made


def test_a_clerk_of_the_only_city_can_sign_in_with_the_password_typed(session, city):
    added = add(
        "eva@city.example", "--role", "clerk", "--department", "streets", "--password",
        stdin=f"{PASSWORD}\n",
    )  # fmt: skip

    assert added.exit_code == 0, added.output
    known = check_password(session, "eva@city.example", PASSWORD)
    assert actor_of(known).department_ids() == {city.department.id}


def test_a_second_role_goes_to_the_same_person(session, city):
    add("eva@city.example", "--role", "moderator")
    add("eva@city.example", "--role", "auditor", "--jurisdiction", "testville")

    known = person_by_email(session, "eva@city.example")
    assert known is not None
    assert actor_of(known).jurisdiction_ids(Role.MODERATOR, Role.AUDITOR) == {city.jurisdiction.id}
    assert {grant.role for grant in actor_of(known).grants} == {Role.MODERATOR, Role.AUDITOR}


def test_without_a_role_it_is_a_resident(session, city):
    assert add("eva@posti.example").output == "eva@posti.example: resident\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--role", "clerk"), "works in a --department"),
        (("--role", "clerk", "--department", "moon"), "'moon' is none of them"),
        (("--role", "moderator", "--jurisdiction", "atlantis"), "there are: testville"),
    ],
)
def test_what_does_not_fit_is_one_sentence_and_nobody_is_added(session, city, arguments, says):
    refused = add("eva@city.example", *arguments)

    assert refused.exit_code == 1
    assert says in refused.output
    assert person_by_email(session, "eva@city.example") is None


def test_a_weak_password_is_refused_with_its_reason(session, city):
    refused = add("eva@city.example", "--password", stdin="short\n")

    assert refused.exit_code == 1
    assert "at least 12 characters" in refused.output
    assert person_by_email(session, "eva@city.example") is None
