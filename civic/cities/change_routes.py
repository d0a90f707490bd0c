# SPDX-License-Identifier: EUPL-1.2
"""The screen of promises: what is promised, what a change would do, and doing it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from apiflask import APIBlueprint
from sqlalchemy.orm import Session

from civic.accounts.access import administrators, rule_readers
from civic.accounts.kinds import Role
from civic.cities import change_commands as commands
from civic.cities import change_previews as previews
from civic.cities import change_views as views
from civic.cities.access import READERS, WRITERS, city_of
from civic.cities.change_queries import changes_of
from civic.cities.change_schemas import (
    CalendarApply,
    CalendarChange,
    CalendarList,
    ChangePreview,
    DaysQuery,
    ForceMajeureBody,
    ForceMajeurePreview,
    MonthView,
    PromiseApply,
    PromiseChange,
    PromiseList,
    RuleChangeList,
    RuleChangeView,
)
from civic.cities.errors import NothingChanges, StaleRule, UnknownCalendar, UnknownPromise
from civic.cities.models import RuleChange
from civic.cities.routing_schemas import CityQuery
from civic.places.errors import UnknownJurisdiction
from civic.places.models import Jurisdiction
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint, language
from civic.platform.problems import InvalidBody, NotAllowed, NotSignedIn
from civic.sla.errors import BeginsInThePast, InvalidCalendar, InvalidPromise, NoWorkingTime

bp = APIBlueprint("rules", __name__, tag="Rules")

REFUSES = (NotAllowed, NotSignedIn, UnknownJurisdiction, InvalidBody)
PROMISE_REFUSES = (*REFUSES, UnknownPromise, BeginsInThePast, InvalidPromise)
CALENDAR_REFUSES = (*REFUSES, UnknownCalendar, BeginsInThePast, InvalidCalendar, NoWorkingTime)


@endpoint(
    bp,
    "/api/v1/desk/promises",
    "GET",
    may=rule_readers,
    query=CityQuery,
    returns=PromiseList,
    refuses=REFUSES,
)
def list_promises(query: CityQuery) -> PromiseList:
    """List what is promised, in all versions, with how many reports run by each promise."""
    with _city(query.jurisdiction) as (session, city):
        return views.promise_list(session, city, language(), utc_now())


@endpoint(
    bp,
    "/api/v1/desk/calendars",
    "GET",
    may=rule_readers,
    query=CityQuery,
    returns=CalendarList,
    refuses=REFUSES,
)
def list_calendars(query: CityQuery) -> CalendarList:
    """List the hours by which departments work, in all versions."""
    with _city(query.jurisdiction) as (session, city):
        return views.calendar_list(session, city, language(), utc_now())


@endpoint(
    bp,
    "/api/v1/desk/calendars/<code>/days",
    "GET",
    may=rule_readers,
    query=DaysQuery,
    returns=MonthView,
    refuses=(*REFUSES, UnknownCalendar),
)
def show_month(code: str, query: DaysQuery) -> MonthView:
    """Show the days of a month: when they open, or why they do not."""
    with _city(query.jurisdiction) as (session, city):
        return views.month_view(session, city, code, query.month, language())


@endpoint(
    bp,
    "/api/v1/desk/promises/preview",
    "POST",
    may=rule_readers,
    query=CityQuery,
    body=PromiseChange,
    returns=ChangePreview,
    refuses=PROMISE_REFUSES,
)
def preview_promise(query: CityQuery, body: PromiseChange) -> ChangePreview:
    """Say what promising something else would do, and change nothing."""
    with _city(query.jurisdiction) as (session, city):
        return previews.preview_promise(session, city, body, language(), utc_now())


@endpoint(
    bp,
    "/api/v1/desk/calendars/preview",
    "POST",
    may=rule_readers,
    query=CityQuery,
    body=CalendarChange,
    returns=ChangePreview,
    refuses=CALENDAR_REFUSES,
)
def preview_calendar(query: CityQuery, body: CalendarChange) -> ChangePreview:
    """Say what working by other hours would do, and change nothing."""
    with _city(query.jurisdiction) as (session, city):
        return previews.preview_calendar(session, city, body, language(), utc_now())


@endpoint(
    bp,
    "/api/v1/desk/promises/apply",
    "POST",
    may=administrators,
    query=CityQuery,
    body=PromiseApply,
    returns=RuleChangeView,
    status=201,
    refuses=(*PROMISE_REFUSES, NothingChanges, StaleRule),
)
def apply_promise(query: CityQuery, body: PromiseApply) -> RuleChangeView:
    """Promise something else from a day on; also to reports under way, if that is said.

    These only get an earlier date, never a later one, and none that is over; each shows the reason.
    """
    with _change(query.jurisdiction) as (session, city, person_id, now):
        change = commands.change_promise(session, city, body, body, person_id, now)
        return _shown(session, change)


@endpoint(
    bp,
    "/api/v1/desk/calendars/apply",
    "POST",
    may=administrators,
    query=CityQuery,
    body=CalendarApply,
    returns=RuleChangeView,
    status=201,
    refuses=(*CALENDAR_REFUSES, NothingChanges, StaleRule),
)
def apply_calendar(query: CityQuery, body: CalendarApply) -> RuleChangeView:
    """Work by other hours from a day on; also for reports under way, if that is said."""
    with _change(query.jurisdiction) as (session, city, person_id, now):
        change = commands.change_calendar(session, city, body, body, person_id, now)
        return _shown(session, change)


@endpoint(
    bp,
    "/api/v1/desk/force-majeure/preview",
    "POST",
    may=administrators,
    query=CityQuery,
    body=ForceMajeureBody,
    returns=ForceMajeurePreview,
    refuses=REFUSES,
)
def preview_force_majeure(query: CityQuery, body: ForceMajeureBody) -> ForceMajeurePreview:
    """Say how many reports force majeure would concern, and change nothing."""
    with _city(query.jurisdiction, WRITERS) as (session, city):
        return previews.preview_force_majeure(session, city, body)


@endpoint(
    bp,
    "/api/v1/desk/force-majeure",
    "POST",
    may=administrators,
    query=CityQuery,
    body=ForceMajeureBody,
    returns=RuleChangeView,
    status=201,
    refuses=REFUSES,
)
def declare_force_majeure(query: CityQuery, body: ForceMajeureBody) -> RuleChangeView:
    """Let the clocks of answers stand still, in public, in the city or a part of it.

    No longer than any pause may last; what is late stays late.
    """
    with _change(query.jurisdiction) as (session, city, person_id, now):
        change = commands.declare_force_majeure(session, city, body, person_id, now)
        return _shown(session, change)


@endpoint(
    bp,
    "/api/v1/desk/rule-changes",
    "GET",
    may=rule_readers,
    query=CityQuery,
    returns=RuleChangeList,
    refuses=REFUSES,
)
def list_changes(query: CityQuery) -> RuleChangeList:
    """List who changed which rule, when, why, and what it did; newest first."""
    with _city(query.jurisdiction) as (session, city):
        return views.change_list(session, city)


@contextmanager
def _city(
    code: str | None, roles: tuple[Role, ...] = READERS
) -> Iterator[tuple[Session, Jurisdiction]]:
    """Open a transaction with the city that is meant, in which the caller holds one of `roles`."""
    with transaction() as session:
        yield session, city_of(session, current_actor(), code, roles)


@contextmanager
def _change(code: str | None) -> Iterator[tuple[Session, Jurisdiction, UUID, datetime]]:
    """Open a transaction in which the caller changes a rule of the city that is meant, now."""
    person_id, now = current_actor().person_id, utc_now()
    if person_id is None:
        raise NotSignedIn
    with _city(code, WRITERS) as (session, city):
        yield session, city, person_id, now


def _shown(session: Session, change: RuleChange) -> RuleChangeView:
    session.flush()  # its first batch is counted
    known = changes_of(session, change.jurisdiction_id)
    return views.change_view(next(one for one in known if one.change.id == change.id))
