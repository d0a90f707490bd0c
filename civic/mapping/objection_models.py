# SPDX-License-Identifier: EUPL-1.2
"""What people object to of what checks did with their points and answers."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from civic.platform.db import Id, Instant, Json, Model


class Objection(Model):
    """Somebody's words against a check that let a point or answer of theirs count for nothing."""

    __tablename__ = "objections"
    __table_args__ = (
        CheckConstraint(
            "(counts IS NULL) = (decided_at IS NULL) AND (decided_at IS NULL) = (reason IS NULL)",
            name="decided_whole",
        ),
        Index(
            "ix_objections_open",
            "jurisdiction_id",
            "made_at",
            postgresql_where=text("counts IS NULL"),
        ),
    )

    id: Mapped[Id]
    jurisdiction_id: Mapped[UUID] = mapped_column(ForeignKey("jurisdictions.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    #: The mapping point or the answer; a person looks at each once.
    ref_id: Mapped[UUID] = mapped_column(unique=True)
    #: The person's words.
    text: Mapped[str]
    #: What the checks saw when it was made, in flags and metres.
    evidence: Mapped[Json]
    made_at: Mapped[Instant]
    #: Whether a moderator lets it count; None: nobody has looked yet.
    counts: Mapped[bool | None]
    decided_at: Mapped[Instant | None]
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    #: The moderator's words to the person.
    reason: Mapped[str | None]
