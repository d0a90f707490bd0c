# SPDX-License-Identifier: EUPL-1.2
"""How escalations are asked for and shown."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from civic.reports.escalation_kinds import EscalationKind, EscalationLevel
from civic.reports.kinds import Status
from civic.reports.schemas import CategoryRef, CommaList, DepartmentRef
from civic.sla.policy import Target


class EscalationQuery(BaseModel):
    """Filters of escalations; all must hold, a comma list means any of its values."""

    model_config = ConfigDict(extra="forbid")

    state: Literal["waiting", "acknowledged", "all"] = Field(
        "waiting",
        description=(
            "Whether somebody looks after it. Of what waits each report comes once, as it went up"
            " last, unless a kind or level is asked for."
        ),
    )
    kind: CommaList | None = Field(
        None, description="step, third_hop, returned, silent, extension_asked, contractor."
    )
    level: CommaList | None = Field(None, description="manager, coordinator, ombudsman.")
    department: CommaList | None = Field(None, description="Codes; else all that one oversees.")
    cursor: str | None = Field(None, max_length=200)
    limit: int = Field(50, ge=1, le=100)
    lang: str | None = Field(None, max_length=10)


class AcknowledgementBody(BaseModel):
    """What is done about it; staff read it."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    note: str | None = Field(None, max_length=4000)


class AcknowledgementView(BaseModel):
    """Who looks after it since when."""

    at: datetime
    by: str = Field(description="Name; empty where the account has none.")
    note: str | None


class EscalatedReport(BaseModel):
    """The report that went up."""

    id: UUID
    number: str
    status: Status
    category: CategoryRef
    address: str
    due_at: datetime | None
    is_overdue: bool


class AskedExtension(BaseModel):
    """More time that somebody asks for who may not decide that."""

    by: str = Field(description="Name; empty where the account has none.")
    until: datetime
    reason: str
    is_open: bool = Field(description="Nobody has granted or declined it, and it still can be.")


class EscalationView(BaseModel):
    """An occasion on which a report went up."""

    id: UUID
    kind: EscalationKind
    level: EscalationLevel
    target: Target | None
    cycle: int
    step: int | None = Field(description="Percent of the promise's time, where it is about that.")
    at: datetime
    department: DepartmentRef = Field(description="Who had the report then.")
    report: EscalatedReport
    n_before: int = Field(description="How often the report went up before, in this department.")
    asked: AskedExtension | None
    acknowledgement: AcknowledgementView | None
    may_acknowledge: bool


class EscalationList(BaseModel):
    """One page of escalations, the newest first; `n_waiting` reports nobody looks after, in all."""

    items: list[EscalationView]
    next_cursor: str | None
    n_waiting: int
