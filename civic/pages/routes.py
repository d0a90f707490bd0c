# SPDX-License-Identifier: EUPL-1.2
"""The front page, the documentation, what pages are made of, and the page of every error."""

import gzip
from hashlib import sha256
from http import HTTPStatus
from typing import Any, TypeVar
from urllib.parse import urlsplit

from apiflask import APIBlueprint
from flask import Response, current_app, make_response, request
from flask.blueprints import BlueprintSetupState
from flask_wtf.csrf import generate_csrf
from pydantic import BaseModel, ValidationError

from civic.accounts.access import anyone
from civic.accounts.policy import Actor
from civic.pages import app, contract, problems, queries
from civic.pages.queries import City
from civic.pages.rendering import Frame, asset_of, rendered
from civic.platform.clock import utc_now
from civic.platform.config import settings
from civic.platform.db import transaction
from civic.platform.http import (
    SAFE_METHODS,
    current_actor,
    endpoint,
    faults_of,
    language,
    not_changed,
)
from civic.platform.http_errors import ERROR_PAGE, detail_in
from civic.platform.i18n import translate
from civic.platform.problems import CrossSite, InvalidBody, NotThere, Problem
from civic.reports.query_schemas import ListQuery

bp = APIBlueprint("pages", __name__, enable_openapi=False)
Form = TypeVar("Form", bound=BaseModel)

#: Documents without the app need their style and their photos, and send forms home; nothing else.
#: Pages inside the app have the policy of the whole site, which `web` sets.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
#: Parameters of a page that stay when its language is switched.
KEPT = ("key", "grade", "cursor", "lang", "status", "category")
REPORTS_ON_FRONT_PAGE = 6
#: Below these nothing is a page of the app, not even one that is not there.
NOT_PAGES = (
    "/api/",
    "/tiles/",
    "/static/",
    "/assets/",
    "/icons/",
    "/photos/",
    "/problems/",
    "/dev/",
)


def page(
    template: str,
    status: int = 200,
    *,
    wants_token: bool = False,
    is_document: bool = False,
    city: City | None = None,
    **values: Any,
) -> Response:
    """Return a page in the caller's language, inside the app where that is built.

    Args:
        template: name of the template.
        status: of the answer.
        wants_token: it holds a form that must prove where it comes from though nobody is signed in.
        is_document: it is no page of the app. Answers to forms never are: they go to browsers
            that run no script.
        city: whose page it is; else the only one that is served.
        values: what the template takes; `path` is the page's own where it is not the request's.
    """
    shell = None if is_document or not _is_read() else app.shell()
    if shell is not None and city is None:
        with transaction() as session:
            city = queries.only_city(session, language())
    frame = _frame(values.pop("path", request.path), shell, city, wants_token=wants_token)
    response = _secured(make_response(rendered(template, frame, **values), status), shell)
    if frame.csrf_token is not None or "key" in request.args:
        response.headers["Cache-Control"] = "no-store"
        return response
    response.headers["Cache-Control"] = "no-cache"
    return _fresh(response)


def refuse_other_sites() -> None:
    """Let forms of this site pass, though nobody is signed in and there is no token to compare.

    Other sites could else have all their visitors send something here, each from another address.

    Raises:
        CrossSite: the browser says that the form is another site's.
    """
    origin = request.headers.get("Origin")
    ours = {request.host, urlsplit(settings().public_url).netloc}
    if origin is not None and urlsplit(origin).netloc not in ours:
        raise CrossSite("Open the page anew and try again.")


def form_of(model: type[Form], incomplete: str, **given: str) -> Form:
    """Return the form that was sent; `given` stands in for fields.

    Raises:
        InvalidBody: something is missing or wrong; `incomplete` is the sentence about it.
    """
    sent = given or {name: request.form.get(name, "") for name in model.model_fields}
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
    is_lost = status == NotThere.status and _is_read()
    shell = app.shell() if is_lost and not request.path.startswith(NOT_PAGES) else None
    frame = Frame(
        language=tongue,
        path=request.path if _is_read() else "/",
        query={},
        is_demo=settings().demo,
        email=None,
        csrf_token=None,
        base=settings().public_url.rstrip("/"),
        shell=shell,
    )
    values = {"status": status, "title": title, "detail": detail}
    response = make_response(rendered("error", frame, **values), status)
    response.headers["Cache-Control"] = "no-store"
    return _secured(response, shell)


@bp.record_once
def answer_errors_with_pages(state: BlueprintSetupState) -> None:
    """Let people at a browser read errors as pages."""
    state.app.extensions[ERROR_PAGE] = error_page


@endpoint(bp, "/", "GET", may=anyone)
def show_front_page() -> Response:
    """Show what this is and the newest public reports."""
    with transaction() as session:
        query = ListQuery(limit=REPORTS_ON_FRONT_PAGE)
        front = queries.report_lines(session, query, Actor(), language(), utc_now())
    return page("front", city=front.city, front=front)


@endpoint(bp, "/static/<string:name>", "GET", may=anyone, refuses=(NotThere,), fresh_s=31_536_000)
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
            return page("problem", is_document=True, problem=problem)
    raise NotThere


@endpoint(bp, "/api/docs", "GET", may=anyone)
def show_documentation() -> Response:
    """Show the documentation of the API."""
    spec = current_app.spec  # type: ignore[attr-defined]  # APIFlask's
    described = contract.described(spec, settings().public_url.rstrip("/"))
    return page("api", is_document=True, api=described)


def _frame(path: str, shell: app.Shell | None, city: City | None, *, wants_token: bool) -> Frame:
    actor = current_actor()
    return Frame(
        language=language(),
        path=path,
        query={key: request.args[key] for key in KEPT if key in request.args},
        is_demo=settings().demo,
        email=actor.email if actor.is_signed_in else None,
        csrf_token=generate_csrf() if actor.is_signed_in or wants_token else None,
        base=settings().public_url.rstrip("/"),
        shell=shell,
        theme=city.theme_colour if city else None,
    )


def _is_read() -> bool:
    return request.method in SAFE_METHODS


def _secured(response: Response, shell: app.Shell | None) -> Response:
    if shell is None:
        response.headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
    response.vary.update(("Accept-Language", "Cookie"))
    return response


def _fresh(response: Response) -> Response:
    """Return a page that anybody may read: packed, or only that it is as it was."""
    if response.status_code != HTTPStatus.OK:
        return response
    body = response.get_data()
    response.set_etag(sha256(body).hexdigest()[:32], weak=True)
    response.vary.add("Accept-Encoding")
    response.make_conditional(request)
    if response.status_code == HTTPStatus.OK and request.accept_encodings["gzip"] > 0:
        response.set_data(gzip.compress(body, compresslevel=5, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response
