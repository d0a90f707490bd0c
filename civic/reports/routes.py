# SPDX-License-Identifier: EUPL-1.2
"""Reports for everybody and for their reporters."""

from uuid import UUID

from apiflask import APIBlueprint
from flask import Response as HttpResponse
from flask import request
from sqlalchemy.orm import Session

from civic.accounts.access import anyone, reporter
from civic.accounts.commands import log_access
from civic.accounts.policy import Actor
from civic.catalogue.errors import InvalidAnswers, OutOfSeason, UnknownCategory, WrongSubject
from civic.photos.errors import UnknownPhoto
from civic.photos.renditions import FRESH_S, rendition_response
from civic.photos.showing import may_see
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint, language
from civic.platform.problems import InvalidBody, NotAllowed, NotSignedIn, NotThere
from civic.platform.storage import storage
from civic.reports import (
    edit_commands,
    intake_commands,
    list_queries,
    queries,
    reporter_commands,
    timeline_views,
    views,
)
from civic.reports.commands import By, log_contact_read
from civic.reports.edit_schemas import ReportEdit
from civic.reports.errors import (
    IdTaken,
    IllegalTransition,
    NoLongerEditable,
    NotRateable,
    NotReopenable,
    OutsideCity,
    PhotoMissing,
    SubjectMissing,
)
from civic.reports.kinds import ActorRole
from civic.reports.policy import rights_of
from civic.reports.queries import Seen, seen
from civic.reports.query_schemas import ListQuery, NearbyQuery, ReadQuery
from civic.reports.redaction_queries import report_of_original
from civic.reports.schemas import (
    NearbyItem,
    NearbyList,
    RatingBody,
    ReasonBody,
    ReportDraft,
    ReportItem,
    ReportList,
    ReportView,
    Timeline,
)

bp = APIBlueprint("reports", __name__, tag="Reports")

REPORT = "/api/v1/reports/<uuid:report_id>"
DOES_NOT_FIT = (
    InvalidAnswers,
    InvalidBody,
    OutOfSeason,
    OutsideCity,
    PhotoMissing,
    SubjectMissing,
    UnknownCategory,
    UnknownPhoto,
    WrongSubject,
)
NOT_MINE = (NotThere, NotAllowed, NotSignedIn)


@endpoint(
    bp,
    "/api/v1/reports",
    "POST",
    may=anyone,
    body=ReportDraft,
    returns=ReportView,
    status=201,
    refuses=(IdTaken, *DOES_NOT_FIT),
    limit="report",
    repeated=200,
)
def submit_report(body: ReportDraft) -> tuple[ReportView, int]:
    """Submit a report.

    Sending it again with the same id and content answers 200 with the same report; nothing
    happens twice. The answer names the department, every deadline and how it was computed.
    """
    actor = current_actor()
    with transaction() as session:
        now = utc_now()
        done = intake_commands.submit(session, body, actor, now)
        mine = rights_of(actor, done.report, holds_key=True)
        view = views.report_view(
            session, Seen(done.report, mine, actor), language(), now, done.details
        )
    return view, 201 if done.is_new else 200


@endpoint(
    bp,
    "/api/v1/reports",
    "GET",
    may=anyone,
    query=ListQuery,
    returns=ReportList,
    refuses=(InvalidBody, NotSignedIn),
)
def list_reports(query: ListQuery) -> ReportList:
    """List public reports, newest first.

    Reports that a moderator has not looked at yet, private and rejected ones are left out;
    `mine=true` lists the caller's own in every state.
    """
    actor = current_actor()
    if query.mine and not actor.is_signed_in:
        raise NotSignedIn
    with transaction() as session:
        page = list_queries.listed(session, query, actor)
    now, tongue = utc_now(), language()
    items = [ReportItem(**views.item_fields(row, tongue, now)) for row in page.rows]
    return ReportList(items=items, next_cursor=page.next_cursor)


@endpoint(bp, "/api/v1/reports/nearby", "GET", may=anyone, query=NearbyQuery, returns=NearbyList)
def list_nearby(query: NearbyQuery) -> NearbyList:
    """List open reports close to a place, nearest first: is the problem known already?"""
    with transaction() as session:
        found = list_queries.nearby(session, query)
    now, tongue = utc_now(), language()
    return NearbyList(
        items=[
            NearbyItem(**views.item_fields(row, tongue, now), distance_m=round(metres, 1))
            for row, metres in found
        ]
    )


@endpoint(bp, REPORT, "GET", may=anyone, query=ReadQuery, returns=ReportView, refuses=(NotThere,))
def show_report(report_id: UUID, query: ReadQuery) -> ReportView:  # noqa: ARG001 - `key` is read by the actor
    """Show a report as the caller may see it."""
    return _shown(report_id)


