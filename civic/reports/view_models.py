# SPDX-License-Identifier: EUPL-1.2
"""Views of queues that somebody gave a name."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from civic.platform.db import Id, Instant, Json, Model


class SavedView(Model):
    """A filter of queues with a name: a person's own, or shared by a department."""

    __tablename__ = "saved_views"
    __table_args__ = (
        UniqueConstraint("person_id", "name"),
        UniqueConstraint("department_id", "name"),
        CheckConstraint("num_nonnulls(person_id, department_id) = 1", name="person_or_department"),
    )

    id: Mapped[Id]
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    department_id: Mapped[UUID | None] = mapped_column(ForeignKey("departments.id"))
    name: Mapped[str]
    #: `queue_schemas.ViewQuery`.
    query: Mapped[Json]
    position: Mapped[int]
    saved_at: Mapped[Instant]
