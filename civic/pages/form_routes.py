# SPDX-License-Identifier: EUPL-1.2
"""The plain report form, for browsers that run no script, and what other apps share into it."""

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import quote, urlencode

from apiflask import APIBlueprint
from flask import Response, redirect, request
from flask_limiter import RateLimitExceeded
from pydantic import ValidationError
from werkzeug.datastructures import FileStorage

from civic.accounts.access import anyone
from civic.pages.form import Typed, shared_text, typed_in
from civic.pages.form_photos import kept, take_photos
from civic.pages.form_sending import draft_of, refused
from civic.pages.form_views import Fault, ReportForm, blank_form, checked_form
from civic.pages.queries import cities_by_id
from civic.pages.routes import page, refuse_other_sites
from civic.photos.errors import UnknownPhoto
from civic.platform.clock import utc_now
from civic.platform.config import settings
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint, language, limiter
from civic.platform.ids import new_id
from civic.platform.problems import CrossSite, Problem, TooLarge
from civic.platform.signing import token
from civic.reports import intake_commands
from civic.reports.errors import IdTaken
from civic.reports.models import Report
from civic.reports.queries import REPORT_KEY
from civic.reports.schemas import ReportDraft

bp = APIBlueprint("form_pages", __name__, enable_openapi=False)

take_photos(bp)


@endpoint(bp, "/report", "GET", may=anyone)
def show_form() -> Response:
    """Show the form; `category` and `jurisdiction` fill it in."""
    given = request.args
    return _blank(
        Typed(category=given.get("category", ""), jurisdiction=given.get("jurisdiction", ""))
    )


@endpoint(bp, "/report/<path:name>", "GET", may=anyone)
def show_step(name: str) -> Response:  # noqa: ARG001 - steps are the app's; here all is one form
    """Show the form, whatever step of it is asked for."""
    return _blank(Typed())


@endpoint(bp, "/report", "POST", may=anyone, refuses=(TooLarge, CrossSite), limit="photo")
def send_on_page() -> Response:
    """Send the report, or show the form again with what is wrong or still missing.

    Photos that came stay: the form then names them by their ids.
    """
    refuse_other_sites()
    typed, faults = _with_photos(typed_in(request.form), request.files.getlist("photos"))
    with transaction() as session:
        form = checked_form(session, typed, current_actor(), language(), utc_now())
    form.faults += faults
    if form.is_complete:
        try:
            return _sent(_submitted(form))
        except (Problem, RateLimitExceeded, ValidationError) as refusal:
            form.faults += refused(refusal, language())
            form.typed = _mended(typed, refusal)
    return _form_page(form)


@endpoint(
    bp, "/report/share", "POST", may=anyone, refuses=(TooLarge,), limit="photo", from_anywhere=True
)
def share_on_page() -> Response:
    """Take photos and text that another app shares, and show the form with them.

    The service worker of the app does this on the device; here it is for where there is none.
    """
    shared = Typed(description=shared_text(request.form))
    typed, faults = _with_photos(shared, request.files.getlist("photos"))
    return _blank(typed, faults)


def _blank(typed: Typed, faults: Iterable[Fault] = ()) -> Response:
    with transaction() as session:
        form = blank_form(session, typed, current_actor(), language())
    form.faults += faults
    return _form_page(form)


def _form_page(form: ReportForm) -> Response:
    with transaction() as session:
        cities = cities_by_id(session, language())
    city = cities.get(form.jurisdiction.id) if form.jurisdiction else None
    status = 422 if form.faults else 200
    return page("report_form", status, city=city, path="/report", city_shown=city, form=form)


def _with_photos(typed: Typed, files: Iterable[FileStorage]) -> tuple[Typed, list[Fault]]:
    """Return the form with the ids of the photos that came, and what is wrong with others."""
    taken = kept(files, typed.photo_ids)
    place = typed.photo_place or taken.place
    return replace(typed, photo_ids=taken.photo_ids, photo_place=place), taken.faults


def _submitted(form: ReportForm) -> Report:
    """Return the report of a complete form; one that was sent before is the same again.

    Raises:
        Problem, ValidationError, RateLimitExceeded: it can't be taken as it is.
    """
    return _submit(draft_of(form, language()))


def _submit(draft: ReportDraft) -> Report:
    with transaction() as session:
        return intake_commands.submit(session, draft, current_actor(), utc_now()).report


# The same allowance as for reports through the API; steps of the form before do not count.
_submit = limiter.shared_limit(lambda: settings().limits.report, scope="report")(_submit)


def _mended(typed: Typed, refusal: Exception) -> Typed:
    """Return the form such that sending it again can do, once its faults are mended."""
    if isinstance(refusal, IdTaken):
        return replace(typed, id=new_id())
    if isinstance(refusal, UnknownPhoto):
        gone = refusal.members["photo_ids"]
        return replace(typed, photo_ids=tuple(i for i in typed.photo_ids if str(i) not in gone))
    return typed


def _sent(report: Report) -> Response:
    """Lead to the report's own page."""
    actor = current_actor()
    query = {} if actor.is_signed_in else {"key": token(str(report.id), purpose=REPORT_KEY)}
    query |= {"lang": request.args["lang"]} if "lang" in request.args else {}
    address = f"/reports/{quote(report.number)}?{urlencode({**query, 'sent': '1'})}"
    response = redirect(address, 303)
    response.headers["Cache-Control"] = "no-store"
    return response  # type: ignore[return-value]  # werkzeug's class is Flask's here
