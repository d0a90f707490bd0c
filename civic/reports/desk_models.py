# SPDX-License-Identifier: EUPL-1.2
"""What the desk keeps beside reports and their history."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from civic.platform.db import Instant, Model


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
