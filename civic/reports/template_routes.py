# SPDX-License-Identifier: EUPL-1.2
"""Templates of answers."""

from uuid import UUID

from apiflask import APIBlueprint
from sqlalchemy.orm import Session

from civic.accounts.access import desk_readers, managers
from civic.catalogue.errors import UnknownCategory
from civic.catalogue.models import Department
from civic.catalogue.queries import catalogue
from civic.places.models import Jurisdiction
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint, language
from civic.platform.problems import InvalidBody, NotAllowed, NotSignedIn, NotThere
from civic.reports import template_commands, template_queries
from civic.reports.desk_models import ResponseTemplate
from civic.reports.errors import StaleTemplate, UnknownDepartment
from civic.reports.template_schemas import (
    TemplateBody,
    TemplateChange,
    TemplateList,
    TemplateQuery,
    TemplateRead,
    TemplateView,
)
from civic.reports.views import Context

bp = APIBlueprint("templates", __name__, tag="Desk")

TEMPLATES = "/api/v1/desk/templates"
TEMPLATE = f"{TEMPLATES}/<uuid:template_id>"
REFUSED = (NotAllowed, NotSignedIn, InvalidBody)


@endpoint(
    bp,
    TEMPLATES,
    "GET",
    may=desk_readers,
    query=TemplateQuery,
    returns=TemplateList,
    refuses=REFUSED,
)
def list_templates(query: TemplateQuery) -> TemplateList:
    """List the words that my departments answer with again and again."""
    with transaction() as session:
        found = template_queries.templates(session, query, current_actor())
        return TemplateList(items=[_view(session, template) for template in found])


@endpoint(
    bp,
    TEMPLATES,
    "POST",
    may=managers,
    body=TemplateBody,
    returns=TemplateView,
    status=201,
    refuses=(*REFUSED, UnknownCategory, UnknownDepartment),
)
def add_template(body: TemplateBody) -> TemplateView:
    """Keep words that a department answers with again and again."""
    with transaction() as session:
        added = template_commands.add_template(session, body, current_actor(), utc_now())
        return _view(session, added)


@endpoint(
    bp,
    TEMPLATE,
    "PATCH",
    may=managers,
    body=TemplateChange,
    returns=TemplateView,
    refuses=(*REFUSED, NotThere, StaleTemplate, UnknownCategory),
)
def change_template(template_id: UUID, body: TemplateChange) -> TemplateView:
    """Change a template; answers that were given with it stay as they are."""
    with transaction() as session:
        template = template_queries.managed_template(session, template_id, current_actor())
        template_commands.change_template(session, template, body, utc_now())
        return _view(session, template)


@endpoint(
    bp,
    TEMPLATE,
    "DELETE",
    may=managers,
    query=TemplateRead,
    returns=TemplateList,
    refuses=(*REFUSED, NotThere, StaleTemplate),
)
def drop_template(template_id: UUID, query: TemplateRead) -> TemplateList:
    """Drop a template; the answer are those that are left."""
    with transaction() as session:
        actor = current_actor()
        template = template_queries.managed_template(session, template_id, actor)
        template_commands.drop_template(session, template, query.version)
        left = template_queries.templates(session, TemplateQuery(), actor)
        return TemplateList(items=[_view(session, template) for template in left])


def _view(session: Session, template: ResponseTemplate) -> TemplateView:
    department = session.get_one(Department, template.department_id)
    city = session.get_one(Jurisdiction, department.jurisdiction_id)
    about = Context(catalogue(session, city.id, city.catalogue_version), language(), utc_now())
    category = about.known.category_by_id[template.category_id] if template.category_id else None
    return TemplateView(
        id=template.id,
        department=about.department_of(department.id),
        category=about.category(category) if category else None,
        outcome=template.outcome,
        name=template.name,
        texts=template.texts,
        updated_at=template.updated_at,
        version=template.version,
    )
