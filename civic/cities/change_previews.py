# SPDX-License-Identifier: EUPL-1.2
"""What a change of promises and hours would do, before it is applied."""

from collections.abc import Mapping
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.catalogue.queries import catalogue
from civic.cities.change_queries import (
    known_versions,
    n_concerned,
    running,
    touched_by,
    typical_terms,
)
from civic.cities.change_schemas import (
    CalendarChange,
    ChangePreview,
    DepartmentImpact,
    ForceMajeureBody,
    ForceMajeurePreview,
    PromiseChange,
    ReceiptView,
    ShiftView,
    TypicalView,
)
from civic.cities.errors import UnknownCalendar, UnknownPromise
from civic.cities.rule_files import calendar_file, promise_file
from civic.places.models import Jurisdiction
from civic.platform.i18n import pick
from civic.platform.ids import new_id
from civic.sla.calendars import working_calendar
from civic.sla.models import Calendar
from civic.sla.policy import PinnedCalendar, Terms
from civic.sla.preview_policy import Fate, Impact, Replacement, impact, typical_receipts
from civic.sla.promise_policy import promise_of
from civic.sla.queries import DEFAULT_PROMISE, PromiseBook, promise_book
from civic.sla.schemas import calendar_spec
from civic.sla.version_commands import refuse_past, written_calendar

#: Number of a version that is only thought of.
THOUGHT_OF = 0


def preview_promise(
    session: Session, city: Jurisdiction, body: PromiseChange, language: str, now: datetime
) -> ChangePreview:
    """Return what promising something else would do; nothing is changed.

    Raises:
        UnknownPromise: there is none of this code.
        BeginsInThePast, InvalidPromise: it can't be promised so.
    """
    day = body.first_day(city, now)
    refuse_past(day, ZoneInfo(city.zone), now)
    promise = promise_of(new_id(), body.code, THOUGHT_OF, body.spec)
    if body.code not in book_on(session, city, day).promises:
        raise UnknownPromise("There is no promise “{promise}”.", promise=body.code)
    found = preview(session, city, Replacement({body.code: promise}), day, language, now)
    return found.model_copy(update={"yaml": promise_file(body)})


def preview_calendar(
    session: Session, city: Jurisdiction, body: CalendarChange, language: str, now: datetime
) -> ChangePreview:
    """Return what working by other hours would do; nothing is changed.

    Raises:
        UnknownCalendar: there is none of this code.
        BeginsInThePast, InvalidCalendar, NoWorkingTime: they can't be worked by.
    """
    day = body.first_day(city, now)
    refuse_past(day, ZoneInfo(city.zone), now)
    if body.code not in book_on(session, city, day).calendars:
        raise UnknownCalendar("There is no calendar “{calendar}”.", calendar=body.code)
    pinned = thought_of(city, body.code, body.spec(city), day)
    found = preview(session, city, Replacement({}, {body.code: pinned}), day, language, now)
    name = session.scalars(
        select(Calendar.name).filter_by(jurisdiction_id=city.id, code=body.code)
    ).one()
    return found.model_copy(update={"yaml": calendar_file(body, name)})


def preview_force_majeure(
    session: Session, city: Jurisdiction, body: ForceMajeureBody
) -> ForceMajeurePreview:
    """Return how many reports clocks standing still would concern; nothing is changed."""
    scope = {"areas": body.areas, "categories": body.categories}
    return ForceMajeurePreview(n_reports=n_concerned(session, city.id, scope))


def thought_of(
    city: Jurisdiction, code: str, spec: Mapping[str, object], day: date
) -> PinnedCalendar:
    """Return hours that are not stored (yet), as if they were.

    Raises:
        InvalidCalendar, NoWorkingTime: they can't be worked by.
    """
    written = written_calendar(code, calendar_spec(spec), city.languages, day)
    return PinnedCalendar(new_id(), code, THOUGHT_OF, working_calendar(written))


def book_on(session: Session, city: Jurisdiction, day: date) -> PromiseBook:
    """Return what holds on a day."""
    return promise_book(session, city.id, city.catalogue_version, begin_of(city, day))


def begin_of(city: Jurisdiction, day: date) -> datetime:
    """Return when a day begins in the city."""
    return datetime.combine(day, time.min, tzinfo=ZoneInfo(city.zone))


def preview(
    session: Session,
    city: Jurisdiction,
    change: Replacement,
    day: date,
    language: str,
    now: datetime,
) -> ChangePreview:
    """Return what `change` would do from `day` on."""
    touched = touched_by(session, city.id, change)
    versions = known_versions(session, touched, change)
    at = max(now, begin_of(city, day))
    found = impact(running(session, city.id, touched), change, versions, at)
    book = book_on(session, city, day)
    typical = typical_terms(session, touched, book, city.calendar, now)
    return ChangePreview(
        valid_from=day,
        n_reports=found.n_reports,
        n_earlier=found.count(Fate.EARLIER),
        n_later=found.count(Fate.LATER),
        n_unchanged=found.count(Fate.UNCHANGED),
        departments=_departments(session, city, found, language),
        largest=[ShiftView(**vars(shift)) for shift in found.largest],
        typical=[_typical(terms, change, day) for terms in typical or _any(book, city, change)],
    )


def _departments(
    session: Session, city: Jurisdiction, found: Impact, language: str
) -> list[DepartmentImpact]:
    known = catalogue(session, city.id, city.catalogue_version).department_by_code
    return [
        DepartmentImpact(
            department=code,
            name=pick(known[code].name, language),
            n_earlier=fates.get(Fate.EARLIER, 0),
            n_later=fates.get(Fate.LATER, 0),
            n_unchanged=fates.get(Fate.UNCHANGED, 0),
        )
        for code, fates in sorted(found.n.items())
    ]


def _any(book: PromiseBook, city: Jurisdiction, change: Replacement) -> list[Terms]:
    """Return what would be promised of what changes, where nothing came in lately."""
    promise = next(iter(change.promises), DEFAULT_PROMISE)
    calendar = next(iter(change.calendars), city.calendar)
    return [book.terms(promise, calendar, city.calendar)]


def _typical(terms: Terms, change: Replacement, day: date) -> TypicalView:
    return TypicalView(
        promise=terms.promise.code,
        calendar=terms.department.code,
        receipts=[ReceiptView(**vars(each)) for each in typical_receipts(terms, change, day)],
    )
