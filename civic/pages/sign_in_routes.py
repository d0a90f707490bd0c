# SPDX-License-Identifier: EUPL-1.2
"""Signing in and out by forms.

Every form carries a token of the browser's cookie even before anybody is signed in: else another
site could sign people in to an account of its own.
"""

from collections.abc import Mapping
from typing import Any

from apiflask import APIBlueprint
from flask import Response, redirect, request
from flask import session as cookie

from civic.accounts.access import anyone
from civic.accounts.errors import LinkExpired, WrongPassword
from civic.accounts.routes import (
    end_session,
    send_link,
    sign_in_by_code,
    sign_in_by_link,
    sign_in_by_password,
)
from civic.accounts.schemas import CodeUse, LinkRequest, LinkUse, SignInBody
from civic.pages.routes import form_of, page, refusal_words
from civic.platform.http import csrf, current_actor, endpoint, language
from civic.platform.i18n import N_
from civic.platform.problems import CrossSite, NotThere, Problem

bp = APIBlueprint("sign_in_pages", __name__, enable_openapi=False)

#: Where the address is kept between asking for a link and typing the code of its mail.
ADDRESS = "sign_in_email"
#: As in accounts.schemas.LinkUse.
TOKEN_MAX_CHARS = 1000
NO_ADDRESS = N_("Write your e-mail address, such as name@example.org.")
NO_CODE = N_("The code has six digits.")


@endpoint(bp, "/sign-in", "GET", may=anyone)
def show_sign_in() -> Response:
    """Offer to sign in."""
    return _home() if current_actor().is_signed_in else _page("sign_in")


@endpoint(bp, "/sign-in", "POST", may=anyone, refuses=(WrongPassword, CrossSite), limit="sign_in")
def sign_in_on_page() -> Response:
    """Sign in with a password."""
    csrf.protect()
    try:
        sign_in_by_password(form_of(SignInBody, NO_ADDRESS))
    except Problem as problem:
        return _page("sign_in", problem, typed=request.form)
    return _home()


@endpoint(bp, "/sign-in/link", "POST", may=anyone, refuses=(CrossSite,), limit="sign_in_link")
def request_link_on_page() -> Response:
    """Have a link mailed, and go on to where its code is typed in."""
    csrf.protect()
    try:
        body = form_of(LinkRequest, NO_ADDRESS)
        response = send_link(body, _see_other("/sign-in/code"))
    except Problem as problem:
        return _page("sign_in", problem, typed=request.form)
    cookie[ADDRESS] = body.email
    return response


@endpoint(bp, "/sign-in/code", "GET", may=anyone)
def show_code_form() -> Response:
    """Ask for the code of the mail."""
    return _page("sign_in_code", typed={"email": cookie.get(ADDRESS, "")})


@endpoint(
    bp,
    "/sign-in/code",
    "POST",
    may=anyone,
    refuses=(WrongPassword, LinkExpired, CrossSite),
    limit="sign_in",
)
def sign_in_by_code_on_page() -> Response:
    """Sign in with the code of the mail."""
    csrf.protect()
    try:
        sign_in_by_code(form_of(CodeUse, NO_CODE))
    except Problem as problem:
        return _page("sign_in_code", problem, typed=request.form)
    return _home()


@endpoint(bp, "/sign-in/<string:token>", "GET", may=anyone)
def show_sign_in_link(token: str) -> Response:
    """Offer to sign in with the link of the mail; opening it uses nothing up.

    Programs that look into mails open every link.
    """
    return _page("sign_in_link", token=token)


@endpoint(
    bp,
    "/sign-in/<string:token>",
    "POST",
    may=anyone,
    refuses=(LinkExpired, CrossSite, NotThere),
    limit="sign_in",
)
def sign_in_by_link_on_page(token: str) -> Response:
    """Sign in with the link of the mail."""
    csrf.protect()
    if len(token) > TOKEN_MAX_CHARS:
        raise NotThere
    try:
        sign_in_by_link(LinkUse(token=token))
    except Problem as problem:
        return _page("sign_in", problem)
    return _home()


@endpoint(bp, "/sign-out", "POST", may=anyone)
def sign_out_on_page() -> Response:
    """Sign out."""
    end_session()
    response = _home()
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def _page(
    template: str,
    problem: Problem | None = None,
    *,
    typed: Mapping[str, str] | None = None,
    **values: Any,
) -> Response:
    status = problem.status if problem else 200
    path = "/sign-in" if problem else request.path
    return page(
        template,
        status,
        wants_token=True,
        path=path,
        refusal=refusal_words(problem),
        typed={"email": (typed or {}).get("email", "")},
        **values,
    )


def _home() -> Response:
    return _see_other("/")


def _see_other(path: str) -> Response:
    lang = request.args.get("lang")
    response = redirect(f"{path}?lang={language()}" if lang else path, 303)
    response.headers["Cache-Control"] = "no-store"
    return response  # type: ignore[return-value]  # werkzeug's class is Flask's here
