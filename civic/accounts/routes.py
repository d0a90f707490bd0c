# SPDX-License-Identifier: EUPL-1.2
"""Signing in and out, and one's own account."""

from datetime import timedelta
from secrets import token_urlsafe
from uuid import UUID

from apiflask import APIBlueprint
from flask import Response, g, jsonify, make_response, request
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user
from flask_wtf.csrf import generate_csrf

from civic.accounts import commands, queries
from civic.accounts.access import anyone, signed_in
from civic.accounts.errors import LinkExpired, WeakPassword, WrongPassword
from civic.accounts.models import Person
from civic.accounts.policy import Actor
from civic.accounts.schemas import (
    Accepted,
    CodeUse,
    GrantView,
    LinkRequest,
    LinkUse,
    PasswordChange,
    PersonChange,
    PersonView,
    SessionView,
    SignInBody,
)
from civic.platform.clock import utc_now
from civic.platform.config import settings
from civic.platform.db import transaction
from civic.platform.http import current_actor, endpoint, language
from civic.platform.i18n import translate
from civic.platform.problems import InvalidBody
from civic.platform.signing import BadToken, value_of

bp = APIBlueprint("accounts", __name__, tag="Account")
login = LoginManager()

BROWSER_COOKIE = "civic_browser"
REPORT_KEY_HEADER = "Civic-Report-Key"
SUPPORTER_KEY_HEADER = "Civic-Supporter-Key"
SIGN_IN_LINK = "sign-in-link"


class SignedIn(UserMixin):
    """The session of a person, as Flask-Login knows it: its id is that of the sign-in row."""

    def __init__(self, sign_in_id: UUID, person: Person) -> None:
        self.id = str(sign_in_id)
        self.person = person


@login.user_loader
def load_signed_in(sign_in_id: str) -> SignedIn | None:
    """Return the open session with this id."""
    with transaction() as session:
        sign_in = queries.open_sign_in(session, UUID(sign_in_id))
    return None if sign_in is None else SignedIn(sign_in.id, sign_in.person)


def load_actor() -> Actor:
    """Return who calls: the person signed in, with the keys that the request carries."""
    key = request.headers.get(REPORT_KEY_HEADER) or request.args.get("key")
    supporter_key = request.headers.get(SUPPORTER_KEY_HEADER)
    if current_user.is_authenticated:
        return queries.actor_of(current_user.person, key, supporter_key)
    return Actor(report_key=key, supporter_key=supporter_key)


@endpoint(bp, "/api/v1/session", "GET", may=anyone, returns=SessionView)
def show_session() -> SessionView:
    """Tell who is signed in here."""
    return _session_view()


@endpoint(
    bp,
    "/api/v1/session",
    "POST",
    may=anyone,
    body=SignInBody,
    returns=SessionView,
    refuses=(WrongPassword, InvalidBody),
    limit="sign_in",
)
def sign_in(body: SignInBody) -> SessionView:
    """Sign in with a password."""
    sign_in_by_password(body)
    return _session_view()


@endpoint(bp, "/api/v1/session", "DELETE", may=anyone, returns=SessionView)
def sign_out() -> Response:
    """Sign out here; the cookie is worth nothing afterwards, whoever has a copy."""
    end_session()
    response = jsonify(_session_view().model_dump(mode="json"))
    # Not "storage": reports that wait on the device to be sent are nobody's to delete.
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


@endpoint(
    bp,
    "/api/v1/session/link",
    "POST",
    may=anyone,
    body=LinkRequest,
    returns=Accepted,
    status=202,
    refuses=(InvalidBody,),
    limit="sign_in_link",
)
def request_link(body: LinkRequest) -> Response:
    """Have a link to sign in mailed.

    The answer is the same whether the address is known. The link works once, for ten minutes, in
    the browser that asked; the six-digit code in the mail does the same by hand.
    """
    detail = translate("We have sent you a link. It works for ten minutes.", language())
    return send_link(body, make_response(Accepted(detail=detail).model_dump(), 202))


@endpoint(
    bp,
    "/api/v1/session/link",
    "PUT",
    may=anyone,
    body=LinkUse,
    returns=SessionView,
    refuses=(LinkExpired, InvalidBody),
    limit="sign_in",
)
def use_link(body: LinkUse) -> SessionView:
    """Sign in with the link of the mail."""
    sign_in_by_link(body)
    return _session_view()


@endpoint(
    bp,
    "/api/v1/session/code",
    "PUT",
    may=anyone,
    body=CodeUse,
    returns=SessionView,
    refuses=(LinkExpired, WrongPassword, InvalidBody),
    limit="sign_in",
)
def use_code(body: CodeUse) -> SessionView:
    """Sign in with the six-digit code of the mail."""
    sign_in_by_code(body)
    return _session_view()


