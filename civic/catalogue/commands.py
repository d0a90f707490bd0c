# SPDX-License-Identifier: EUPL-1.2
"""Change what can be reported and who answers for it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import delete, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from civic.catalogue.models import Category, Department, Group, Question, Responsibility

Texts = Mapping[str, str]
Row = TypeVar("Row", Group, Category, Department)


@dataclass(frozen=True)
class GroupDraft:
    """A group as it shall stand."""

    code: str
    name: Texts
    icon: str
    position: int


@dataclass(frozen=True)
class QuestionDraft:
    """A question as it shall stand; its place in the list is its position."""

    code: str
    kind: str
    is_required: bool
    label: Texts
    options: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True)
class CategoryDraft:
    """A category as it shall stand."""

    code: str
    group_id: UUID
    topic: Texts
    name: Texts
    hint: Texts
    synonyms: Texts
    subject_kind: str
    subject_kinds: Sequence[str]
    photo: str
    response_photo: str
    visibility: str
    moderation: str
    season_from: str | None
    season_to: str | None
    promise: str
    position: int
    questions: Sequence[QuestionDraft] = field(default=())


@dataclass(frozen=True)
class DepartmentDraft:
    """A department as it shall stand."""

    code: str
    kind: str
    name: Texts
    email: str | None
    phone: str | None
    calendar: str
    organisation_id: UUID | None


@dataclass(frozen=True)
class ResponsibilityDraft:
    """A responsibility as it shall stand; None: all categories, everywhere."""

    department_id: UUID
    category_id: UUID | None
    group_id: UUID | None
    area_id: UUID | None
    by_building_manager: bool


def save_group(session: Session, jurisdiction_id: UUID, draft: GroupDraft) -> Group:
    """Store a group under its code; one that was withdrawn is back."""
    return _save(session, Group, jurisdiction_id, asdict(draft))


def save_department(session: Session, jurisdiction_id: UUID, draft: DepartmentDraft) -> Department:
    """Store a department under its code; one that was withdrawn is back."""
    return _save(session, Department, jurisdiction_id, asdict(draft))


def save_category(session: Session, jurisdiction_id: UUID, draft: CategoryDraft) -> Category:
    """Store a category under its code, with exactly the questions of `draft`.

    One that was withdrawn is back. Reports keep the answers they were given.
    """
    values = asdict(replace(draft, questions=()))
    del values["questions"]
    values["subject_kinds"] = list(draft.subject_kinds)
    category = _save(session, Category, jurisdiction_id, values)
    session.execute(delete(Question).where(Question.category_id == category.id))
    rows = [
        {
            **asdict(question),
            "options": [dict(option) for option in question.options],
            "category_id": category.id,
            "position": position,
        }
        for position, question in enumerate(draft.questions)
    ]
    if rows:
        session.execute(insert(Question), rows)
    return category


def replace_responsibilities(
    session: Session, jurisdiction_id: UUID, drafts: Sequence[ResponsibilityDraft]
) -> None:
    """Let exactly `drafts` hold in the jurisdiction; reports carry the rule that routed them."""
    session.execute(delete(Responsibility).filter_by(jurisdiction_id=jurisdiction_id))
    rows = [{**asdict(draft), "jurisdiction_id": jurisdiction_id} for draft in drafts]
    if rows:
        session.execute(insert(Responsibility), rows)


def withdraw_groups(
    session: Session, jurisdiction_id: UUID, codes: Sequence[str], now: datetime
) -> None:
    """Take groups out of the catalogue; they stay readable for old reports."""
    _withdraw(session, Group, jurisdiction_id, codes, now)


def withdraw_categories(
    session: Session, jurisdiction_id: UUID, codes: Sequence[str], now: datetime
) -> None:
    """Take categories out of the catalogue; they stay readable for old reports."""
    _withdraw(session, Category, jurisdiction_id, codes, now)


def withdraw_departments(
    session: Session, jurisdiction_id: UUID, codes: Sequence[str], now: datetime
) -> None:
    """Let departments take no new reports; what stands in their queues stays there."""
    _withdraw(session, Department, jurisdiction_id, codes, now)


def _save(session: Session, model: type[Row], jurisdiction_id: UUID, values: dict[str, Any]) -> Row:
    new = insert(model).values(**values, jurisdiction_id=jurisdiction_id, withdrawn_at=None)
    kept = {name: new.excluded[name] for name in (*values, "withdrawn_at") if name != "code"}
    statement = new.on_conflict_do_update(
        index_elements=["jurisdiction_id", "code"], set_=kept
    ).returning(model)
    # Snapshots are read from the same session: what it already holds must be renewed.
    return session.scalars(statement, execution_options={"populate_existing": True}).one()


def _withdraw(
    session: Session,
    model: type[Group | Category | Department],
    jurisdiction_id: UUID,
    codes: Sequence[str],
    now: datetime,
) -> None:
    session.execute(
        update(model)
        .where(
            model.jurisdiction_id == jurisdiction_id,
            model.code.in_(codes),
            model.withdrawn_at.is_(None),
        )
        .values(withdrawn_at=now)
    )
