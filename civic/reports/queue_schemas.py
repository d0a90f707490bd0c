# SPDX-License-Identifier: EUPL-1.2
"""How a queue is asked for, and what it shows."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, field_validator

from civic.reports.kinds import OPEN, Priority
from civic.reports.query_schemas import box_of
from civic.reports.queue_policy import Order
from civic.reports.schemas import CommaList, ReportItem
from civic.sla.clock_policy import ClockState
from civic.sla.policy import Target

#: How the clock of an open report can stand.
CLOCKS = (ClockState.ON_TRACK, ClockState.DUE_SOON, ClockState.OVERDUE)
#: Whose reports, in the place of an id.
ME, NOBODY = "me", "none"
MOST_DAYS = 60


class QueueFilter(BaseModel):
    """Filters of a queue; all must hold, a comma list means any of its values."""

    model_config = ConfigDict(extra="forbid")

    department: CommaList | None = Field(None, description="Codes; else all of mine.")
    status: CommaList | None = None
    category: CommaList | None = Field(None, description="Codes of categories or groups.")
    group: CommaList | None = Field(None, description="Codes of groups.")
    area: CommaList | None = None
    assignee: str | None = Field(None, description="`me`, `none`, or the id of a person.")
    priority: CommaList | None = Field(None, description="`normal`, `high`, `urgent`.")
    clock: CommaList | None = Field(None, description="`on_track`, `due_soon`, `overdue`.")
    due_within_days: int | None = Field(
        None,
        ge=0,
        le=MOST_DAYS,
        description=(
            "Due until the end of so many working days of the department after today; 0: today."
            " What is overdue is among them."
        ),
    )
    overdue: bool | None = None
    has_photo: bool | None = Field(None, description="The reporter sent photos.")
    escalated: bool | None = Field(None, description="It was taken to somebody higher up.")
    second_attempt: bool | None = Field(None, description="It was reopened.")
    paused: bool | None = Field(None, description="Its promise stands still.")
    replied: bool | None = Field(
        None, description="The reporter answered a question, and nobody has taken it up since."
    )
    work_reported: bool | None = Field(
        None, description="A contractor told the end of work, and nobody has decided on it."
    )
    text: str | None = Field(
        None, max_length=200, description="Words of number, description and address."
    )
    bbox: str | None = Field(None, description="west,south,east,north; WGS 84, degrees.")

    @field_validator("status")
    @classmethod
    def _are_open(cls, value: list[str] | None) -> list[str] | None:
        return _among(value, OPEN)

    @field_validator("priority")
    @classmethod
    def _are_priorities(cls, value: list[str] | None) -> list[str] | None:
        return _among(value, Priority)

    @field_validator("clock")
    @classmethod
    def _are_clocks(cls, value: list[str] | None) -> list[str] | None:
        return _among(value, CLOCKS)

    @field_validator("assignee")
    @classmethod
    def _is_somebody(cls, value: str | None) -> str | None:
        if value not in (None, ME, NOBODY):
            UUID(value)
        return value

    @field_validator("bbox")
    @classmethod
    def _is_box(cls, value: str | None) -> str | None:
        if value is not None:
            box_of(value)
        return value


class QueueQuery(QueueFilter):
    """A page of a queue."""

    order: Order = Field(
        Order.URGENCY,
        description=(
            "`urgency`: least working time left first, by the hours of each department;"
            " `due`; `received`: newest first; `priority`: urgent ones first, each by urgency."
        ),
    )
    cursor: str | None = Field(None, max_length=300)
    limit: int = Field(50, ge=1, le=100)
    lang: str | None = Field(None, max_length=10)


class AssigneeRef(BaseModel):
    """Who works on it."""

    id: UUID
    name: str


class QueueFlags(BaseModel):
    """What a clerk should see of a report at a glance."""

    has_photo: bool
    escalated: bool
    second_attempt: bool
    paused: bool
    replied: bool
    work_reported: bool
    is_private: bool


class QueueTimer(BaseModel):
    """A target that runs; how its due came about, the sheet of the report says."""

    target: Target
    cycle: int
    due_at: datetime
    original_due_at: datetime
    paused_until: datetime | None
    state: ClockState


class QueueItem(ReportItem):
    """A report in a department's queue."""

    timers: list[QueueTimer]
    cycle: int
    moderation_reasons: list[str]
    version: int = Field(description="What `If-Match` of a decision about it is compared with.")
    priority: Priority
    assignee: AssigneeRef | None
    time_left_s: int | None = Field(
        description=(
            "Seconds of the department's working time until the due, at `as_of`; negative: since"
            " it. None: nothing is due."
        )
    )
    flags: QueueFlags


class QueueCounts(BaseModel):
    """How many reports the whole filter leaves."""

    n: int
    n_by_status: dict[str, int]
    n_by_clock: dict[str, int]
    n_mine: int
    n_unassigned: int


class Queue(BaseModel):
    """One page of a queue with the counts of the whole.

    Ask again with the `ETag` of the answer in `If-None-Match`: 304 says that nothing changed that
    this page shows. `poll_after_s` says how soon to ask again at the earliest.
    """

    items: list[QueueItem]
    next_cursor: str | None
    n_by_status: dict[str, int]
    n_overdue: int
    counts: QueueCounts
    as_of: datetime
    poll_after_s: int


def _among(value: list[str] | None, known: object) -> list[str] | None:
    names = sorted(str(one) for one in known)  # type: ignore[attr-defined]  # enums and sets of their members
    if set(value or ()) - set(names):
        raise ValueError(f"must be among {', '.join(names)}")
    return value
