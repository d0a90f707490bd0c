# SPDX-License-Identifier: EUPL-1.2
"""A year of real reports, replayed through promises that were not made."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.catalogue.models import Category, Department
from civic.places.models import Jurisdiction
from civic.reports.replay_queries import replayed
from civic.sla.clock import Clock
from civic.sla.policy import PinnedCalendar, Priority, Promise, Target, Terms
from civic.sla.queries import PromiseBook, promise_book
from civic.sla.simulation_policy import Tally, counts_for, replayed_due, verdict

#: What is promised to reporters by departments.
SIMULATED = (Target.FIRST_RESPONSE, Target.RESOLUTION)
#: Code of a department or category, and target.
Tallies = dict[tuple[str, Target], Tally]


@dataclass
class Simulation:
    """How promises went, and would have gone, by target."""

    n_reports: int = 0
    total: dict[Target, Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_department: dict[tuple[str, Target], Tally] = field(
        default_factory=lambda: defaultdict(Tally)
    )
    by_category: dict[tuple[str, Target], Tally] = field(default_factory=lambda: defaultdict(Tally))


@dataclass(frozen=True)
class Proposed:
    """Promises and calendars to try; what is not among them is as it is today."""

    promises: Mapping[str, Promise]
    calendars: Mapping[str, PinnedCalendar]

    def book(self, today: PromiseBook) -> PromiseBook:
        """Return what would hold."""
        return PromiseBook(
            {**today.promises, **self.promises}, {**today.calendars, **self.calendars}
        )


def simulate(
    session: Session,
    city: Jurisdiction,
    proposed: Proposed,
    since: datetime,
    until: datetime,
    now: datetime,
) -> Simulation:
    """Return how the promises of reports received from `since` to before `until` would have gone.

    Their histories are folded anew, a few hundred at a time: receipts, answers and pauses are those
    that happened; only what was promised is another.
    """
    today = promise_book(session, city.id, city.catalogue_version, now)
    book = proposed.book(today)
    known: dict[tuple[UUID, UUID | None, Priority], tuple[Terms, Terms]] = {}
    categories, departments = _categories(session, city), _departments(session, city)
    found = Simulation()
    for report in replayed(session, city.id, since, until):
        found.n_reports += 1
        category = categories[report.category_id]
        department = departments[report.state.department_id]
        key = (category.id, department.id, report.state.priority)
        if (terms := known.get(key)) is None:
            codes = (category.promise, department.calendar, city.calendar)
            priority = Priority(report.state.priority)
            terms = known[key] = today.terms(*codes, priority), book.terms(*codes, priority)
        for clock in filter(_is_simulated, report.clocks):
            went = verdict(clock, clock.due_at, now)
            would = verdict(clock, replayed_due(clock, *terms), now)
            for tally in (
                found.total[clock.target],
                found.by_department[department.code, clock.target],
                found.by_category[category.code, clock.target],
            ):
                tally.add(went, would)
    return found


def _is_simulated(clock: Clock) -> bool:
    return clock.target in SIMULATED and counts_for(clock)


def _categories(session: Session, city: Jurisdiction) -> Mapping[UUID, Any]:
    columns = select(Category.id, Category.code, Category.promise)
    rows = session.execute(columns.where(Category.jurisdiction_id == city.id))
    return {row.id: row for row in rows}


def _departments(session: Session, city: Jurisdiction) -> Mapping[UUID | None, Any]:
    columns = select(Department.id, Department.code, Department.calendar)
    rows = session.execute(columns.where(Department.jurisdiction_id == city.id))
    return {row.id: row for row in rows}
