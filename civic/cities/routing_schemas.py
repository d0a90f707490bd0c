# SPDX-License-Identifier: EUPL-1.2
"""What the routing screen is given and asks."""

from datetime import timedelta
from typing import Self
from uuid import UUID

from pydantic import BaseModel, Field, model_validator

from civic.cities.check_policy import Level
from civic.routing.policy import Why

#: So far back a dry run looks at most.
YEAR_DAYS = 366


class CityQuery(BaseModel):
    """Which city; without it the one that is administered, if it is only one."""

    jurisdiction: str | None = None


class RuleScope(BaseModel):
    """What a rule is about, and where; nothing of it: everything, everywhere."""

    category: str | None = None
    group: str | None = None
    area: str | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if self.category is not None and self.group is not None:
            raise ValueError("a rule is about a category or a group, not both")
        return self


class RuleBody(RuleScope):
    """A rule: which department answers."""

    department: str
    #: The organisation that manages the building answers where it works a queue here.
    by_building_manager: bool = False


class NamedThing(BaseModel):
    """A code with its name in the reader's language."""

    code: str
    name: str


class RuleView(BaseModel):
    """A rule in words."""

    category: NamedThing | None
    group: NamedThing | None
    area: NamedThing | None
    by_building_manager: bool
    department: NamedThing


class FiringRule(BaseModel):
    """A rule, and how often it decided."""

    rule: RuleView
    n_reports: int


class RuleList(BaseModel):
    """All rules of a city."""

    jurisdiction: str
    #: So many days back is counted.
    days: int
    rules: list[FiringRule]
    dispatcher: NamedThing
    #: Reports that no rule was about.
    n_by_dispatcher: int
    n_reports: int


class ExplainBody(BaseModel):
    """A report that nobody has sent: where, and what about."""

    lon: float = Field(ge=-180, le=180)
    lat: float = Field(ge=-90, le=90)
    category: str
    subject_id: UUID | None = None


class RoutingStep(BaseModel):
    """One thing that was looked at, in order."""

    why: Why
    has_won: bool
    #: Null: the dispatcher, who needs no rule.
    rule: RuleView | None


class BuildingHere(BaseModel):
    """The building that was taken."""

    id: UUID
    name: str


class Explanation(BaseModel):
    """Who would answer, and why."""

    jurisdiction: str
    address: str
    #: Smallest first.
    areas: list[NamedThing]
    category: NamedThing
    building: BuildingHere | None
    department: NamedThing
    why: Why
    rule: RuleView | None
    steps: list[RoutingStep]


class CoverageFinding(BaseModel):
    """Something doubtful about the rules."""

    level: Level
    #: hole, overlap, gap, calendar, people, subjects, promise, manager.
    topic: str
    sentence: str


class Coverage(BaseModel):
    """What a check of the city found, errors first."""

    jurisdiction: str
    n_errors: int
    findings: list[CoverageFinding]


class RuleChanges(BaseModel):
    """What shall be other than it is; `put` takes the place of a rule about the same."""

    put: list[RuleBody] = Field(default_factory=list, max_length=1000)
    removed: list[RuleScope] = Field(default_factory=list, max_length=1000)


class DryRunBody(BaseModel):
    """Changes to try on the reports of the last days."""

    changes: RuleChanges
    days: int = Field(365, ge=1, le=YEAR_DAYS)

    @property
    def back(self) -> timedelta:
        """How far back it looks."""
        return timedelta(days=self.days)


class MovedView(BaseModel):
    """Reports that another department would have answered for."""

    category: NamedThing
    before: NamedThing
    after: NamedThing
    #: Null: the dispatcher.
    rule_before: RuleView | None
    rule_after: RuleView | None
    n_reports: int
    #: Numbers of the newest.
    examples: list[str]


class DepartmentMoves(BaseModel):
    """What a department would have had more and less of."""

    department: NamedThing
    n_gained: int
    n_lost: int


class DryRunView(BaseModel):
    """Where the reports of the last days would have gone."""

    jurisdiction: str
    days: int
    n_reports: int
    n_moved: int
    departments: list[DepartmentMoves]
    moved: list[MovedView]
    #: What responsibilities.yaml says then, to copy.
    yaml: str
