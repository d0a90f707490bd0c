# SPDX-License-Identifier: EUPL-1.2
"""What the screen of promises is given and asks."""

from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import BaseModel, Field

from civic.cities.change_kinds import ChangeKind
from civic.places.models import Jurisdiction
from civic.sla.policy import Target
from civic.sla.schemas import Hours, NamedDate, Weekday

#: Such as {"resolution": {"working_days": 5}}.
Allowances = dict[str, dict[str, int]]


class _Dated(BaseModel):
    code: str
    valid_from: date | None = Field(
        None, description="First day, in the city's zone, on whose reports it holds; null: today."
    )

    def first_day(self, city: Jurisdiction, now: datetime) -> date:
        """Return the day from which it is to hold."""
        return self.valid_from or now.astimezone(ZoneInfo(city.zone)).date()


class PromiseChange(_Dated):
    """A promise as it shall be."""

    targets: Allowances
    priorities: dict[str, Allowances] = Field(default_factory=dict)
    steps: dict[str, list[int]] = Field(default_factory=dict)

    @property
    def spec(self) -> dict[str, Any]:
        """The promise in the words of the files."""
        return {"targets": self.targets, "steps": self.steps, "priorities": self.priorities}


class HoursView(BaseModel):
    """When an office works, as the files write it."""

    weekly: dict[Weekday, Hours]
    holidays: str | None = None
    closed: list[NamedDate] = Field(default_factory=list)
    hours_on: dict[date, Hours] = Field(default_factory=dict)


class CalendarChange(_Dated):
    """A calendar as it shall be."""

    hours: HoursView

    def spec(self, city: Jurisdiction) -> dict[str, Any]:
        """The hours in the words of the files, in the city's zone."""
        return {"zone": city.zone, **self.hours.model_dump(mode="json", exclude_defaults=True)}


class Apply(BaseModel):
    """For whom a change holds, and why."""

    apply_to_running: bool = Field(
        default=False,
        description="Also for reports under way, where it makes a due earlier; never later.",
    )
    reason: str = Field(
        min_length=1, max_length=2000, description="Everybody reads it on the reports it touches."
    )
    version: int = Field(
        ge=0, description="The newest that was read; refused if there is a newer one. 0: none."
    )


class PromiseApply(PromiseChange, Apply):
    """A promise as it shall be, for whom, and why."""


class CalendarApply(CalendarChange, Apply):
    """A calendar as it shall be, for whom, and why."""


class ForceMajeureBody(BaseModel):
    """Why clocks stand still in the city, where, and how long."""

    areas: list[str] = Field(default_factory=list, description="Codes; none: everywhere.")
    categories: list[str] = Field(default_factory=list, description="Codes; none: all.")
    until: date = Field(description="The last day; a clock runs again before that at its cap.")
    text: str = Field(min_length=1, max_length=2000, description="Everybody reads it.")


class ForceMajeurePreview(BaseModel):
    """Whom force majeure would concern; nothing is changed."""

    #: Open reports there. Clocks of those that are late, or have used up their pauses, run on.
    n_reports: int


class DepartmentImpact(BaseModel):
    """What a change would do to the open reports of a department."""

    department: str
    name: str
    n_earlier: int
    n_later: int
    n_unchanged: int


class ShiftView(BaseModel):
    """A due that a change would bring forward."""

    number: str
    department: str
    target: Target
    due_before: datetime
    due_after: datetime


class ReceiptView(BaseModel):
    """A report as it might come in: when its answer would be due now, and by the change."""

    received_at: datetime
    due_before: datetime
    due_after: datetime


class TypicalView(BaseModel):
    """Coming reports of a promise and a department's hours."""

    promise: str
    calendar: str
    receipts: list[ReceiptView]


class ChangePreview(BaseModel):
    """What a change would do; nothing is changed."""

    valid_from: date
    #: Open reports that run by what changes.
    n_reports: int
    n_earlier: int
    #: The new rule would be later for them: what was promised stays.
    n_later: int
    n_unchanged: int
    departments: list[DepartmentImpact]
    #: Those that would come forward most.
    largest: list[ShiftView]
    typical: list[TypicalView]
    #: What promises.yaml or calendars.yaml says then, to copy.
    yaml: str = ""


class RuleChangeView(BaseModel):
    """A change that an administrator decided, and how far it has come."""

    id: UUID
    kind: ChangeKind
    code: str
    valid_from: date
    applies_to_running: bool
    reason: str
    ordered_by: str
    ordered_at: datetime
    #: Where force majeure was declared, by code, and its last day; nothing: everywhere.
    areas: list[str]
    categories: list[str]
    until: date | None
    #: Reports looked at, and those of which a due moved.
    n_reports: int
    n_moved: int
    #: Whether its day has come.
    has_begun: bool
    is_done: bool


class RuleChangeList(BaseModel):
    """The last changes, newest first."""

    changes: list[RuleChangeView]


class PromiseVersionView(BaseModel):
    """One version of a promise."""

    version: int
    valid_from: date
    holds_now: bool
    targets: Allowances
    priorities: dict[str, Allowances]
    steps: dict[str, list[int]]


class PromiseView(BaseModel):
    """A promise with its versions, the one that begins last first."""

    code: str
    #: Names of the categories that promise it.
    categories: list[str]
    #: Reports under way that run by a version of it.
    n_running: int
    versions: list[PromiseVersionView]


class PromiseList(BaseModel):
    """All promises of a city."""

    jurisdiction: str
    promises: list[PromiseView]


class CalendarVersionView(BaseModel):
    """One version of a calendar."""

    version: int
    valid_from: date
    holds_now: bool
    hours: HoursView


class CalendarView(BaseModel):
    """A calendar with its versions, the one that begins last first."""

    code: str
    name: str
    #: Names of the departments that work by it.
    departments: list[str]
    versions: list[CalendarVersionView]


class CalendarList(BaseModel):
    """All calendars of a city."""

    jurisdiction: str
    calendars: list[CalendarView]


class DaysQuery(BaseModel):
    """A month of a city's calendar."""

    month: str = Field(pattern="^[0-9]{4}-(0[1-9]|1[0-2])$", description="Such as 2026-12.")
    jurisdiction: str | None = None


class DayView(BaseModel):
    """A day of a calendar: its hours, or why there are none."""

    on: date
    windows: list[tuple[str, str]]
    #: weekend, holiday or closed; null: it opens.
    reason: str | None
    name: str


class MonthView(BaseModel):
    """The days of a month."""

    code: str
    days: list[DayView]