@endpoint(bp, "/api/v1/me", "GET", may=signed_in, returns=PersonView)
def show_me() -> PersonView:
    """Tell what is known of one's own account."""
    return _person_view(current_user.person)


@endpoint(
    bp,
    "/api/v1/me",
    "PATCH",
    may=signed_in,
    body=PersonChange,
    returns=PersonView,
    refuses=(InvalidBody,),
)
def change_me(body: PersonChange) -> PersonView:
    """Change one's own name or language, or whether the mail of the morning comes."""
    with transaction() as session:
        person = session.get_one(Person, current_user.person.id)
        for field, value in body.model_dump(exclude_none=True).items():
            setattr(person, field, value)
    return _person_view(person)


@endpoint(
    bp,
    "/api/v1/me/password",
    "PUT",
    may=signed_in,
    body=PasswordChange,
    returns=SessionView,
    refuses=(WeakPassword, WrongPassword, InvalidBody),
    limit="sign_in",
)
def change_password(body: PasswordChange) -> SessionView:
    """Set a new password; every other device is signed out."""
    with transaction() as session:
        now = utc_now()
        person = session.get_one(Person, current_user.person.id)
        if person.password_hash is not None:
            commands.check_password(session, person.email, body.old or "")
        commands.set_password(session, person, body.new, now)
        _open(commands.start_sign_in(session, person, now).id, person)
    return _session_view()


def sign_in_by_password(body: SignInBody) -> None:
    """Open a session for whose address and password these are.

    Raises:
        WrongPassword: they are nobody's.
    """
    with transaction() as session:
        person = commands.check_password(session, body.email, body.password)
        _open(commands.start_sign_in(session, person, utc_now()).id, person)


def send_link(body: LinkRequest, response: Response) -> Response:
    """Have a link mailed that works in the browser which gets `response`, and return that."""
    secret = request.cookies.get(BROWSER_COOKIE) or token_urlsafe(32)
    with transaction() as session:
        commands.request_sign_in_link(
            session, body.email, language=language(), browser_secret=secret, now=utc_now()
        )
    response.set_cookie(
        BROWSER_COOKIE,
        secret,
        max_age=timedelta(days=settings().sessions.remember_days),
        httponly=True,
        samesite="Lax",
        secure=settings().public_url.startswith("https://"),
    )
    return response


def sign_in_by_link(body: LinkUse) -> None:
    """Use up the link and open a session for its person.

    Raises:
        LinkExpired: used, too old, or asked for in another browser.
    """
    max_age_s = settings().sessions.link_valid_min * 60
    try:
        link_id = UUID(value_of(body.token, purpose=SIGN_IN_LINK, max_age_s=max_age_s))
    except BadToken as error:
        raise LinkExpired("Ask for a new link in this browser.") from error
    secret = request.cookies.get(BROWSER_COOKIE, "")
    with transaction() as session:
        now = utc_now()
        person = commands.use_sign_in_link(session, link_id, secret, now)
        _open(commands.start_sign_in(session, person, now).id, person)


def sign_in_by_code(body: CodeUse) -> None:
    """Use up the newest link of this browser by its code and open a session for its person.

    Raises:
        WrongPassword: it is another code; the try is counted.
        LinkExpired: there is no link left to try.
    """
    secret = request.cookies.get(BROWSER_COOKIE, "")
    with transaction() as session:
        now = utc_now()
        person = commands.use_sign_in_code(session, body.email, body.code, secret, now)
        if person is not None:
            _open(commands.start_sign_in(session, person, now).id, person)
    if person is None:
        raise WrongPassword("This is not the code of the newest mail.")


def end_session() -> None:
    """End the session of this browser, if there is one."""
    if current_user.is_authenticated:
        with transaction() as session:
            commands.end_sign_in(session, UUID(current_user.get_id()), utc_now())
        logout_user()
    g.pop("actor", None)


def _open(sign_in_id: UUID, person: Person) -> None:
    """Put the session into the cookies of the answer; the one before it is not taken over."""
    from flask import session as cookie  # noqa: PLC0415 - the name is the database's elsewhere

    cookie.clear()
    login_user(SignedIn(sign_in_id, person), remember=True)
    g.pop("actor", None)


def _session_view() -> SessionView:
    signed = current_actor().is_signed_in
    person = _person_view(current_user.person) if signed else None
    return SessionView(person=person, csrf_token=generate_csrf())


def _person_view(person: Person) -> PersonView:
    actor = queries.actor_of(person)
    return PersonView(
        id=person.id,
        email=person.email,
        name=person.name,
        language=person.language,
        has_password=person.password_hash is not None,
        gets_digest=person.gets_digest,
        grants=[GrantView.model_validate(grant, from_attributes=True) for grant in actor.grants],
    )
