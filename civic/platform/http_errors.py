# SPDX-License-Identifier: EUPL-1.2
"""Every error becomes an RFC 9457 problem, whoever raised it; for people at a browser, a page."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import structlog
from apiflask import APIFlask, HTTPError
from flask import Response, current_app, jsonify, request
from flask_wtf.csrf import CSRFError
from pydantic import ValidationError
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from civic.platform.http import faults_of, known_language
from civic.platform.i18n import local_date, translate
from civic.platform.problems import CrossSite, NotThere, Problem, SlowDown, TooLarge, TryAgain

log = structlog.get_logger()

DATABASE_BACK_S = 5
#: Key in `app.extensions` of the function that makes a page of a problem:
#: (status, title, detail, language) -> answer; title and detail are in that language.
ERROR_PAGE = "civic.error_page"
ErrorPage = Callable[[int, str, str | None, str], Response]


def answer_errors(app: APIFlask) -> None:
    """Make `app` answer errors as problems."""
    app.register_error_handler(Problem, refuse)
    app.error_processor(refuse_input)
    app.register_error_handler(CSRFError, refuse_cross_site)
    app.register_error_handler(HTTPException, refuse_http)
    app.register_error_handler(OperationalError, database_away)
    app.register_error_handler(Exception, admit_bug)


def refuse(problem: Problem) -> Response:
    """Answer a refusal of the domain."""
    detail = detail_in(problem, known_language())
    response = _problem(problem.status, problem.type, problem.title, detail, problem.members)
    if (retry_after_s := problem.members.get("retry_after_s")) is not None:
        response.headers["Retry-After"] = str(retry_after_s)
    return response


def detail_in(problem: Problem, language: str) -> str | None:
    """Return the sentence of a refusal in `language`, its days as people write them."""
    return problem.sentence(
        say=lambda english: translate(english, language), day=lambda on: local_date(on, language)
    )


def refuse_input(error: HTTPError) -> Response:
    """Answer what APIFlask refused: a body that is not what the endpoint takes."""
    if isinstance(error.__cause__, ValidationError):
        location = next(iter(error.detail), "json")
        return refuse(faults_of(error.__cause__, location))
    return _problem(error.status_code, "about:blank", str(error.message))


def refuse_cross_site(error: CSRFError) -> Response:
    """Answer a request of a session without the session's token."""
    return refuse(CrossSite("Open the page anew and try again.", reason=error.description))


def refuse_http(error: HTTPException) -> Response:
    """Answer what Flask and its extensions refused."""
    known = {404: NotThere, 413: TooLarge, 429: SlowDown}
    if (problem := known.get(error.code or 500)) is not None:
        return refuse(problem())
    response = _problem(error.code or 500, "about:blank", error.name)
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.allow.update(error.valid_methods)
    return response


def database_away(error: OperationalError) -> Response:
    """Answer while the database restarts; clients try again by themselves."""
    log.warning("database_away", error=str(error.orig))
    response = refuse(TryAgain())
    response.headers["Retry-After"] = str(DATABASE_BACK_S)
    return response


def admit_bug(error: Exception) -> Response:
    """Answer a fault of ours, without a word about its inside."""
    log.error("bug", path=request.path, exc_info=error)
    return _problem(500, "about:blank", "Something went wrong on our side")


def _problem(
    status: int,
    kind: str,
    title: str,
    detail: str | None = None,
    members: Mapping[str, Any] | None = None,
) -> Response:
    """Answer with a title, which is translated here, and a detail, which is so already."""
    tongue = known_language()
    title = translate(title, tongue)
    if _wants_page():
        page: ErrorPage = current_app.extensions[ERROR_PAGE]
        return page(status, title, detail, tongue)
    body: dict[str, Any] = {"type": kind, "title": title, "status": status}
    if detail:
        body["detail"] = detail
    response = jsonify(_plain(members or {}) | body)
    response.status_code = status
    response.content_type = "application/problem+json"
    return response


def as_json(problem: Problem, language: str) -> dict[str, Any]:
    """Return a refusal as it is answered, for one that is a part of an answer."""
    told = {
        "type": problem.type,
        "title": translate(problem.title, language),
        "status": problem.status,
    }
    detail = detail_in(problem, language)
    return _plain(problem.members) | told | ({"detail": detail} if detail else {})


def _plain(members: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in members.items()
    }


def _wants_page() -> bool:
    """Tell whether a person at a browser asks: not below /api/, and rather for HTML than JSON."""
    if request.path.startswith("/api/") or ERROR_PAGE not in current_app.extensions:
        return False
    accepted = request.accept_mimetypes
    return accepted["text/html"] > accepted["application/json"]
