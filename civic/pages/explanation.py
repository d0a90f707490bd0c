# SPDX-License-Identifier: EUPL-1.2
"""All promises of a report, and how each date came about, line by line in plain words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.pages.words import ClockShown, Voice, clock_shown
from civic.places.models import Jurisdiction
from civic.platform.i18n import N_, pick
from civic.reports.kinds import EventKind, Status
from civic.reports.models import Report, ReportEvent
from civic.reports.queries import catalogue_of, history
from civic.reports.words import STATUSES
from civic.routing.policy import Why
from civic.sla.calendar_policy import WorkingCalendar
from civic.sla.models import SlaStep, SlaTimer
from civic.sla.queries import promise_book, timer_views, timers_of

WHYS: Mapping[Why, str] = {
    Why.SMALLEST_AREA: N_("the rule for the smallest area here decides"),
    Why.EVERYWHERE: N_("no area here has a rule of its own"),
    Why.BUILDING_MANAGER: N_("the building's manager answers"),
    Why.DISPATCHER: N_("no rule holds here, so the dispatcher sees to it"),
    Why.NOT_ABOUT_BUILDINGS: N_("the category is not about buildings"),
    Why.NO_BUILDING_MANAGER: N_("nobody is known to manage the building"),
    Why.MANAGER_HAS_NO_QUEUE: N_("the building's manager works no queue here"),
}


@dataclass(frozen=True)
class Section:
    """Lines about one thing, with what they are about."""

    heading: str
    lines: Sequence[str]


@dataclass(frozen=True)
class Stay:
    """How long a department had a report; `until` is None while it has it."""

    department: str
    since: datetime
    until: datetime | None
    working_time: timedelta


def explained(session: Session, report: Report, language: str, now: datetime) -> list[Section]:
    """Return what is known of a report's promises: its way, then each promise, oldest first."""
    city = session.get_one(Jurisdiction, report.jurisdiction_id)
    voice = Voice(language, city.zone)
    timers = timers_of(session, report.id)
    steps = _steps(session, timers)
    views = timer_views(session, timers, now)
    return [
        Section(_title(session, report, voice), list(_way(session, report, voice, now))),
        *(
            _promise(clock_shown(view, now, voice), steps.get(timer.id, ()), now, voice)
            for timer, view in zip(timers, views, strict=True)
        ),
    ]


def _title(session: Session, report: Report, voice: Voice) -> str:
    category = catalogue_of(session, report).category_by_id[report.category_id]
    status = voice.say(STATUSES[Status(report.status)])
    return f"{report.number}: {pick(category.name, voice.language)} ({status})"


def _way(session: Session, report: Report, voice: Voice, now: datetime) -> Iterator[str]:
    """Give the lines from the receipt to the department that has it now."""
    received = N_("Received %(at)s. The clock started at once.")
    yield voice.say(received) % {"at": voice.instant(report.received_at)}
    if report.captured_at is not None:
        captured = N_("The device took it down %(at)s; that starts no clock.")
        yield voice.say(captured) % {"at": voice.instant(report.captured_at)}
    if (why := Why(report.routing["why"])) in WHYS:
        routed = N_("How it was routed: %(why)s. Rule: %(rule)s.")
        yield voice.say(routed) % {"why": voice.say(WHYS[why]), "rule": _rule(report, voice)}
    for stay in stays(session, report, voice.language, now):
        yield _stay(stay, voice)


def _rule(report: Report, voice: Voice) -> str:
    """Return the rule that fired, by its codes."""
    rule = report.routing.get("rule")
    if rule is None:
        return voice.say(N_("none"))
    return ", ".join(f"{key} {value}" for key, value in rule.items() if value)


def stays(session: Session, report: Report, language: str, now: datetime) -> list[Stay]:
    """Return which department had the report how long, oldest first.

    The time counts by the department's own hours; it ends when the answer comes.
    """
    known = catalogue_of(session, report)
    departments = {each.id: each for each in known.departments}
    city = session.get_one(Jurisdiction, report.jurisdiction_id)
    book = promise_book(session, city.id, city.catalogue_version, now)
    found = []
    for department_id, since, until in _held(history(session, report.id)):
        department = departments[department_id]
        calendar = book.calendars.get(department.calendar) or book.calendars[city.calendar]
        time = _worked(calendar.calendar, since, until or now)
        found.append(Stay(pick(department.name, language), since, until, time))
    return found


def _worked(calendar: WorkingCalendar, since: datetime, until: datetime) -> timedelta:
    return calendar.elapsed(since, until)


#: Statuses in which no department owes anything.
OVER = frozenset({Status.ANSWERED, Status.CLOSED, Status.REJECTED, Status.WITHDRAWN})


def _held(rows: Sequence[ReportEvent]) -> list[tuple[UUID, datetime, datetime | None]]:
    """Return who had the report from when to when, by its history."""
    held: list[tuple[UUID, datetime, datetime | None]] = []
    last: UUID | None = None
    for row in rows:
        goes = row.kind in (EventKind.ROUTED, EventKind.TRANSFERRED)
        ends = row.to_status is not None and Status(row.to_status) in OVER
        begins_again = row.to_status == Status.REOPENED and last is not None
        if (goes or ends) and held and held[-1][2] is None:
            held[-1] = (*held[-1][:2], row.at)
        if goes and row.department_id is not None:
            last = row.department_id
        if last is not None and (goes or begins_again):
            held.append((last, row.at, None))
    return held


def _stay(stay: Stay, voice: Voice) -> str:
    minutes = int(stay.working_time.total_seconds() // 60)
    values = {
        "department": stay.department,
        "start": voice.instant(stay.since),
        "end": voice.instant(stay.until) if stay.until else voice.say(N_("now")),
        "h": minutes // 60,
        "min": minutes % 60,
    }
    held = N_("%(department)s had it from %(start)s to %(end)s: %(h)s h %(min)s min of its hours.")
    return voice.say(held) % values


def _steps(session: Session, timers: Sequence[SlaTimer]) -> dict[UUID, list[SlaStep]]:
    rows = session.scalars(
        select(SlaStep)
        .where(SlaStep.timer_id.in_([timer.id for timer in timers]))
        .order_by(SlaStep.due_at, SlaStep.step)
    )
    found: dict[UUID, list[SlaStep]] = {}
    for row in rows:
        found.setdefault(row.timer_id, []).append(row)
    return found


def _promise(clock: ClockShown, steps: Sequence[SlaStep], now: datetime, voice: Voice) -> Section:
    """Return the lines about one promise, from its start to where it stands."""
    heading = " · ".join(part for part in (clock.label, clock.attempt, clock.face) if part)
    lines = [voice.say(N_("The clock started %(at)s.")) % {"at": clock.started}, *clock.how]
    if clock.original:
        lines.append(voice.say(N_("First due: %(due)s.")) % {"due": clock.original})
    lines += [voice.say(N_("Due: %(due)s.")) % {"due": clock.due}, clock.source]
    reached = voice.say(N_("%(percent)s %% of the time had run %(at)s."))
    lines += [
        reached % {"percent": step.step, "at": voice.instant(step.due_at)}
        for step in steps
        if step.due_at <= now and (step.fired_at or clock.is_running)
    ]
    lines.append(f"{clock.lead} {clock.when}. {clock.note}".strip())
    return Section(heading, lines)
