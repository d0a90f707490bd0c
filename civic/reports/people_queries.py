# SPDX-License-Identifier: EUPL-1.2
"""Who works in a department, as its desk needs to know."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from civic.accounts.kinds import DEPARTMENT_ROLES, Role
from civic.accounts.models import Membership, Person
from civic.accounts.policy import Actor
from civic.catalogue.models import Department
from civic.platform.problems import NotAllowed
from civic.reports.errors import UnknownDepartment
from civic.reports.models import ReportEvent

Names = Mapping[str, str]


@dataclass(frozen=True)
class Staff:
    """Somebody of a department, or a moderator of its city."""

    id: UUID
    name: str
    roles: Sequence[Role]


def department_of(session: Session, code: str, actor: Actor) -> Department:
    """Return the department with this code in one of the caller's cities, if it is theirs.

    Moderators and auditors read about all departments of their city.

    Raises:
        UnknownDepartment: there is none in their cities.
        NotAllowed: it is another department's.
    """
    cities = {grant.jurisdiction_id for grant in actor.grants}
    wanted = select(Department).where(
        Department.code == code,
        Department.jurisdiction_id.in_(cities),
        Department.withdrawn_at.is_(None),
    )
    found = session.scalars(wanted.order_by(Department.id)).all()
    if not found:
        raise UnknownDepartment("There is no department “{department}”.", department=code)
    everywhere = actor.jurisdiction_ids(Role.MODERATOR, Role.AUDITOR)
    for department in found:
        if department.jurisdiction_id in everywhere or department.id in actor.department_ids():
            return department
    raise NotAllowed


def staff_for(session: Session, department: Department) -> list[Staff]:
    """Return the people of the department, then the moderators of its city, in order of name."""
    here = Membership.department_id == department.id
    moderates = (Membership.jurisdiction_id == department.jurisdiction_id) & (
        Membership.role == Role.MODERATOR
    )
    rows = session.execute(
        select(Person.id, Person.name, Membership.role)
        .join(Membership, Membership.person_id == Person.id)
        .where(or_(here, moderates), Person.disabled_at.is_(None))
        .order_by(Person.name, Person.id, Membership.role)
    )
    roles: dict[tuple[UUID, str], list[Role]] = {}
    for person_id, name, role in rows:
        roles.setdefault((person_id, name), []).append(Role(role))
    found = [Staff(person_id, name, held) for (person_id, name), held in roles.items()]
    return sorted(found, key=lambda staff: not DEPARTMENT_ROLES & set(staff.roles))


def staff_names(session: Session, rows: Iterable[ReportEvent]) -> Names:
    """Return the names of the staff that rows of a history are about, by the ids in them."""
    ids = {UUID(person_id) for row in rows for person_id in _people_in(row.data)}
    if not ids:
        return {}
    found = session.execute(select(Person.id, Person.name).where(Person.id.in_(ids)))
    return {str(person_id): name for person_id, name in found}


def named(data: Mapping[str, Any], names: Names) -> dict[str, Any]:
    """Return what the facts of a row say more with the names of people."""
    more: dict[str, Any] = {}
    if data.get("assignee_id"):
        more["assignee"] = names[data["assignee_id"]]
    if "mentions" in data:
        more["mentioned"] = [names[person_id] for person_id in data["mentions"]]
    return more


def _people_in(data: Mapping[str, Any]) -> list[str]:
    assignee = [data["assignee_id"]] if data.get("assignee_id") else []
    return assignee + list(data.get("mentions", ()))
