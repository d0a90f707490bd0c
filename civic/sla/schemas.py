# SPDX-License-Identifier: EUPL-1.2
"""What calendars and promises are written as, and how a timer is shown."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from civic.platform.i18n import LANGUAGES, pick, translate
from civic.sla.clock import Clock, MoveKind, MoveRule
from civic.sla.clock_policy import ClockState, clock_state, late_days
from civic.sla.computation_policy import computation
from civic.sla.errors import InvalidCalendar
from civic.sla.opening_policy import Window
from civic.sla.pause_policy import PauseReason, spans
from civic.sla.policy import Priority, Target, Versions, used_share

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _window(hours: tuple[str, str]) -> tuple[str, str]:
    try:
        Window.of(*hours)
    except InvalidCalendar as fault:
        raise ValueError(str(fault)) from fault
    return hours


def _zone(name: str) -> str:
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"{name!r} is no time zone of the IANA database.") from error


Hours = list[Annotated[tuple[str, str], AfterValidator(_window)]]


class _Spec(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class NamedDate(_Spec):
    """A day on which the office is shut, with the reason by language."""

    on: date
    name: dict[str, str] = Field(default_factory=dict)


class Holidays(_Spec):
    """Public holidays written out for years, so that a version means the same for ever."""

    first_year: int
    last_year: int
    names: dict[date, dict[str, str]]


class CalendarSpec(_Spec):
    """Opening hours as a city's files write them; a window that closes first runs past midnight."""

    zone: Annotated[str, AfterValidator(_zone)]
    weekly: dict[Weekday, Hours]
    #: Country, or country and subdivision: "FI", "DE-BE". None: no public holidays.
    holidays: str | None = Field(None, pattern="^[A-Z]{2}(-[A-Za-z0-9]+)?$")
    closed: list[NamedDate] = Field(default_factory=list)
    hours_on: dict[date, Hours] = Field(default_factory=dict)
    #: Set when a version is stored.
    written_out: Holidays | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the calendar as it is stored."""
        return self.model_dump(mode="json", exclude_defaults=True)


def _in_all_languages(name: dict[str, str]) -> dict[str, str]:
    """Return a holiday's name with the languages that its source does not have."""
    if not name:
        return name
    return {tag: name.get(tag) or translate(pick(name, "en"), tag) for tag in LANGUAGES}


class ClosedDayView(BaseModel):
    """A day that did not count."""

    on: date
    reason: str
    name: Annotated[dict[str, str], AfterValidator(_in_all_languages)]


class PauseView(BaseModel):
    """A time in which the clock stands still."""

    reason: PauseReason
    started_at: datetime
    #: When it ended, or ends at the latest.
    until: datetime


class VersionView(BaseModel):
    """Which version of a calendar or promise holds."""

    code: str
    version: int


class MoveView(BaseModel):
    """A due moved for good, or a decision that left it where it was."""

    kind: MoveKind
    at: datetime
    #: Before and after, as they were told then; the same where the due stayed.
    from_due_at: datetime
    due_at: datetime
    rule: MoveRule
    #: These four where it was reckoned by something else than before.
    allowance: dict[str, int] | None = None
    priority: Priority | None = None
    calendar: VersionView | None = None
    promise: VersionView | None = None


class ComputationView(BaseModel):
    """How a due was computed; instants in UTC, dates in `zone`."""

    target: Target
    cycle: int
    started_at: datetime
    #: What was promised at first, such as {"working_days": 9}; `moves` say what holds since.
    allowance: dict[str, int]
    priority: Priority
    zone: str
    calendar: VersionView
    promise: VersionView
    closed_days: list[ClosedDayView]
    #: The working time in them is added to what was promised.
    pauses: list[PauseView]
    #: In their order.
    moves: list[MoveView]
    original_due_at: datetime
    due_at: datetime


class TimerView(BaseModel):
    """A target of a report: by when, and how it stands."""

    target: Target
    cycle: int
    started_at: datetime
    due_at: datetime
    #: Differs from `due_at` once the due has been moved; where it was extended it is shown
    #: struck through.
    original_due_at: datetime
    stopped_at: datetime | None
    #: When the pause ends, at the latest, in which it stands still now.
    paused_until: datetime | None
    state: ClockState
    is_extended: bool
    #: Share of the working time that has run; above 1 when overdue.
    used_share: float
    late_days: int | None = Field(
        None, description="Days that count since that of the due; null: it is not late."
    )
    computation: ComputationView


def calendar_spec(spec: Mapping[str, Any]) -> CalendarSpec:
    """Return the calendar that is written in `spec`.

    Raises:
        InvalidCalendar: with all faults at once.
    """
    try:
        return CalendarSpec.model_validate(spec)
    except ValidationError as error:
        faults = [
            {"pointer": "/" + "/".join(map(str, fault["loc"])), "detail": fault["msg"]}
            for fault in error.errors()
        ]
        detail = " ".join(f"{fault['pointer']}: {fault['detail']}." for fault in faults)
        raise InvalidCalendar("Not understood: {faults}", faults=detail, errors=faults) from error


def timer_view(clock: Clock, now: datetime, versions: Versions) -> TimerView:
    """Return how `clock` is shown at `now`."""
    terms = versions.terms_of(clock.pins)
    calendar = terms.calendar_of(clock.target).calendar
    at = clock.stopped_at or now
    return TimerView(
        target=clock.target,
        cycle=clock.cycle,
        started_at=clock.started_at,
        due_at=clock.due_at,
        original_due_at=clock.original_due_at,
        stopped_at=clock.stopped_at,
        paused_until=clock.paused_until(now),
        state=clock_state(clock, now, terms),
        is_extended=clock.is_extended,
        late_days=late_days(clock, now, terms),
        used_share=used_share(clock.started_at, clock.due_at, at, calendar, spans(clock.pauses)),
        computation=ComputationView.model_validate(computation(clock, versions).as_json()),
    )
