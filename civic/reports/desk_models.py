# SPDX-License-Identifier: EUPL-1.2
"""What the desk keeps beside reports and their history."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from civic.platform.db import Id, Instant, Model, Texts, one_of
from civic.reports.kinds import Outcome


class DeedKey(Model):
    """The key that a device gave to something it did with a report.

    A device that did not hear the answer sends the deed again with the same key: nothing is done
    twice then.
    """

    __tablename__ = "deed_keys"
    __table_args__ = (Index("ix_deed_keys_done_at", "done_at"),)

    key: Mapped[UUID] = mapped_column(primary_key=True)
    report_id: Mapped[UUID] = mapped_column(ForeignKey("reports.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    action: Mapped[str]
    #: The report that the answer shows, where it is another one: a part that was split off.
    shown_id: Mapped[UUID | None] = mapped_column(ForeignKey("reports.id"))
    done_at: Mapped[Instant]


class ResponseTemplate(Model):
    """Words that a department answers with again and again, in the languages of its residents."""

    __tablename__ = "response_templates"
    __table_args__ = (
        CheckConstraint(f"outcome IS NULL OR {one_of('outcome', Outcome)}", name="outcome_known"),
        Index("ix_response_templates_department_id", "department_id"),
    )

    id: Mapped[Id]
    department_id: Mapped[UUID] = mapped_column(ForeignKey("departments.id"))
    #: What it is offered for; None: for all that the department answers.
    category_id: Mapped[UUID | None] = mapped_column(ForeignKey("categories.id"))
    outcome: Mapped[str | None]
    #: What staff know it by.
    name: Mapped[str]
    #: Language -> words with fields in braces, such as {number}.
    texts: Mapped[Texts]
    created_at: Mapped[Instant]
    updated_at: Mapped[Instant]
    #: Grows with every change.
    version: Mapped[int] = mapped_column(server_default="1")
