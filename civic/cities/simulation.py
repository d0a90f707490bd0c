# SPDX-License-Identifier: EUPL-1.2
"""A year of real reports, replayed through promises that were not made."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.catalogue.models import Category, Department
from civic.places.models import Jurisdiction
from civic.reports.models import Report
from civic.sla.models import SlaTimer
from civic.sla.policy import PinnedCalendar, Priority, Promise, Target, Terms
from civic.sla.queries import PromiseBook, clock_of, promise_book
from civic.sla.simulation_policy import Tally, counts_for, proposed_due, verdict
from civic.sla.timer_rows import TIMERS

#: Rows fetched at once.
AT_ONCE = 5000
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

    Receipts, answers and pauses are those that happened; only what was promised is another.
    """
    today = promise_book(session, city.id, city.catalogue_version, now)
    book = proposed.book(today)
    known: dict[tuple[str, str, str], Terms] = {}
    found, last = Simulation(), None
    for row in _timers(session, city, since, until):
        found.n_reports += row.report != last
        last = row.report
        clock = clock_of(row)
        if not counts_for(clock):
            continue
        key = (row.promise, row.calendar, row.of_priority)
        if (terms := known.get(key)) is None:
            priority = Priority(row.of_priority)
            terms = known[key] = book.terms(row.promise, row.calendar, city.calendar, priority)
        went = verdict(clock, clock.due_at, now)
        would = verdict(clock, proposed_due(clock, terms), now)
        for tally in (
            found.total[clock.target],
            found.by_department[row.department, clock.target],
            found.by_category[row.category, clock.target],
        ):
            tally.add(went, would)
    return found


def _timers(
    session: Session, city: Jurisdiction, since: datetime, until: datetime
) -> Iterable[Any]:
    return session.execute(
        select(
            Report.id.label("report"),
            Report.priority.label("of_priority"),
            Category.code.label("category"),
            Category.promise,
            Department.code.label("department"),
            Department.calendar,
            *TIMERS.columns,
        )
        .join(SlaTimer, SlaTimer.report_id == Report.id)
        .join(Category, Category.id == Report.category_id)
        .join(Department, Department.id == Report.department_id)
        .where(
            Report.jurisdiction_id == city.id,
            Report.received_at >= since,
            Report.received_at < until,
            SlaTimer.target.in_([target.value for target in SIMULATED]),
        )
        .order_by(Report.received_at, Report.id)
        .execution_options(yield_per=AT_ONCE)
    )
