# SPDX-License-Identifier: EUPL-1.2
"""Store versions of calendars and promises, from today or from a day to come."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.orm import Session

from civic.places.models import Jurisdiction
from civic.platform.i18n import N_
from civic.platform.ids import new_id
from civic.sla.calendars import (
    FEWEST_YEARS_AHEAD,
    LONGEST_CLOSURE,
    public_holidays,
    working_calendar,
    write_out,
)
from civic.sla.errors import BeginsInThePast, NoWorkingTime
from civic.sla.models import Calendar, CalendarVersion, SlaPolicy
from civic.sla.promise_policy import as_json, promise_of
from civic.sla.schemas import CalendarSpec, calendar_spec
from civic.sla.validity_policy import holding, in_order

#: What is said of a calendar that stays shut for too long, by whether it opens again.
NAMED_STAYS_SHUT = {
    True: N_(
        "Calendar “{calendar}” stays shut from {shut_from} until {until}; {most_days} days at a"
        " time are the most."
    ),
    False: N_(
        "Calendar “{calendar}” stays shut from {shut_from} for good; {most_days} days at a time"
        " are the most."
    ),
}
#: A calendar is looked at for closures that far ahead before it is stored.
LOOK_AHEAD = timedelta(days=366)


def name_calendar(
    session: Session, jurisdiction_id: UUID, code: str, name: Mapping[str, str]
) -> tuple[UUID, bool]:
    """Return the calendar of this code, locked, and whether it is new or has a new name."""
    values = {"id": new_id(), "jurisdiction_id": jurisdiction_id, "code": code, "name": dict(name)}
    added = pg_insert(Calendar).values(values).on_conflict_do_nothing().returning(Calendar.id)
    if (new := session.scalar(added)) is not None:
        return new, True
    calendar = session.scalars(
        select(Calendar).filter_by(jurisdiction_id=jurisdiction_id, code=code).with_for_update()
    ).one()
    is_renamed = calendar.name != dict(name)
    calendar.name = dict(name)
    return calendar.id, is_renamed


def schedule_calendar(
    session: Session,
    calendar_id: UUID,
    spec: Mapping[str, Any],
    valid_from: date,
    now: datetime,
) -> UUID | None:
    """Store hours for reports received from `valid_from` on; None if they hold then anyway.

    The calendar is locked. Whoever calls this raises `jurisdictions.catalogue_version`.

    Raises:
        BeginsInThePast: reports were promised by other hours on that day.
        InvalidCalendar: the hours, holidays or time zone cannot be understood.
        NoWorkingTime: within a year it stays shut for more than 10 days.
    """
    wanted = calendar_spec(spec)
    refuse_past(valid_from, ZoneInfo(wanted.zone), now)
    calendar = session.get_one(Calendar, calendar_id)
    rows = session.scalars(select(CalendarVersion).filter_by(calendar_id=calendar_id)).all()
    languages = session.get_one(Jurisdiction, calendar.jurisdiction_id).languages
    if rows:
        standing = holding(
            in_order([(row.valid_from, row.version, row) for row in rows]), valid_from
        )
        stored = CalendarSpec.model_validate(standing.spec)
        if _is_current(stored, wanted, languages, valid_from):
            return None
    written = written_calendar(calendar.code, wanted, languages, valid_from)
    version = {
        "id": new_id(),
        "calendar_id": calendar_id,
        "version": max((row.version for row in rows), default=0) + 1,
        "spec": written.as_json(),
        "valid_from": valid_from,
        "created_at": now,
    }
    session.execute(insert(CalendarVersion).values(version))
    return UUID(str(version["id"]))


def schedule_promise(
    session: Session,
    jurisdiction_id: UUID,
    code: str,
    spec: Mapping[str, Any],
    valid_from: date,
    now: datetime,
) -> UUID | None:
    """Store a promise for reports received from `valid_from` on; None if it holds then anyway.

    The jurisdiction is locked. Whoever calls this raises `jurisdictions.catalogue_version`.

    Raises:
        BeginsInThePast: reports were promised something else on that day.
        InvalidPromise: a target or priority is unknown, a target is missing, an allowance or a
            step makes no sense, or a higher priority waits longer.
    """
    wanted = promise_of(new_id(), code, 1, spec)
    zone = ZoneInfo(session.get_one(Jurisdiction, jurisdiction_id).zone)
    refuse_past(valid_from, zone, now)
    stored = as_json(wanted)
    rows = session.scalars(
        select(SlaPolicy).filter_by(jurisdiction_id=jurisdiction_id, code=code)
    ).all()
    if rows:
        standing = holding(
            in_order([(row.valid_from, row.version, row) for row in rows]), valid_from
        )
        if stored == {part: getattr(standing, part) for part in stored}:
            return None
    version = {
        "id": wanted.id,
        "jurisdiction_id": jurisdiction_id,
        "code": code,
        "version": max((row.version for row in rows), default=0) + 1,
        **stored,
        "valid_from": valid_from,
        "created_at": now,
    }
    session.execute(insert(SlaPolicy).values(version))
    return wanted.id


def written_calendar(
    code: str, wanted: CalendarSpec, languages: Sequence[str], valid_from: date
) -> CalendarSpec:
    """Return hours as they are stored: with the public holidays of the years around `valid_from`.

    Raises:
        InvalidCalendar: nobody knows the holidays of that country or subdivision.
        NoWorkingTime: within a year it stays shut for more than 10 days.
    """
    written = write_out(wanted, languages, valid_from.year)
    start = datetime.combine(valid_from, time.min, tzinfo=ZoneInfo(written.zone))
    try:
        working_calendar(written).refuse_closures(start, start + LOOK_AHEAD, LONGEST_CLOSURE)
    except NoWorkingTime as fault:
        template = NAMED_STAYS_SHUT["until" in fault.members]
        raise NoWorkingTime(template, calendar=code, **fault.members) from fault
    return written


def refuse_past(valid_from: date, zone: ZoneInfo, now: datetime) -> None:
    """Make sure that a version begins today or later.

    Raises:
        BeginsInThePast: it would change what was promised already.
    """
    if valid_from < (today := now.astimezone(zone).date()):
        raise BeginsInThePast(
            "{valid_from} is over; the first day from which it can hold is {today}.",
            valid_from=valid_from,
            today=today,
        )


def _is_current(
    stored: CalendarSpec, wanted: CalendarSpec, languages: Sequence[str], day: date
) -> bool:
    """Return whether a stored version says what is wanted, its holidays from `day` on included."""
    written = stored.written_out
    if written is None or stored.model_copy(update={"written_out": None}) != wanted:
        return False
    if written.last_year < day.year + FEWEST_YEARS_AHEAD:
        return False
    known = public_holidays(wanted.holidays, languages, day.year, written.last_year)
    coming = {on: name for on, name in written.names.items() if on >= day}
    return coming == {on: name for on, name in known.items() if on >= day}
