# SPDX-License-Identifier: EUPL-1.2
"""What can be reported, and who answers for it."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from civic.catalogue.kinds import (
    DepartmentKind,
    Moderation,
    PhotoDuty,
    QuestionKind,
    SubjectKind,
    Visibility,
)
from civic.platform.db import Id, Instant, JsonList, Model, Texts, one_of

__all__ = [
    "Category",
    "Department",
    "DepartmentKind",
    "Group",
    "Moderation",
    "PhotoDuty",
    "Question",
    "QuestionKind",
    "Responsibility",
    "SubjectKind",
    "Visibility",
]


class Group(Model):
    """The first level of the catalogue: house, yard, street, park..."""

    __tablename__ = "groups"
    __table_args__ = (UniqueConstraint("jurisdiction_id", "code"),)

    id: Mapped[Id]
    jurisdiction_id: Mapped[UUID] = mapped_column(ForeignKey("jurisdictions.id"))
    code: Mapped[str]
    name: Mapped[Texts]
    icon: Mapped[str]
    position: Mapped[int]
    withdrawn_at: Mapped[Instant | None]


class Category(Model):
    """A kind of problem that can be reported."""

    __tablename__ = "categories"
    __table_args__ = (
        UniqueConstraint("jurisdiction_id", "code"),
        CheckConstraint(one_of("subject_kind", SubjectKind), name="subject_kind_known"),
        CheckConstraint(one_of("photo", PhotoDuty), name="photo_known"),
        CheckConstraint(one_of("response_photo", PhotoDuty), name="response_photo_known"),
        CheckConstraint(one_of("visibility", Visibility), name="visibility_known"),
        CheckConstraint(one_of("moderation", Moderation), name="moderation_known"),
    )

    id: Mapped[Id]
    jurisdiction_id: Mapped[UUID] = mapped_column(ForeignKey("jurisdictions.id"))
    group_id: Mapped[UUID] = mapped_column(ForeignKey("groups.id"), index=True)
    code: Mapped[str]
    #: Second level inside the group, such as "lighting"; a heading, nothing hangs on it.
    topic: Mapped[Texts]
    name: Mapped[Texts]
    #: When it counts, and what to do instead when it does not.
    hint: Mapped[Texts]
    subject_kind: Mapped[str]
    #: Kinds of facility or asset the subject may be; empty: any.
    subject_kinds: Mapped[JsonList]
    photo: Mapped[str]
    #: Photo in a response with the outcome `fixed`.
    response_photo: Mapped[str]
    visibility: Mapped[str]
    moderation: Mapped[str]
    #: First and last day of the season as MM-DD, both inclusive; it may run over the new year.
    season_from: Mapped[str | None]
    season_to: Mapped[str | None]
    #: Language -> words that people search with.
    synonyms: Mapped[Texts]
    #: Code of the promise that holds.
    promise: Mapped[str]
    position: Mapped[int]
    withdrawn_at: Mapped[Instant | None]


class Question(Model):
    """An extra field of a category."""

    __tablename__ = "questions"
    __table_args__ = (
        UniqueConstraint("category_id", "code"),
        CheckConstraint(one_of("kind", QuestionKind), name="kind_known"),
    )

    id: Mapped[Id]
    category_id: Mapped[UUID] = mapped_column(ForeignKey("categories.id"))
    code: Mapped[str]
    kind: Mapped[str]
    is_required: Mapped[bool]
    label: Mapped[Texts]
    #: For `choice` and `choices`: [{"code": …, "name": {language: …}}].
    options: Mapped[JsonList]
    position: Mapped[int]


class Department(Model):
    """Who works a queue."""

    __tablename__ = "departments"
    __table_args__ = (
        UniqueConstraint("jurisdiction_id", "code"),
        CheckConstraint(one_of("kind", DepartmentKind), name="kind_known"),
        Index(
            "uq_departments_dispatcher",
            "jurisdiction_id",
            unique=True,
            postgresql_where="kind = 'dispatcher' AND withdrawn_at IS NULL",
        ),
    )

    id: Mapped[Id]
    jurisdiction_id: Mapped[UUID] = mapped_column(ForeignKey("jurisdictions.id"))
    code: Mapped[str]
    kind: Mapped[str]
    name: Mapped[Texts]
    email: Mapped[str | None]
    phone: Mapped[str | None]
    #: Code of the calendar by which its working time runs.
    calendar: Mapped[str]
    #: The organisation of the directory that this department is, where it manages buildings.
    organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id"))
    withdrawn_at: Mapped[Instant | None]


class Responsibility(Model):
    """A department answers for a category (or a whole group, or all) in an area (or everywhere).

    With `by_building_manager` the managing organisation of the building answers where it is a
    department, and `department_id` where it is not.
    """

    __tablename__ = "responsibilities"
    __table_args__ = (
        CheckConstraint("category_id IS NULL OR group_id IS NULL", name="category_or_group"),
        Index(
            "uq_responsibilities_scope",
            "jurisdiction_id",
            "category_id",
            "group_id",
            "area_id",
            unique=True,
            postgresql_nulls_not_distinct=True,
        ),
    )

    id: Mapped[Id]
    jurisdiction_id: Mapped[UUID] = mapped_column(ForeignKey("jurisdictions.id"))
    department_id: Mapped[UUID] = mapped_column(ForeignKey("departments.id"))
    category_id: Mapped[UUID | None] = mapped_column(ForeignKey("categories.id"))
    group_id: Mapped[UUID | None] = mapped_column(ForeignKey("groups.id"))
    area_id: Mapped[UUID | None] = mapped_column(ForeignKey("areas.id"))
    by_building_manager: Mapped[bool] = mapped_column(default=False)
