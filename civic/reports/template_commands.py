# SPDX-License-Identifier: EUPL-1.2
"""Departments keep their templates of answers."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.accounts.kinds import Role
from civic.accounts.policy import Actor
from civic.catalogue.errors import UnknownCategory
from civic.catalogue.models import Category, Department
from civic.platform.problems import NotAllowed
from civic.reports.desk_models import ResponseTemplate
from civic.reports.errors import StaleTemplate
from civic.reports.people_queries import department_of
from civic.reports.template_schemas import TemplateBody, TemplateChange


def add_template(
    session: Session, body: TemplateBody, actor: Actor, now: datetime
) -> ResponseTemplate:
    """Keep a new template of a department that the caller manages.

    Raises:
        UnknownDepartment, UnknownCategory: there is none in the city.
        NotAllowed: the caller does not manage it.
    """
    department = department_of(session, body.department, actor)
    if department.id not in actor.department_ids([Role.MANAGER]):
        raise NotAllowed
    template = ResponseTemplate(
        department_id=department.id,
        category_id=_category_id(session, department, body.category),
        outcome=body.outcome,
        name=body.name,
        texts=dict(body.texts),
        created_at=now,
        updated_at=now,
    )
    session.add(template)
    session.flush()  # the answer shows its id
    return template


def change_template(
    session: Session, template: ResponseTemplate, change: TemplateChange, now: datetime
) -> None:
    """Change a locked template; what is not named stays.

    Raises:
        StaleTemplate: somebody else changed it meanwhile.
        UnknownCategory: there is none in the city.
    """
    _refuse_stale(template, change.version)
    given = change.model_fields_set
    if "category" in given:
        department = session.get_one(Department, template.department_id)
        template.category_id = _category_id(session, department, change.category)
    if "outcome" in given:
        template.outcome = change.outcome
    template.name = change.name or template.name
    template.texts = dict(change.texts or template.texts)
    template.updated_at = now
    template.version += 1


def drop_template(session: Session, template: ResponseTemplate, version: int) -> None:
    """Drop a locked template.

    Raises:
        StaleTemplate: somebody else changed it meanwhile.
    """
    _refuse_stale(template, version)
    session.delete(template)


def _refuse_stale(template: ResponseTemplate, version: int) -> None:
    """Let something pass that was decided on a locked template as it is."""
    if version != template.version:
        changed_at = template.updated_at.replace(microsecond=0)
        raise StaleTemplate(
            "Somebody changed it meanwhile. Look at it as it is now, then decide.",
            version=template.version,
            changed_at=changed_at,
        )


def _category_id(session: Session, department: Department, code: str | None) -> UUID | None:
    if code is None:
        return None
    found = session.scalar(
        select(Category.id).filter_by(
            jurisdiction_id=department.jurisdiction_id, code=code, withdrawn_at=None
        )
    )
    if found is None:
        raise UnknownCategory("There is no category “{category}”.", category=code)
    return found
