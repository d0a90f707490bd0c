# SPDX-License-Identifier: EUPL-1.2
"""The sheet of a report as the API gives it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from civic.accounts.commands import log_access
from civic.catalogue.queries import catalogue
from civic.platform.i18n import pick
from civic.reports import sheet_schemas as schemas
from civic.reports.commands import log_contact_read
from civic.reports.kinds import ActorRole, EventKind, WorkTold
from civic.reports.list_queries import Row
from civic.reports.models import Report, ReportEvent
from civic.reports.people_queries import staff_names
from civic.reports.policy import ClockFacts
from civic.reports.queries import Seen, timeline
from civic.reports.question_queries import reply_photos
from civic.reports.queue_policy import time_left
from civic.reports.queue_schemas import AssigneeRef, QueueFlags
from civic.reports.schemas import LonLat, ReportItem, ReportView
from civic.reports.sheet_queries import Related, around, related
from civic.reports.timeline_views import timeline_view
from civic.reports.views import Context, item_fields, report_view
from civic.sla.queries import promise_book

#: Who takes up what a reporter replied.
OF_THE_CITY = (ActorRole.DEPARTMENT, ActorRole.MODERATOR)


@dataclass(frozen=True)
class Surroundings:
    """What stands around a report, and the words to say it in."""

    about: Context
    others: Sequence[Related]
    place: RowMapping


def sheet(session: Session, found: Seen, language: str, now: datetime) -> schemas.Sheet:
    """Return everything that the desk shows of a report on one screen; the reading is logged."""
    report = found.report
    view = report_view(session, found, language, now)
    rows = timeline(session, report.id, found.rights)
    here = _surroundings(session, found, language, now)
    photos, names = reply_photos(session, rows), staff_names(session, rows)
    _log(session, found, here, now)
    return schemas.Sheet(
        report=view,
        timeline=timeline_view(here.about, rows, found.rights, photos, names).entries,
        nearby=[schemas.NearItem(**_near(here, each)) for each in _those(here, "nearby")],
        similar=[_similar(here, each) for each in _those(here, "similar")],
        reporter=_history(report, here),
        building=_building(here.place["building"], language),
        assets=[_asset(each, language) for each in here.place["assets"] or ()],
        assignee=_assignee(report, here.place["assignee"]),
        priority=report.priority,
        flags=_flags(report, view, rows, is_escalated=here.place["is_escalated"]),
        time_left_s=_time_left_s(session, report, here, now),
        as_of=now,
    )


def _surroundings(session: Session, found: Seen, language: str, now: datetime) -> Surroundings:
    report = found.report
    place = around(session, report, found.actor)
    known = catalogue(session, report.jurisdiction_id, place["city"]["version"])
    others = related(session, report, found.actor, now)
    return Surroundings(Context(known, language, now), others, place)


def _log(session: Session, found: Seen, here: Surroundings, now: datetime) -> None:
    """Write down who read who the reporter is, and what else they sent."""
    log_contact_read(session, found, found.actor, now)
    if here.place["history"]["n_reports"] and found.actor.person_id is not None:
        log_access(session, found.actor.person_id, "reporter.history", found.report.id, now)


def _those(here: Surroundings, why: str) -> list[Related]:
    return [each for each in here.others if each.why == why]


def _item(here: Surroundings, other: Related) -> dict[str, Any]:
    known, report = here.about.known, other.report
    category = known.category_by_id[report.category_id]
    row = Row(
        report,
        category,
        category.group.code,
        known.department_by_id[report.department_id],
        other.lon,
        other.lat,
        other.thumbnail,
        ClockFacts(other.due_soon_at, other.answer),
    )
    return item_fields(row, here.about.language, here.about.now)


def _near(here: Surroundings, other: Related) -> dict[str, Any]:
    return _item(here, other) | {
        "distance_m": round(other.distance_m, 1),
        "is_private": other.report.visibility == "private",
    }


def _similar(here: Surroundings, other: Related) -> schemas.SimilarItem:
    alike = {
        schemas.Likeness.SUBJECT: other.is_subject,
        schemas.Likeness.CATEGORY: other.is_category,
        schemas.Likeness.WORDS: other.is_alike,
    }
    return schemas.SimilarItem(
        **_near(here, other),
        score=round(other.score, 3),
        alike=[likeness for likeness, holds in alike.items() if holds],
        words_share=round(other.words_share, 3),
    )


def _history(report: Report, here: Surroundings) -> schemas.ReporterHistory:
    return schemas.ReporterHistory(
        is_registered=report.reporter_id is not None,
        recent=[ReportItem(**_item(here, each)) for each in _those(here, "recent")],
        **here.place["history"],
    )


def _building(found: Mapping[str, Any] | None, language: str) -> schemas.BuildingPassport | None:
    if found is None:
        return None
    manager = found["manager"]
    named = None
    if manager is not None:
        named = schemas.OrganisationRef.model_validate(
            manager | {"name": pick(manager["name"], language)}
        )
    return schemas.BuildingPassport.model_validate(
        dict(found) | {"name": pick(found["name"], language), "manager": named}
    )


def _asset(found: Mapping[str, Any], language: str) -> schemas.AssetRef:
    return schemas.AssetRef(
        id=found["id"],
        kind=found["kind"],
        name=pick(found["name"], language),
        ref=found["ref"],
        location=LonLat(lon=found["lon"], lat=found["lat"]),
        distance_m=found["distance_m"],
    )


def _assignee(report: Report, name: str | None) -> AssigneeRef | None:
    if report.assignee_id is None or name is None:
        return None
    return AssigneeRef(id=report.assignee_id, name=name)


def _flags(
    report: Report, view: ReportView, rows: Sequence[ReportEvent], *, is_escalated: bool
) -> QueueFlags:
    return QueueFlags(
        has_photo=report.n_photos > 0,
        escalated=is_escalated,
        second_attempt=report.cycle > 1,
        paused=any(promise.paused_until is not None for promise in view.promises),
        replied=is_replied(rows),
        work_reported=is_work_reported(rows),
        is_private=report.visibility == "private",
    )


def is_work_reported(rows: Sequence[ReportEvent]) -> bool:
    """Tell of a whole history whether a contractor's word waits for a decision."""
    waiting: set[str] = set()
    for row in rows:
        if row.kind == EventKind.WORK_REPORTED and row.data["told"] != WorkTold.ACCEPTED:
            waiting.add(row.data["work_order_id"])
        elif row.kind in (EventKind.WORK_REPORTED, EventKind.WORK_ENDED):
            waiting.discard(row.data["work_order_id"])
    return bool(waiting)


def is_replied(rows: Sequence[ReportEvent]) -> bool:
    """Tell of a whole history whether the reporter replied and nobody took it up since."""
    for row in reversed(rows):
        if row.actor_role in OF_THE_CITY:
            return False
        if row.kind == EventKind.QUESTION_ANSWERED:
            return True
    return False


def _time_left_s(session: Session, report: Report, here: Surroundings, now: datetime) -> int | None:
    if report.due_at is None:
        return None
    city, known = here.place["city"], here.about.known
    calendars = promise_book(session, report.jurisdiction_id, city["version"], now).calendars
    hours = calendars.get(known.department_by_id[report.department_id].calendar)
    left = time_left((hours or calendars[city["calendar"]]).calendar, now, report.due_at)
    return int(left.total_seconds() // 1)
