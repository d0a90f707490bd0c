# SPDX-License-Identifier: EUPL-1.2
"""How those who look after departments ask for figures, and what they get."""

from datetime import datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from civic.reports.kinds import Outcome, Status
from civic.reports.schemas import CategoryRef, CommaList, DepartmentRef

#: Figures of the past reach back so many days unless asked otherwise, and at most.
USUAL_DAYS = 90
MOST_DAYS = 366


class OverseenQuery(BaseModel):
    """Which departments."""

    model_config = ConfigDict(extra="forbid")

    department: CommaList | None = Field(None, description="Codes; else all that one oversees.")
    lang: str | None = Field(None, max_length=10)


class PastQuery(OverseenQuery):
    """Which departments, and how far back."""

    days: int = Field(USUAL_DAYS, ge=1, le=MOST_DAYS, description="How many days back.")


class RatingsQuery(PastQuery):
    """A page of ratings."""

    category: CommaList | None = Field(None, description="Codes of categories.")
    grade: CommaList | None = Field(None, description="1 to 5.")
    cursor: str | None = Field(None, max_length=200)
    limit: int = Field(20, ge=1, le=100)


class HeatQuery(OverseenQuery):
    """Which departments, and how fine."""

    cell_m: int = Field(150, ge=20, le=5000, description="Side of a square in metres.")


class Coming(BaseModel):
    """What comes due by the end of a working day of its department, and is not overdue yet."""

    working_days: int = Field(description="0: today.")
    n: int


class Age(BaseModel):
    """What has been overdue for a time, in working days of its department."""

    from_working_days: int = Field(description="More than so many.")
    to_working_days: int | None = Field(description="Up to so many; null: any number.")
    n: int


class Held(BaseModel):
    """How long a department held the reports that it answered or passed on."""

    department: DepartmentRef
    n: int
    median_h: float | None = Field(description="Hours by the wall clock; null below 5 of them.")
    p90_h: float | None


class DepartmentFigures(BaseModel):
    """The open reports of a department."""

    department: DepartmentRef
    n_open: int
    n_overdue: int
    n_unassigned: int
    n_waiting: int = Field(description="For their reporters to reply.")
    n_escalations: int = Field(description="That nobody looks after.")
    coming: list[Coming]
    overdue: list[Age]


class Overview(BaseModel):
    """How the departments that one oversees stand."""

    at: datetime
    n_open: int
    n_overdue: int
    n_unassigned: int
    n_waiting: int = Field(description="For their reporters to reply.")
    n_escalations: int = Field(description="That nobody looks after.")
    coming: list[Coming]
    overdue: list[Age]
    departments: list[DepartmentFigures]
    held: list[Held]


class PersonRef(BaseModel):
    """Somebody of the staff."""

    id: UUID
    name: str


class PersonLoad(BaseModel):
    """What one of the team has on the desk."""

    person: PersonRef | None = Field(description="Null: what is assigned to nobody.")
    n_open: int
    n_due_soon: int
    n_overdue: int
    n_answered: int = Field(description="In the time asked for.")
    median_h: float | None = Field(
        description="From coming to the department until the answer, in hours by the wall clock."
    )


class TeamLoad(BaseModel):
    """A department's work by person, in order of name: it is no ranking."""

    department: DepartmentRef
    people: list[PersonLoad]


class Load(BaseModel):
    """The work of the departments that one manages."""

    teams: list[TeamLoad]


class CategoryGrades(BaseModel):
    """Grades of the answers of a category."""

    category: CategoryRef
    n: int
    mean: float
    n_answered: int
    n_reopened: int


class PersonGrades(BaseModel):
    """Grades of one person's answers; for the manager of the department only."""

    person: PersonRef
    n: int
    mean: float


class RatingItem(BaseModel):
    """A grade with its comment."""

    number: str
    category: CategoryRef
    outcome: Outcome
    grade: int
    comment: str
    rated_at: datetime
    is_reopened: bool


class Ratings(BaseModel):
    """What residents make of the answers."""

    n: int
    mean: float | None
    by_grade: dict[str, int]
    n_answered: int
    n_reopened: int
    by_category: list[CategoryGrades]
    by_person: list[PersonGrades]
    items: list[RatingItem]
    next_cursor: str | None


class SignalKind(StrEnum):
    """What may mean that figures were looked after rather than residents."""

    LAST_MOMENT = "last_moment"
    LATE_PAUSE = "late_pause"
    SOON_REOPENED = "soon_reopened"
    FIXED_BUT_UNHAPPY = "fixed_but_unhappy"


class Signal(BaseModel):
    """How often it happened, of how many; some of the reports, the newest first."""

    kind: SignalKind
    n: int
    of: int
    reports: list[str] = Field(description="Numbers, 20 at most.")


class Signals(BaseModel):
    """What deserves a second look, without a verdict."""

    signals: list[Signal]


class HeatProperties(BaseModel):
    """What lies in a square."""

    n: int
    n_overdue: int


class HeatPoint(BaseModel):
    """The middle of what lies in a square."""

    type: Literal["Point"] = "Point"
    coordinates: tuple[float, float]


class HeatFeature(BaseModel):
    """A square of the map with open reports."""

    type: Literal["Feature"] = "Feature"
    geometry: HeatPoint
    properties: HeatProperties


class Heat(BaseModel):
    """Where reports are open and overdue: GeoJSON, the squares with most overdue first."""

    type: Literal["FeatureCollection"] = "FeatureCollection"
    features: list[HeatFeature]


class ExportQuery(PastQuery):
    """Which reports: those received in so many days, of departments that one oversees."""

    status: CommaList | None = Field(None, description="Where they stand.")
    days: int = Field(MOST_DAYS, ge=1, le=3660, description="Received so many days back.")

    @property
    def statuses(self) -> list[Status] | None:
        """The statuses asked for that there are."""
        return [Status(one) for one in self.status if one in set(Status)] if self.status else None
