# SPDX-License-Identifier: EUPL-1.2
"""Whose queues somebody reads, and whether anything happened there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    Text,
    Uuid,
    any_,
    bindparam,
    exists,
    func,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY, aggregate_order_by
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
class Heads:
    """What tells, before anything else is read, whether anything happened in somebody's queues."""

    #: Of each city: its id, the version of its catalogue, and its calendar.
    cities: tuple[tuple[UUID, int, str], ...]
    #: Numbers of the newest rows of histories there; others once anything happened.
    newest: tuple[int, ...]
    #: Of the reports that were asked about, in the order of their ids: see `mark`.
    marks: tuple[int, ...]


@dataclass(frozen=True)
class Scope:
    """Whose queues somebody reads."""

    actor: Actor
    #: By the id of the department.
    lanes: Mapping[UUID, Lane]
    heads: Heads

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


def scope_of(session: Session, actor: Actor, now: datetime, heads: Heads | None = None) -> Scope:
    """Return the departments whose queues `actor` works, moderates or audits.

    One statement; none if the `heads` are at hand.
    """
    own = actor.department_ids(DEPARTMENT_ROLES)
    whole = _whole(actor)
    heads = heads or heads_of(session, actor)
    lanes: dict[UUID, Lane] = {}
    for city_id, version, calendar in heads.cities:
        known = catalogue(session, city_id, version)
        book = promise_book(session, city_id, version, now)
        for department in known.departments:
            if city_id in whole or department.id in own:
                hours = book.calendars.get(department.calendar) or book.calendars[calendar]
                lanes[department.id] = Lane(department, known, hours.calendar)
    return Scope(actor, lanes, heads)


def heads_of(session: Session, actor: Actor, report_ids: Iterable[UUID] = ()) -> Heads:
    """Return what the queues of `actor` can be told by, and how these reports look; one statement.

    Reports that are no longer there have no mark.
    """
    own = actor.department_ids(DEPARTMENT_ROLES)
    whole = _whole(actor)
    given: dict[str, Sequence[Any]] = {
        "cities": list(whole | actor.jurisdiction_ids(*DEPARTMENT_ROLES)),
        "whole": list(whole),
        "departments": list(own),
        "names": [str(key) for key in own],
        "reports": list(report_ids),
    }
    rows = session.execute(_heads(), given).all()
    cities = tuple((row.id, row.catalogue_version, row.calendar) for row in rows)
    newest, marks = (rows[0].newest, rows[0].marks) if rows else ((), ())
    return Heads(cities, tuple(sorted(newest or ())), tuple(marks or ()))


def mark() -> ColumnElement[int]:
    """Return a number that is another once a queue shows the report in another way."""
    shown = (
        Report.department_id,
        Report.due_at,
        Report.due_soon_at,
        Report.status,
        Report.last_seq,
        Report.n_supporters,
    )
    found: ColumnElement[int] = func.hash_record_extended(func.row(*shown), 0)
    return found


def _whole(actor: Actor) -> frozenset[UUID]:
    """Return the cities all of whose queues `actor` reads."""
    return frozenset(actor.jurisdiction_ids(Role.MODERATOR, Role.AUDITOR))


@cache
def _heads() -> Select[Any]:
    """Return the statement, which is built but once: that took as long as to send it."""
    marks = select(func.array_agg(aggregate_order_by(mark(), Report.id))).where(
        Report.id == _any("reports")
    )
    return (
        select(
            Jurisdiction.id,
            Jurisdiction.catalogue_version,
            Jurisdiction.calendar,
            _newest_rows().label("newest"),
            marks.scalar_subquery().label("marks"),
        )
        .where(Jurisdiction.id == _any("cities"))
        .order_by(Jurisdiction.id)
    )


def _newest_rows() -> Any:
    """Return which of the newest rows of all histories are of these departments and cities."""
    newest = (
        select(ReportEvent.seq, ReportEvent.report_id, ReportEvent.data)
        .order_by(ReportEvent.seq.desc())
        .limit(WINDOW_N)
        .subquery()
    )
    is_here: ColumnElement[bool] = exists().where(
        Report.id == newest.c.report_id,
        or_(Report.department_id == _any("departments"), Report.jurisdiction_id == _any("whole")),
    )
    # Who hands a report on has one less.
    was_here = newest.c.data["from_department_id"].astext == _any("names", Text())
    return select(func.array_agg(newest.c.seq)).where(or_(is_here, was_here)).scalar_subquery()


def _any(name: str, kind: Any = None) -> Any:
    return any_(bindparam(name, type_=ARRAY(kind or Uuid())))
