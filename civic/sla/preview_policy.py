# SPDX-License-Identifier: EUPL-1.2
"""What newer promises and calendars would do: to clocks that run, and to reports to come. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from heapq import nlargest

from civic.sla import move_policy
from civic.sla.clock import Clock
from civic.sla.policy import PinnedCalendar, Pins, Promise, Target, Terms, Versions

#: Moves that are listed one by one.
MOST_LISTED = 20
#: Typical receipts: one a day, so many days, at this hour of the city.
TYPICAL_DAYS = 14
TYPICAL_HOUR = time(10)


class Fate(StrEnum):
    """What becomes of a report that is under way, if the change is applied to it too."""

    EARLIER = "earlier"
    #: The new rule would be later: what was promised stays.
    LATER = "later"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Replacement:
    """Newer versions of promises and calendars, by the codes of those whose place they take."""

    promises: Mapping[str, Promise] = field(default_factory=dict)
    calendars: Mapping[str, PinnedCalendar] = field(default_factory=dict)

    def of(self, terms: Terms) -> Terms:
        """Return `terms` with every version that has a newer one replaced."""
        return replace(
            terms,
            promise=self.promises.get(terms.promise.code, terms.promise),
            department=self.calendars.get(terms.department.code, terms.department),
            city=self.calendars.get(terms.city.code, terms.city),
        )

    def pins(self, pins: Pins, versions: Versions) -> Pins:
        """Return what a report pins after the change that pinned `pins`."""
        return self.of(versions.terms(pins)).pins

    def versions(self) -> Versions:
        """Return the newer versions by their ids."""
        return Versions(
            {promise.id: promise for promise in self.promises.values()},
            {calendar.id: calendar for calendar in self.calendars.values()},
        )


@dataclass(frozen=True)
class RunningClock:
    """A clock that runs, of a report with its number and department."""

    number: str
    department: str
    clock: Clock


@dataclass(frozen=True)
class Shift:
    """A due that the change would bring forward."""

    number: str
    department: str
    target: Target
    due_before: datetime
    due_after: datetime

    @property
    def moved(self) -> timedelta:
        """By how much it comes forward."""
        return self.due_before - self.due_after


@dataclass
class Impact:
    """What the change would do to the reports under way."""

    #: Department -> fate -> reports.
    n: dict[str, dict[Fate, int]] = field(default_factory=dict)
    largest: list[Shift] = field(default_factory=list)

    def count(self, fate: Fate) -> int:
        """Return how many reports have this fate."""
        return sum(fates.get(fate, 0) for fates in self.n.values())

    @property
    def n_reports(self) -> int:
        """How many reports run by what changes."""
        return sum(map(self.count, Fate))


def impact(
    reports: Iterable[Sequence[RunningClock]],
    change: Replacement,
    versions: Versions,
    at: datetime,
) -> Impact:
    """Return what `change` would do at `at` to `reports`, each given by its running clocks."""
    found = Impact()
    for running in reports:
        shifts, fates = [], {Fate.UNCHANGED}
        for each in running:
            fate, after = fate_of(each.clock, change, versions, at)
            fates.add(fate)
            if fate is Fate.EARLIER:
                before = each.clock.due_at
                shifts.append(Shift(each.number, each.department, each.clock.target, before, after))
        fate = next(one for one in Fate if one in fates)  # in the order of their weight
        of_department = found.n.setdefault(running[0].department, {})
        of_department[fate] = of_department.get(fate, 0) + 1
        found.largest = nlargest(MOST_LISTED, [*found.largest, *shifts], key=lambda s: s.moved)
    return found


def fate_of(
    clock: Clock, change: Replacement, versions: Versions, at: datetime
) -> tuple[Fate, datetime]:
    """Return what becomes of a running clock, and its due after that."""
    terms = versions.terms_of(clock.pins)
    newer = change.of(terms)
    if newer == terms or clock.target not in newer.promise.targets:
        return Fate.UNCHANGED, clock.due_at
    moved = move_policy.terms_changed(clock, at, newer)
    if moved.due_at < clock.due_at:
        return Fate.EARLIER, moved.due_at
    _, reckoned = newer.due(clock.target, clock.cycle, clock.started_at)
    is_later = reckoned > clock.promised_at
    return Fate.LATER if is_later else Fate.UNCHANGED, clock.due_at


@dataclass(frozen=True)
class Receipt:
    """A report as it might come in: when its answer would be due now, and by the change."""

    received_at: datetime
    due_before: datetime
    due_after: datetime


def typical_receipts(
    before: Terms, change: Replacement, first: date, target: Target = Target.RESOLUTION
) -> list[Receipt]:
    """Return one report a day for two weeks from `first` on, at ten in the city's zone."""
    after, found = change.of(before), []
    for n in range(TYPICAL_DAYS):
        day = first + timedelta(days=n)
        at = datetime.combine(day, TYPICAL_HOUR, tzinfo=before.city.calendar.zone)
        dues = [terms.due(target, 1, at)[1] for terms in (before, after)]
        found.append(Receipt(at, *dues))
    return found
