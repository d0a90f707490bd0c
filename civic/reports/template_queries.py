# SPDX-License-Identifier: EUPL-1.2
"""Templates of answers, and what their fields stand for in a report."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from civic.accounts.kinds import Role
from civic.accounts.models import Person
from civic.accounts.policy import Actor
from civic.catalogue.models import Category, Department
from civic.places.models import Jurisdiction
from civic.platform.i18n import local_due, pick
from civic.platform.problems import NotAllowed, NotThere
from civic.reports.desk_models import ResponseTemplate
from civic.reports.errors import UnknownTemplate
from civic.reports.models import Report
from civic.reports.queries import catalogue_of
from civic.reports.template_policy import Words, with_values, words_for
from civic.reports.template_schemas import TemplateQuery
from civic.sla.policy import Target
from civic.sla.queries import timers_of


def templates(session: Session, query: TemplateQuery, actor: Actor) -> Sequence[ResponseTemplate]:
    """Return the templates of the caller's departments (or cities), the most particular first."""
    wanted = (
        select(ResponseTemplate)
        .join(Department, Department.id == ResponseTemplate.department_id)
        .where(
            or_(
                Department.id.in_(actor.department_ids()),
                Department.jurisdiction_id.in_(
                    actor.jurisdiction_ids(Role.MODERATOR, Role.AUDITOR)
                ),
            )
        )
    )
    if query.department:
        wanted = wanted.where(Department.code == query.department)
    if query.category:
        fits = Category.code == query.category
        wanted = wanted.outerjoin(Category, Category.id == ResponseTemplate.category_id)
        wanted = wanted.where(or_(ResponseTemplate.category_id.is_(None), fits))
    if query.outcome:
        any_outcome = ResponseTemplate.outcome.is_(None)
        wanted = wanted.where(or_(any_outcome, ResponseTemplate.outcome == query.outcome))
    ordered = wanted.order_by(
        ResponseTemplate.category_id.is_(None),
        ResponseTemplate.outcome.is_(None),
        ResponseTemplate.name,
        ResponseTemplate.id,
    )
    return session.scalars(ordered).all()


def managed_template(session: Session, template_id: UUID, actor: Actor) -> ResponseTemplate:
    """Return the template, locked, if the caller manages its department.

    Raises:
        NotThere: there is none, or it is no department's of the caller's.
        NotAllowed: it is for its managers to change.
    """
    found = session.get(ResponseTemplate, template_id, with_for_update=True, populate_existing=True)
    if found is None or found.department_id not in actor.department_ids():
        raise NotThere
    if found.department_id not in actor.department_ids([Role.MANAGER]):
        raise NotAllowed
    return found


def reporter_language(session: Session, report: Report) -> str:
    """Return the language in which the reporter is told the news."""
    if report.reporter_id is None:
        return report.language
    return session.get_one(Person, report.reporter_id).language


def template_words(session: Session, report: Report, template_id: UUID) -> Words:
    """Return what a template says of the report, in the language of its reporter if it has it.

    Raises:
        UnknownTemplate: the department of the report has no such template.
    """
    template = session.get(ResponseTemplate, template_id)
    if template is None or template.department_id != report.department_id:
        raise UnknownTemplate("Pick a template of the department of the report.")
    city = session.get_one(Jurisdiction, report.jurisdiction_id)
    return words_for(template.texts, reporter_language(session, report), city.languages)


def field_values(session: Session, report: Report, language: str) -> dict[str, str]:
    """Return what the fields of an answer stand for, in the words of `language`."""
    known = catalogue_of(session, report)
    zone = session.get_one(Jurisdiction, report.jurisdiction_id).zone
    owed = [
        timer
        for timer in timers_of(session, report.id)
        if (timer.target, timer.cycle) == (Target.RESOLUTION, report.cycle)
    ]
    return {
        "number": report.number,
        "address": report.address,
        "category": pick(known.category_by_id[report.category_id].name, language),
        "department": pick(known.department_by_id[report.department_id].name, language),
        "due": local_due(owed[-1].due_at, zone, language) if owed else "",
    }


def answer_words(
    session: Session, report: Report, text: str | None, template_id: UUID | None
) -> Words:
    """Return the words of an answer with their fields filled: those given, else the template's.

    Raises:
        UnknownTemplate: the department of the report has no such template.
    """
    language = reporter_language(session, report)
    words = Words(text or "", language, is_in_own_language=True)
    if text is None and template_id is not None:
        words = template_words(session, report, template_id)
    values = field_values(session, report, words.language)
    return Words(with_values(words.text, values), words.language, words.is_in_own_language)
