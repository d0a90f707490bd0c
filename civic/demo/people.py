# SPDX-License-Identifier: EUPL-1.2
"""The people of the demo city, none of whom exists."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.accounts.commands import add_person, grant_role, set_password
from civic.accounts.kinds import Role
from civic.accounts.models import Person
from civic.catalogue.models import Department
from civic.places.models import Jurisdiction

#: The same for all; the demo city is nobody's.
PASSWORD = "gulls over the market square"  # noqa: S105 - printed by `civic up` in demo mode
DOMAIN = "helsinki.example"
#: Role -> (name of the mailbox, department).
SIGN_INS: tuple[tuple[Role, str, str | None], ...] = (
    (Role.RESIDENT, "resident", None),
    (Role.CLERK, "clerk", "streets"),
    (Role.MANAGER, "manager", "streets"),
    (Role.MODERATOR, "moderator", None),
    (Role.ADMINISTRATOR, "administrator", None),
    (Role.AUDITOR, "auditor", None),
)


@dataclass(frozen=True)
class SignIn:
    """How to sign in as somebody of the demo city."""

    role: str
    email: str
    password: str


def demo_sign_ins() -> list[SignIn]:
    """Return how to sign in, one for each role."""
    return [SignIn(role.value, f"{box}@{DOMAIN}", PASSWORD) for role, box, _ in SIGN_INS]


def make_people(session: Session, city: Jurisdiction, now: datetime) -> dict[str, Person]:
    """Make the people who sign in and a clerk for every department; return those by department."""
    departments = {
        row.code: row
        for row in session.scalars(select(Department).filter_by(jurisdiction_id=city.id))
    }
    for role, box, code in SIGN_INS:
        person = add_person(session, f"{box}@{DOMAIN}", name=f"Demo {role}", now=now)
        if person.password_hash is None:
            set_password(session, person, PASSWORD, now)
            # Whoever tries the demo may do all that somebody may whose address is known.
            person.email_confirmed_at = now
        if role is not Role.RESIDENT:
            where = departments[code].id if code else None
            grant_role(session, person, role, city.id, where)
    return {code: _clerk(session, city, row, now) for code, row in departments.items()}


def _clerk(session: Session, city: Jurisdiction, department: Department, now: datetime) -> Person:
    clerk = add_person(
        session, f"clerk.{department.code}@{DOMAIN}", name=f"Clerk of {department.code}", now=now
    )
    grant_role(session, clerk, Role.CLERK, city.id, department.id)
    return clerk
