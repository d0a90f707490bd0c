# SPDX-License-Identifier: EUPL-1.2
"""Whose queues somebody reads, and whether anything happened there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import Session

from civic.accounts.kinds import DEPARTMENT_ROLES, Role
from civic.accounts.policy import Actor
from civic.catalogue.queries import catalogue
from civic.catalogue.snapshot import Catalogue, Department
from civic.places.models import Jurisdiction
from civic.reports.models import Report, ReportEvent
from civic.sla.calendar_policy import WorkingCalendar
from civic.sla.queries import promise_book

#: So many of the newest rows of all histories are looked at to tell whether anything happened.
#: They are numbered as they are written, and appear as their transactions commit: the newest
#: number alone would hide what is committed late. To be overlooked a transaction has to stay open
#: while so many others' rows are written; and then counts are a minute behind, rows are not.
WINDOW_N = 200


@dataclass(frozen=True)
class Lane:
    """A department whose queue is read, with the hours it works."""

    department: Department
    known: Catalogue
    calendar: WorkingCalendar


@dataclass(frozen=True)
class Scope:
    """Whose queues somebody reads."""

    actor: Actor
    #: By the id of the department.
    lanes: Mapping[UUID, Lane]
    #: Numbers of the newest rows of their histories; others once anything happened.
    newest: tuple[int, ...]

    @property
    def catalogues(self) -> Mapping[UUID, Catalogue]:
        """The catalogues of the lanes by jurisdiction."""
        return {lane.known.jurisdiction_id: lane.known for lane in self.lanes.values()}

    def within(self, codes: Iterable[str] | None) -> "Scope":
        """Return the part of it that lies in departments with these codes."""
        if codes is None:
            return self
        wanted = set(codes)
        lanes = {k: lane for k, lane in self.lanes.items() if lane.department.code in wanted}
        return replace(self, lanes=lanes)


def scope_of(session: Session, actor: Actor, now: datetime) -> Scope:
    """Return the departments whose queues `actor` works, moderates or audits; one statement."""
    own = actor.department_ids(DEPARTMENT_ROLES)
    whole = actor.jurisdiction_ids(Role.MODERATOR, Role.AUDITOR)
    lanes: dict[UUID, Lane] = {}
    newest: tuple[int, ...] = ()
    for city in session.execute(
        select(
            Jurisdiction.id,
            Jurisdiction.catalogue_version,
            Jurisdiction.calendar,
            _newest_rows(own, whole).label("newest"),
        ).where(Jurisdiction.id.in_(whole | actor.jurisdiction_ids(*DEPARTMENT_ROLES)))
    ):
        newest = tuple(city.newest or ())
        known = catalogue(session, city.id, city.catalogue_version)
        book = promise_book(session, city.id, city.catalogue_version, now)
        for department in known.departments:
            if city.id in whole or department.id in own:
                hours = book.calendars.get(department.calendar) or book.calendars[city.calendar]
                lanes[department.id] = Lane(department, known, hours.calendar)
    return Scope(actor, lanes, newest)


def _newest_rows(departments: Iterable[UUID], cities: Iterable[UUID]) -> Any:
    """Return which of the newest rows of all histories are of these departments and cities."""
    newest = (
        select(ReportEvent.seq, ReportEvent.report_id, ReportEvent.data)
        .order_by(ReportEvent.seq.desc())
        .limit(WINDOW_N)
        .subquery()
    )
    keys = list(departments)
    is_here: ColumnElement[bool] = exists().where(
        Report.id == newest.c.report_id,
        or_(Report.department_id.in_(keys), Report.jurisdiction_id.in_(list(cities))),
    )
    # Who hands a report on has one less.
    was_here = newest.c.data["from_department_id"].astext.in_([str(key) for key in keys])
    return select(func.array_agg(newest.c.seq)).where(or_(is_here, was_here)).scalar_subquery()
