# SPDX-License-Identifier: EUPL-1.2
"""What somebody higher up has to look at."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, text
from sqlalchemy.orm import Mapped, mapped_column

from civic.platform.db import Id, Instant, Model, one_of
from civic.reports.escalation_kinds import EscalationKind, EscalationLevel
from civic.sla.policy import Target


class Escalation(Model):
    """An occasion on which a report went up; the same one is a row once, whoever tells of it.

    It stays as it is; acknowledging says that somebody looks after it.
    """

    __tablename__ = "escalations"
    __table_args__ = (
        CheckConstraint(one_of("kind", EscalationKind), name="kind_known"),
        CheckConstraint(one_of("level", EscalationLevel), name="level_known"),
        CheckConstraint(f"target IS NULL OR {one_of('target', Target)}", name="target_known"),
        CheckConstraint(
            "(kind = 'step') = (target IS NOT NULL AND step IS NOT NULL)", name="step_with_target"
        ),
        CheckConstraint(
            "(acknowledged_at IS NULL) = (acknowledged_by_id IS NULL)",
            name="acknowledged_by_somebody",
        ),
        Index(
            "uq_escalations_occasion",
            "report_id",
            "kind",
            "cycle",
            "target",
            "step",
            "event_seq",
            unique=True,
            postgresql_nulls_not_distinct=True,
        ),
        Index("ix_escalations_department_id_at", "department_id", text("at DESC"), text("id DESC")),
        Index(
            "ix_escalations_waiting",
            "department_id",
            text("at DESC"),
            text("id DESC"),
            postgresql_where=text("acknowledged_at IS NULL"),
        ),
    )

    id: Mapped[Id]
    report_id: Mapped[UUID] = mapped_column(ForeignKey("reports.id"))
    #: Who had the report then.
    department_id: Mapped[UUID] = mapped_column(ForeignKey("departments.id"))
    kind: Mapped[str]
    level: Mapped[str]
    target: Mapped[str | None]
    cycle: Mapped[int] = mapped_column(SmallInteger)
    step: Mapped[int | None] = mapped_column(SmallInteger)
    #: The row of the history that it comes from; of silence, the last that the reporter heard.
    event_seq: Mapped[int | None]
    at: Mapped[Instant]
    acknowledged_at: Mapped[Instant | None]
    acknowledged_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("people.id"))
    note: Mapped[str | None]
