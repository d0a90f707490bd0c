# SPDX-License-Identifier: EUPL-1.2
"""Questions about people."""

from functools import cache
from uuid import UUID

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from civic.accounts.kinds import Role
from civic.accounts.models import Membership, Person, SignIn
from civic.accounts.policy import Actor, Grant


def person_by_email(session: Session, email: str) -> Person | None:
    """Return the person with this address, however it is capitalised."""
    return session.scalars(people_with(email)).unique().one_or_none()


def people_with(email: str) -> Select[Person]:
    """Return the statement that finds the person with this address, however it is capitalised."""
    return select(Person).where(func.lower(Person.email) == email.strip().lower())


def open_sign_in(session: Session, sign_in_id: UUID) -> SignIn | None:
    """Return the session if it has not ended and its person may still sign in."""
    return session.scalars(_open_sign_in(), {"id": sign_in_id}).unique().one_or_none()


@cache
def _open_sign_in() -> Select[SignIn]:
    """Return the statement, which is built but once: every request of somebody known sends it."""
    return (
        select(SignIn)
        .join(SignIn.person)
        .where(
            SignIn.id == bindparam("id"), SignIn.ended_at.is_(None), Person.disabled_at.is_(None)
        )
    )


def actor_of(
    person: Person, report_key: str | None = None, supporter_key: str | None = None
) -> Actor:
    """Return the person as one who acts, with the keys that the request carries."""
    grants = frozenset(
        Grant(Role(m.role), m.jurisdiction_id, m.department_id) for m in person.memberships
    )
    return Actor(person.id, person.email, person.language, grants, report_key, supporter_key)


def staff_of(session: Session, department_id: UUID, *roles: Role) -> list[Person]:
    """Return the people of a department who hold one of `roles`, in order of name."""
    wanted = (
        select(Person)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.department_id == department_id,
            Membership.role.in_(roles),
            Person.disabled_at.is_(None),
        )
        .order_by(Person.name, Person.id)
    )
    return list(session.scalars(wanted).unique())
