# SPDX-License-Identifier: EUPL-1.2
"""Who changed a rule, when, why, and what it did to reports under way; never changed."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from civic.cities.change_kinds import ChangeKind
from civic.platform.db import Id, Instant, Json, Model, one_of


class RuleChange(Model):
    """A change of the rules that an administrator decided; rows are added and never changed."""

    __tablename__ = "rule_changes"
    __table_args__ = (
        CheckConstraint(one_of("kind", ChangeKind), name="kind_known"),
        CheckConstraint("NOT applies_to_running OR text <> ''", name="running_with_reason"),
        Index("ix_rule_changes_jurisdiction_id", "jurisdiction_id", text("ordered_at DESC")),
    )

    id: Mapped[Id]
    jurisdiction_id: Mapped[UUID] = mapped_column(ForeignKey("jurisdictions.id"))
    kind: Mapped[str]
    #: Of the promise or calendar; "" where the change is about none.
    code: Mapped[str]
    #: The new version of the promise or calendar.
    version_id: Mapped[UUID | None]
    valid_from: Mapped[date]
    applies_to_running: Mapped[bool]
    #: The reason; everybody reads it on the pages of the reports that it touches.
    text: Mapped[str]
    #: What else belongs to the kind, such as areas and last day of a force majeure.
    data: Mapped[Json] = mapped_column(default=dict)
    ordered_by_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    ordered_at: Mapped[Instant]


class RuleChangeBatch(Model):
    """Some reports that a change was carried out on; number 0 says that it has begun."""

    __tablename__ = "rule_change_batches"
    __table_args__ = (CheckConstraint("n >= 0 AND n_moved <= n_reports", name="counts_fit"),)

    rule_change_id: Mapped[UUID] = mapped_column(ForeignKey("rule_changes.id"), primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    #: The report at which the next batch goes on; reports are taken in the order of their ids.
    last_report_id: Mapped[UUID | None]
    n_reports: Mapped[int]
    n_moved: Mapped[int]
    is_last: Mapped[bool]
    done_at: Mapped[Instant]
