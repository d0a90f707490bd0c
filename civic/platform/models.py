# SPDX-License-Identifier: EUPL-1.2
"""Work that waits in the database: outbox entries and recurring duties."""

from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from civic.platform.db import Id, Instant, Json, Model


class OutboxEntry(Model):
    """One event waiting for one subscriber.

    Two clocks, because one column for both once left a row unsent for ever: `hint_at` says when
    the relay hands the entry out (again), `locked_until` and `token` say which worker holds it.
    """

    __tablename__ = "outbox_entries"
    __table_args__ = (
        UniqueConstraint("event_id", "subscriber"),
        Index(
            "ix_outbox_entries_waiting",
            "hint_at",
            postgresql_where=text("done_at IS NULL AND dead_at IS NULL"),
        ),
        Index("ix_outbox_entries_done_at", "done_at", postgresql_where=text("done_at IS NOT NULL")),
    )

    id: Mapped[Id]
    event_id: Mapped[UUID]
    event: Mapped[str]
    subscriber: Mapped[str]
    payload: Mapped[Json]
    recorded_at: Mapped[Instant]
    #: By the clock of the database: those of web hosts may be wrong.
    hint_at: Mapped[Instant] = mapped_column(server_default=func.clock_timestamp())
    locked_until: Mapped[Instant | None]
    token: Mapped[UUID | None]
    n_attempts: Mapped[int] = mapped_column(server_default="0")
    done_at: Mapped[Instant | None]
    #: Given up after the last attempt; staff see it and may send it again.
    dead_at: Mapped[Instant | None]
    last_error: Mapped[str | None]


class Duty(Model):
    """Work that recurs; `next_at` is moved on in the transaction that hands it out."""

    __tablename__ = "duties"

    name: Mapped[str] = mapped_column(primary_key=True)
    next_at: Mapped[Instant]
