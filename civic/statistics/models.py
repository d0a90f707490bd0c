# SPDX-License-Identifier: EUPL-1.2
"""What the map shows, kept ready: a pin for each report, counts for each cell."""

from datetime import date
from uuid import UUID

from geoalchemy2 import Geometry, WKBElement
from sqlalchemy import CheckConstraint, Identity, Index, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from civic.platform.db import Model, one_of
from civic.reports.kinds import Outcome, Status
from civic.sla.clock_policy import ClockState

WEB_MERCATOR = 3857


class StalePin(Model):
    """A report that has changed since its pin was drawn; triggers write it with the change.

    Of both tables whose rows a pin is made of: reports, and steps of timers, since time changes
    what a clock shows without anybody touching the report.
    """

    __tablename__ = "stale_pins"

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    report_id: Mapped[UUID]


class ReportPin(Model):
    """A public report as the map shows it, and as the cells have counted it.

    It has no foreign key, since it has to outlive its report until the cells are put right.
    """

    __tablename__ = "report_pins"
    __table_args__ = (
        CheckConstraint(one_of("status", Status), name="status_known"),
        CheckConstraint(f"clock IS NULL OR {one_of('clock', ClockState)}", name="clock_known"),
        CheckConstraint(f"outcome IS NULL OR {one_of('outcome', Outcome)}", name="outcome_known"),
        Index("ix_report_pins_spot", "spot", postgresql_using="gist"),
        Index("ix_report_pins_category_id_received_on", "category_id", "received_on"),
        Index("ix_report_pins_received_on", "received_on"),
    )

    report_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str]
    category_id: Mapped[UUID]
    status: Mapped[str]
    #: While it is open, how the promise stands that comes due next; then how that of the answer
    #: ended. None: nothing was promised, or it does not count any more.
    clock: Mapped[str | None]
    outcome: Mapped[str | None]
    #: By the calendar of its city.
    received_on: Mapped[date]
    spot: Mapped[WKBElement] = mapped_column(Geometry("POINT", WEB_MERCATOR, spatial_index=False))


class ReportCell(Model):
    """How many pins of a status lie in a square of the map: tile x, y of zoom z.

    Each square is the sum of the four of the next zoom in it. One that has become empty stays, so
    that its version does.
    """

    __tablename__ = "report_cells"
    __table_args__ = (CheckConstraint(one_of("status", Status), name="status_known"),)

    z: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    x: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    y: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    status: Mapped[str] = mapped_column(primary_key=True)
    n: Mapped[int]
    n_overdue: Mapped[int]
    #: Sums over the pins, in units of policy.UNITS: whole numbers, which nothing makes inexact.
    sum_across: Mapped[int]
    sum_down: Mapped[int]
    #: Grows whenever anything in it changes that a tile shows.
    version: Mapped[int]