@endpoint(
    bp,
    "/api/v1/reports/<string:number>",
    "GET",
    may=anyone,
    query=ReadQuery,
    returns=ReportView,
    refuses=(NotThere,),
)
def show_report_by_number(number: str, query: ReadQuery) -> ReportView:  # noqa: ARG001 - as above
    """Show the report with this number, such as HKI-2026-000417."""
    return _shown(number)


@endpoint(
    bp,
    f"{REPORT}/timeline",
    "GET",
    may=anyone,
    query=ReadQuery,
    returns=Timeline,
    refuses=(NotThere,),
)
def show_timeline(report_id: UUID, query: ReadQuery) -> Timeline:  # noqa: ARG001 - as above
    """Show the history of a report, oldest first; staff also see what is internal."""
    with transaction() as session:
        found = seen(session, report_id, current_actor())
        return timeline_views.timeline_of(session, found, language(), utc_now())


@endpoint(
    bp,
    f"{REPORT}/rating",
    "POST",
    may=reporter,
    body=RatingBody,
    returns=ReportView,
    status=201,
    refuses=(*NOT_MINE, NotRateable, InvalidBody),
)
def rate_response(report_id: UUID, body: RatingBody) -> ReportView:
    """Rate the response: 3 to 5 close the report, 1 and 2 with a comment reopen it once."""
    actor = current_actor()
    with transaction() as session:
        report = queries.for_reporter(session, report_id, actor)
        reporter_commands.rate(
            session, report, body.grade, body.comment, _reporter(actor), utc_now()
        )
    return _shown(report_id)


@endpoint(
    bp,
    f"{REPORT}/reopening",
    "POST",
    may=reporter,
    body=ReasonBody,
    returns=ReportView,
    status=201,
    refuses=(*NOT_MINE, NotReopenable, InvalidBody),
)
def reopen_report(report_id: UUID, body: ReasonBody) -> ReportView:
    """Reopen one's own report: once, within 14 days of the response."""
    actor = current_actor()
    with transaction() as session:
        report = queries.for_reporter(session, report_id, actor)
        reporter_commands.reopen(session, report, body.reason, _reporter(actor), utc_now())
    return _shown(report_id)


@endpoint(
    bp,
    f"{REPORT}/withdrawal",
    "POST",
    may=reporter,
    returns=ReportView,
    status=201,
    refuses=(*NOT_MINE, IllegalTransition),
)
def withdraw_report(report_id: UUID) -> ReportView:
    """Take one's own report back while it is open."""
    actor = current_actor()
    with transaction() as session:
        report = queries.for_reporter(session, report_id, actor)
        reporter_commands.withdraw(session, report, _reporter(actor), utc_now())
    return _shown(report_id)


@endpoint(
    bp,
    REPORT,
    "PATCH",
    may=reporter,
    body=ReportEdit,
    returns=ReportView,
    refuses=(*NOT_MINE, NoLongerEditable, *DOES_NOT_FIT),
    limit="report",
)
def edit_report(report_id: UUID, body: ReportEdit) -> ReportView:
    """Change one's own report, within 15 minutes of its receipt and before work on it begins.

    It is checked as a new one is. With another category or place, another department may answer
    and by other dates, counted from the receipt; with other words, a moderator may have to look.
    """
    actor = current_actor()
    with transaction() as session:
        report = queries.for_reporter(session, report_id, actor)
        edit_commands.edit(session, report, body, _reporter(actor), utc_now())
    return _shown(report_id)


@endpoint(
    bp,
    "/photos/<string:digest>/<string:size>.jpg",
    "GET",
    may=anyone,
    refuses=(NotThere,),
    gives="image/jpeg",
    fresh_s=FRESH_S,
)
def show_photo(digest: str, size: str) -> HttpResponse:
    """Give a rendition of a photo, if the caller sees what it belongs to."""
    with transaction() as session:
        is_public = queries.photo_is_public(session, digest)
        if not is_public and not _may_see(session, digest):
            raise NotThere
    served = rendition_response(
        storage(),
        digest,
        size,
        if_none_match=request.headers.get("If-None-Match"),
        is_public=is_public,
    )
    return HttpResponse(served.body, served.status, dict(served.headers))


def _may_see(session: Session, digest: str) -> bool:
    """Tell whether the caller sees a photo that is not everybody's.

    Moderators see what was covered in one, as long as it is kept; that is written down.
    """
    actor = current_actor()
    if may_see(session, digest, actor):
        return True
    report_id = report_of_original(session, digest, actor)
    if report_id is None or actor.person_id is None:
        return False
    log_access(session, actor.person_id, "photo.original", report_id, utc_now())
    return True


def _shown(key: UUID | str) -> ReportView:
    """Return the report for the caller, and write down if staff read contact data with it."""
    actor, now = current_actor(), utc_now()
    with transaction() as session:
        found = seen(session, key, actor)
        log_contact_read(session, found, actor, now)
        return views.report_view(session, found, language(), now)


def _reporter(actor: Actor) -> By:
    return By(ActorRole.REPORTER, actor.person_id)
