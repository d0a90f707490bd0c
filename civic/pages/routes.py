# SPDX-License-Identifier: EUPL-1.2
"""The front page, the documentation, what pages are made of, and the page of every error."""

from typing import Any, TypeVar

from apiflask import APIBlueprint
from flask import Response, current_app, make_response, request
from flask.blueprints import BlueprintSetupState
from flask_wtf.csrf import generate_csrf
from pydantic import BaseModel, ValidationError

from civic.accounts.access import anyone
from civic.pages import contract, problems, queries
from civic.pages.rendering import Frame, asset_of, rendered
from civic.platform.clock import utc_now
from civic.platform.config import settings
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint, faults_of, language, not_changed
from civic.platform.http_errors import ERROR_PAGE, detail_in
from civic.platform.i18n import translate
from civic.platform.problems import InvalidBody, NotThere, Problem

bp = APIBlueprint("pages", __name__, enable_openapi=False)
Form = TypeVar("Form", bound=BaseModel)

#: Pages need their style and their photos, and send forms home; nothing else.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
#: Parameters of a page that stay when its language is switched.
KEPT = ("key", "grade", "cursor", "lang")
REPORTS_ON_FRONT_PAGE = 20


def page(template: str, status: int = 200, *, wants_token: bool = False, **values: Any) -> Response:
    """Return a page in the caller's language.

    `wants_token`: it holds a form that must prove where it comes from though nobody is signed in.
    """
    actor = current_actor()
    frame = Frame(
        language=language(),
        path=values.pop("path", request.path),
        query={key: request.args[key] for key in KEPT if key in request.args},
        is_demo=settings().demo,
        email=actor.email if actor.is_signed_in else None,
        csrf_token=generate_csrf() if actor.is_signed_in or wants_token else None,
        base=settings().public_url.rstrip("/"),
    )
    response = make_response(rendered(template, frame, **values), status)
    is_personal = frame.csrf_token is not None or "key" in request.args
    response.headers["Cache-Control"] = "no-store" if is_personal else "no-cache"
    return _secured(response)


def form_of(model: type[Form], incomplete: str) -> Form:
    """Return the form that was sent.

    Raises:
        InvalidBody: something is missing or wrong; `incomplete` is the sentence about it.
    """
    sent = {name: request.form.get(name, "") for name in model.model_fields}
    try:
        return model.model_validate(sent)
    except ValidationError as error:
        raise InvalidBody(incomplete, **faults_of(error, "form").members) from error


def refusal_words(problem: Problem | None) -> tuple[str, str] | None:
    """Return a refusal in the caller's language: what it is, and a sentence that says more.

    Of a form that is not complete the sentence is all that people need.
    """
    if problem is None:
        return None
    detail = detail_in(problem, language()) or ""
    if isinstance(problem, InvalidBody):
        return detail, ""
    return translate(problem.title, language()), detail


def error_page(status: int, title: str, detail: str | None, tongue: str) -> Response:
    """Return the page of an error; it asks the database for nothing."""
    frame = Frame(
        language=tongue,
        path=request.path if request.method == "GET" else "/",
        query={},
        is_demo=settings().demo,
        email=None,
        csrf_token=None,
        base=settings().public_url.rstrip("/"),
    )
    values = {"status": status, "title": title, "detail": detail}
    response = make_response(rendered("error", frame, **values), status)
    response.headers["Cache-Control"] = "no-store"
    return _secured(response)


@bp.record_once
def answer_errors_with_pages(state: BlueprintSetupState) -> None:
    """Let people at a browser read errors as pages."""
    state.app.extensions[ERROR_PAGE] = error_page


@endpoint(bp, "/", "GET", may=anyone, refuses=(InvalidBody,))
def show_front_page() -> Response:
    """Show what this is and the newest public reports."""
    cursor = request.args.get("cursor")
    with transaction() as session:
        front = queries.front_page(
            session, language(), utc_now(), cursor=cursor, limit=REPORTS_ON_FRONT_PAGE
        )
    return page("front", front=front, is_first=cursor is None)


@endpoint(bp, "/static/<string:name>", "GET", may=anyone, refuses=(NotThere,))
def show_asset(name: str) -> Response:
    """Give a file that pages refer to; its name says its content, so it may be kept for ever."""
    if (asset := asset_of(name)) is None:
        raise NotThere
    if (unchanged := not_changed(name)) is not None:
        return unchanged
    response = Response(asset.body, content_type=asset.media_type)
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    response.set_etag(name)
    return response


@endpoint(bp, "/problems/<string:name>", "GET", may=anyone, refuses=(NotThere,))
def show_problem(name: str) -> Response:
    """Explain a type of problem."""
    for problem in problems.documented():
        if problem.name == name:
            return page("problem", problem=problem)
    raise NotThere


@endpoint(bp, "/api/docs", "GET", may=anyone)
def show_documentation() -> Response:
    """Show the documentation of the API."""
    spec = current_app.spec  # type: ignore[attr-defined]  # APIFlask's
    return page("api", api=contract.described(spec, settings().public_url.rstrip("/")))


def _secured(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
    response.vary.update(("Accept-Language", "Cookie"))
    return response
