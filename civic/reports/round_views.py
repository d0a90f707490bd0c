# SPDX-License-Identifier: EUPL-1.2
"""A round as the inspector reads it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from civic.accounts.policy import Actor
from civic.catalogue.kinds import PhotoDuty
from civic.catalogue.snapshot import Catalogue
from civic.platform.i18n import pick
from civic.reports.kinds import Found, Status
from civic.reports.models import Report, ReportEvent
from civic.reports.policy import clock_shown
from civic.reports.queries import catalogue_of
from civic.reports.round_policy import Place, checks, chosen, length, metres, walk
from civic.reports.round_queries import Known, Wanted, known_of, wanting_visit
from civic.reports.round_schemas import Round, RoundPhoto, RoundQuery, RoundStop, VisitView
from civic.reports.schemas import CategoryRef, LonLat
from civic.reports.views import photo_ref, to_the_minute
from civic.sla.clock_policy import ClockState


def round_view(
    session: Session, query: RoundQuery, actor: Actor, language: str, now: datetime
) -> Round:
    """Return where to go from here, in the order in which to walk."""
    found = {each.report.id: each for each in wanting_visit(session, query, actor, now)}
    start = Place(query.lon, query.lat)
    stops = [each.stop(now) for each in found.values()]
    order = walk(start, chosen(start, stops, query.limit))
    known = known_of(session, [stop.id for stop in order])
    cities = _catalogues(session, [found[stop.id].report for stop in order])
    views = [_stop(found[stop.id], cities, known, language, now) for stop in order]
    _measure(start, views)
    return Round(stops=views, length_m=round(length(start, order)), n_left=len(found) - len(order))


def _measure(start: Place, stops: Sequence[RoundStop]) -> None:
    before = start
    for stop in stops:
        here = Place(stop.location.lon, stop.location.lat)
        stop.distance_m, stop.leg_m = round(metres(start, here)), round(metres(before, here))
        before = here


def _stop(
    wanted: Wanted, cities: Mapping[UUID, Catalogue], known: Known, language: str, now: datetime
) -> RoundStop:
    report, place = wanted.report, wanted.place
    category = cities[report.jurisdiction_id].category_by_id[report.category_id]
    work, visit = known.work.get(report.id), known.visits.get(report.id)
    clock = clock_shown(Status(report.status), report.due_at, wanted.clock, now)
    is_again = report.status == Status.REOPENED
    return RoundStop(
        id=report.id,
        number=report.number,
        version=report.last_seq or 0,
        status=Status(report.status),
        category=CategoryRef(
            code=category.code, group=category.group.code, name=pick(category.name, language)
        ),
        location=LonLat(lon=place.lon, lat=place.lat),
        accuracy_m=report.accuracy_m,
        address=report.address,
        description=report.description,
        photos=_photos(known, report.id),
        received_at=to_the_minute(report.received_at),
        due_at=report.due_at,
        clock=clock,
        is_pressing=wanted.stop(now).is_pressing or clock is ClockState.OVERDUE,
        distance_m=0,
        leg_m=0,
        checks=checks(report.status, work.told if work else None, was_visited=visit is not None),
        answer=known.answers[report.id].text if is_again and report.id in known.answers else None,
        contractor=work.text if work else None,
        visit=_visit(visit) if visit else None,
        wants_photo=category.response_photo == PhotoDuty.REQUIRED,
    )


def _catalogues(session: Session, reports: Iterable[Report]) -> dict[UUID, Catalogue]:
    """Return the catalogue of each city, which is one unless somebody works for two."""
    one_of_each = {report.jurisdiction_id: report for report in reports}
    return {city: catalogue_of(session, report) for city, report in one_of_each.items()}


def _photos(known: Known, report_id: UUID) -> list[RoundPhoto]:
    return [
        RoundPhoto(**photo_ref(photo).model_dump(), purpose=purpose)
        for photo, purpose in known.photos.get(report_id, ())
    ]


def _visit(row: ReportEvent) -> VisitView:
    return VisitView(at=to_the_minute(row.at), found=Found(row.data["found"]), text=row.text or "")
