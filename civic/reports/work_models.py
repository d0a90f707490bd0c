# SPDX-License-Identifier: EUPL-1.2
"""Work that a department hands to an outside contractor."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from civic.platform.db import Id, Instant, Model, one_of
from civic.reports.kinds import WorkState, WorkTold


class WorkOrder(Model):
    """A contractor is asked to do something about a report, by a link that needs no account."""

    __tablename__ = "work_orders"
    __table_args__ = (
        UniqueConstraint("token_digest"),
        CheckConstraint(one_of("state", WorkState), name="state_known"),
        Index("ix_work_orders_report_id", "report_id"),
        Index("ix_work_orders_expires_at", "expires_at", postgresql_where=text("state = 'open'")),
    )

    id: Mapped[Id]
    report_id: Mapped[UUID] = mapped_column(ForeignKey("reports.id"))
    contractor: Mapped[str]
    #: Where the link went; forgotten as soon as the order is at an end.
    email: Mapped[str | None]
    language: Mapped[str]
    instructions: Mapped[str]
    due_on: Mapped[date | None]
    #: SHA-256 of the token in the link; the token stands nowhere.
    token_digest: Mapped[str]
    created_by: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[Instant]
    expires_at: Mapped[Instant]
    state: Mapped[str] = mapped_column(server_default=WorkState.OPEN.value)
    ended_at: Mapped[Instant | None]


class WorkTelling(Model):
    """What a contractor told of an order; it proposes, and the department decides."""

    __tablename__ = "work_tellings"
    __table_args__ = (
        CheckConstraint(one_of("told", WorkTold), name="told_known"),
        Index("ix_work_tellings_work_order_id_told_at", "work_order_id", "told_at"),
    )

    #: Made by the contractor's device, so that telling it again is telling it once.
    id: Mapped[Id]
    work_order_id: Mapped[UUID] = mapped_column(ForeignKey("work_orders.id"))
    told: Mapped[str]
    #: By when they mean to be ready, where they take it on.
    ready_on: Mapped[date | None]
    text: Mapped[str]
    told_at: Mapped[Instant]
    #: Row of the report's history that says so.
    event_seq: Mapped[int]
