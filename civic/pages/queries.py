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
from civic.reports.kinds import SHOWN, Status
from civic.reports.list_queries import Row, listed
from civic.reports.models import Report
from civic.reports.query_schemas import ListQuery
from civic.sla.clock_policy import ClockState
from civic.sla.models import SlaTimer
from civic.sla.policy import Target
from civic.sla.queries import timer_views, timers_of_reports
from civic.sla.schemas import TimerView


@dataclass(frozen=True)
class City:
    """A jurisdiction as pages name it."""

    code: str
    name: str
    zone: str
    attribution: str
    theme_colour: str | None


@dataclass(frozen=True)
class ReportLine:
    """A report in a list."""

    number: str
    category: str
    place: str
    status: str
    thumbnail: str | None
    clock: ClockShown | None


@dataclass(frozen=True)
class ReportLines:
    """A page of a list, and what the list goes on with."""

    #: All that are served here, by code.
    cities: list[City]
    reports: list[ReportLine]
    next_cursor: str | None

    @property
    def city(self) -> City | None:
        """Return the city, if just one is served."""
        return self.cities[0] if len(self.cities) == 1 else None


def report_lines(
    session: Session, query: ListQuery, actor: Actor, language: str, now: datetime
) -> ReportLines:
    """Return a page of a list, each report with the clock of its answer.

    Raises:
        InvalidBody: the cursor is not one of ours.
    """
    cities = cities_by_id(session, language)
    page = listed(session, query, actor)
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
    return ReportLines(list(cities.values()), lines, page.next_cursor)


def cities_by_id(session: Session, language: str) -> dict[UUID, City]:
    """Return all jurisdictions in `language`, by code."""
    rows = session.execute(
        select(
            Jurisdiction.id,
            Jurisdiction.code,
            Jurisdiction.name,
            Jurisdiction.zone,
            Jurisdiction.attribution,
            Jurisdiction.rules.op("->>")("theme_colour").label("theme"),
        ).order_by(Jurisdiction.code)
    )
    return {
        row.id: City(row.code, pick(row.name, language), row.zone, row.attribution, row.theme)
        for row in rows
    }


def only_city(session: Session, language: str) -> City | None:
    """Return the city, if just one is served here."""
    cities = list(cities_by_id(session, language).values())
    return cities[0] if len(cities) == 1 else None


def newest_numbers(session: Session, limit: int) -> list[tuple[str, datetime]]:
    """Return numbers of reports that everybody may read and when they changed, newest first."""
    found = session.execute(
        select(Report.number, Report.updated_at)
        .where(Report.visibility == "public", Report.status.in_(SHOWN))
        .order_by(Report.received_at.desc(), Report.id.desc())
        .limit(limit)
    )
    return [(row.number, row.updated_at) for row in found]


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
