# SPDX-License-Identifier: EUPL-1.2
"""What the pages show, read in few statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.accounts.policy import Actor
from civic.pages.words import ClockShown, Voice, clock_shown, status_words
from civic.places.models import Jurisdiction
from civic.platform.i18n import pick
from civic.reports.kinds import Status
from civic.reports.list_queries import Row, listed
from civic.reports.query_schemas import ListQuery
from civic.sla.clock_policy import ClockState
from civic.sla.models import SlaTimer
from civic.sla.policy import Target
from civic.sla.queries import timer_views, timers_of_reports
from civic.sla.schemas import TimerView


@dataclass(frozen=True)
class City:
    """A jurisdiction as pages name it."""

    name: str
    zone: str
    attribution: str


@dataclass(frozen=True)
class ReportLine:
    """A report in the list of the front page."""

    number: str
    category: str
    place: str
    status: str
    thumbnail: str | None
    clock: ClockShown | None


@dataclass(frozen=True)
class FrontPage:
    """The newest public reports, and what the list goes on with."""

    cities: list[City]
    reports: list[ReportLine]
    next_cursor: str | None


def front_page(
    session: Session, language: str, now: datetime, *, cursor: str | None, limit: int
) -> FrontPage:
    """Return public reports, newest first, each with the clock of its answer.

    Raises:
        InvalidBody: the cursor is not one of ours.
    """
    cities = cities_by_id(session, language)
    page = listed(session, ListQuery(limit=limit, cursor=cursor), Actor())
    clocks = _clocks(session, [row.report.id for row in page.rows], now)
    lines = [
        _line(
            row,
            clocks.get(row.report.id),
            Voice(language, cities[row.report.jurisdiction_id].zone),
            now,
        )
        for row in page.rows
    ]
    return FrontPage(list(cities.values()), lines, page.next_cursor)


def cities_by_id(session: Session, language: str) -> dict[UUID, City]:
    """Return all jurisdictions in `language`, by code."""
    rows = session.execute(
        select(
            Jurisdiction.id, Jurisdiction.name, Jurisdiction.zone, Jurisdiction.attribution
        ).order_by(Jurisdiction.code)
    )
    return {row.id: City(pick(row.name, language), row.zone, row.attribution) for row in rows}


def owed_answer(timers: Sequence[TimerView]) -> TimerView | None:
    """Return the promise that people look for: the answer, in the newest attempt.

    None where nothing is owed any more.
    """
    answers = [timer for timer in timers if timer.target is Target.RESOLUTION]
    newest = max(answers, key=lambda timer: timer.cycle, default=None)
    return None if newest is None or newest.state is ClockState.CANCELLED else newest


def _clocks(session: Session, report_ids: list[UUID], now: datetime) -> dict[UUID, TimerView]:
    newest: list[SlaTimer] = []
    for timers in timers_of_reports(session, report_ids).values():
        answers = [timer for timer in timers if timer.target == Target.RESOLUTION]
        newest += sorted(answers, key=lambda timer: timer.cycle)[-1:]
    views = timer_views(session, newest, now)
    shown = {
        timer.report_id: owed_answer([view]) for timer, view in zip(newest, views, strict=True)
    }
    return {report_id: view for report_id, view in shown.items() if view is not None}


def _line(row: Row, timer: TimerView | None, voice: Voice, now: datetime) -> ReportLine:
    department = pick(row.department.name, voice.language)
    return ReportLine(
        number=row.report.number,
        category=pick(row.category.name, voice.language),
        place=row.report.address,
        status=status_words(Status(row.report.status), department, voice)[0],
        thumbnail=f"/photos/{row.thumbnail}/small.jpg" if row.thumbnail else None,
        clock=clock_shown(timer, now, voice) if timer else None,
    )
