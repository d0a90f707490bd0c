# SPDX-License-Identifier: EUPL-1.2
"""Promises, calendars and their changes as administrators and auditors read them."""

from calendar import monthrange
from collections import defaultdict
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import Session

from civic.catalogue.queries import catalogue
from civic.cities.change_previews import book_on
from civic.cities.change_queries import Progress, changes_of
from civic.cities.change_schemas import (
    CalendarList,
    CalendarVersionView,
    CalendarView,
    DayView,
    HoursView,
    MonthView,
    PromiseList,
    PromiseVersionView,
    PromiseView,
    RuleChangeList,
    RuleChangeView,
)
from civic.cities.errors import UnknownCalendar
from civic.places.models import Jurisdiction
from civic.platform.i18n import pick
from civic.sla.calendar_policy import WorkingCalendar
from civic.sla.models import Calendar, CalendarVersion, SlaPolicy, SlaTimer
from civic.sla.opening_policy import DAY_MIN
from civic.sla.schemas import CalendarSpec
from civic.sla.validity_policy import holding, in_order


def promise_list(session: Session, city: Jurisdiction, language: str, now: datetime) -> PromiseList:
    """Return every promise with its versions, who makes it and how many reports run by it."""
    today = now.astimezone(ZoneInfo(city.zone)).date()
    known = catalogue(session, city.id, city.catalogue_version)
    rows = defaultdict[str, list[SlaPolicy]](list)
    for row in session.scalars(
        select(SlaPolicy).filter_by(jurisdiction_id=city.id).order_by(SlaPolicy.code)
    ):
        rows[row.code].append(row)
    n_running = _n_running(session, city.id)
    categories = defaultdict[str, list[str]](list)
    for category in known.open_categories:
        categories[category.promise].append(pick(category.name, language))
    return PromiseList(
        jurisdiction=city.code,
        promises=[
            PromiseView(
                code=code,
                categories=categories[code],
                n_running=n_running.get(code, 0),
                versions=_promise_versions(of_code, today),
            )
            for code, of_code in rows.items()
        ],
    )


def _n_running(session: Session, jurisdiction_id: UUID) -> dict[str, int]:
    counted = (
        select(SlaPolicy.code, func.count(distinct(SlaTimer.report_id)))
        .join(SlaTimer, SlaTimer.policy_id == SlaPolicy.id)
        .where(SlaPolicy.jurisdiction_id == jurisdiction_id, SlaTimer.stopped_at.is_(None))
        .group_by(SlaPolicy.code)
    )
    return dict(session.execute(counted).all())


def _promise_versions(rows: list[SlaPolicy], today: date) -> list[PromiseVersionView]:
    dated = in_order([(row.valid_from, row.version, row) for row in rows])
    now = holding(dated, today)
    return [
        PromiseVersionView(
            version=row.version,
            valid_from=row.valid_from,
            holds_now=row is now,
            targets=row.targets,
            priorities=row.priorities,
            steps=row.steps,
        )
        for _, row in reversed(dated)
    ]


def calendar_list(
    session: Session, city: Jurisdiction, language: str, now: datetime
) -> CalendarList:
    """Return every calendar with its versions and the departments that work by it."""
    today = now.astimezone(ZoneInfo(city.zone)).date()
    known = catalogue(session, city.id, city.catalogue_version)
    rows = defaultdict[str, list[CalendarVersion]](list)
    names: dict[str, str] = {}
    for calendar, version in session.execute(
        select(Calendar, CalendarVersion)
        .join(CalendarVersion, CalendarVersion.calendar_id == Calendar.id)
        .where(Calendar.jurisdiction_id == city.id)
        .order_by(Calendar.code)
    ):
        rows[calendar.code].append(version)
        names[calendar.code] = pick(calendar.name, language)
    return CalendarList(
        jurisdiction=city.code,
        calendars=[
            CalendarView(
                code=code,
                name=names[code],
                departments=[
                    pick(d.name, language) for d in known.open_departments if d.calendar == code
                ],
                versions=_calendar_versions(of_code, today),
            )
            for code, of_code in rows.items()
        ],
    )


def _calendar_versions(rows: list[CalendarVersion], today: date) -> list[CalendarVersionView]:
    dated = in_order([(row.valid_from, row.version, row) for row in rows])
    now = holding(dated, today)
    return [
        CalendarVersionView(
            version=row.version,
            valid_from=row.valid_from,
            holds_now=row is now,
            hours=_hours(row),
        )
        for _, row in reversed(dated)
    ]


def _hours(row: CalendarVersion) -> HoursView:
    spec = CalendarSpec.model_validate(row.spec)
    return HoursView(
        weekly=spec.weekly, holidays=spec.holidays, closed=spec.closed, hours_on=spec.hours_on
    )


def month_view(
    session: Session, city: Jurisdiction, code: str, month: str, language: str
) -> MonthView:
    """Return the days of a month as they will be by what is planned.

    Raises:
        UnknownCalendar: there is none of this code.
    """
    first = date.fromisoformat(f"{month}-01")
    n_days = monthrange(first.year, first.month)[1]
    days = []
    for n in range(n_days):
        day = first + timedelta(days=n)
        pinned = book_on(session, city, day).calendars.get(code)
        if pinned is None:
            raise UnknownCalendar("There is no calendar “{calendar}”.", calendar=code)
        days.append(_day(pinned.calendar, day, language))
    return MonthView(code=code, days=days)


def _day(calendar: WorkingCalendar, day: date, language: str) -> DayView:
    windows = [(_clock(w.opens_min), _clock(w.closes_min)) for w in calendar.windows_on(day)]
    closed = calendar.closed_days(day, day)
    return DayView(
        on=day,
        windows=windows,
        reason=closed[0].reason.value if closed else None,
        name=pick(closed[0].name, language) if closed and closed[0].name else "",
    )


def _clock(minutes: int) -> str:
    if minutes == DAY_MIN:
        return "24:00"
    return f"{minutes % DAY_MIN // 60:02}:{minutes % 60:02}"


def change_list(session: Session, city: Jurisdiction) -> RuleChangeList:
    """Return the last changes of the rules, newest first."""
    return RuleChangeList(changes=[change_view(one) for one in changes_of(session, city.id)])


def change_view(progress: Progress) -> RuleChangeView:
    """Return a change with how far it has come."""
    change = progress.change
    return RuleChangeView(
        id=change.id,
        kind=change.kind,
        code=change.code,
        valid_from=change.valid_from,
        applies_to_running=change.applies_to_running,
        reason=change.text,
        ordered_by=progress.by,
        ordered_at=change.ordered_at,
        areas=change.data.get("areas", []),
        categories=change.data.get("categories", []),
        until=change.data.get("until"),
        n_reports=progress.n_reports,
        n_moved=progress.n_moved,
        has_begun=progress.has_begun,
        is_done=progress.is_done,
    )
