# SPDX-License-Identifier: EUPL-1.2
"""How an endpoint is declared: who may call it, what it takes, gives and refuses."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import Any, Protocol

from apiflask import APIBlueprint
from flask import Flask, Response, current_app, g, request, session
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from flask_limiter import Limiter
from flask_wtf.csrf import CSRFProtect
from pydantic import BaseModel

from civic.platform.config import settings
from civic.platform.i18n import best_language
from civic.platform.problems import CrossSite, InvalidBody, NotSignedIn, NotThere, Problem, SlowDown
from civic.platform.storable import escaped, unstorable

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class Tokens(CSRFProtect):  # type: ignore[misc]  # Flask-WTF has no types
    """As Flask-WTF's, which falls over a form with a field that has no name."""

    def _get_csrf_token(self) -> str | None:
        return request.headers.get("X-CSRFToken") or request.form.get("csrf_token")


csrf = Tokens()


class Sessions(SecureCookieSessionInterface):
    """As Flask's, but answers that are the same for everybody neither set nor name a cookie."""

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Save what changed, and say that the answer depends on the cookie if it was read."""
        if FRESH_S not in g:
            super().save_session(app, session, response)


#: Name in `g` of how long caches may keep this answer; not there: it depends on who asks.
FRESH_S = "fresh_s"
#: Key in `app.extensions` of the function that tells who calls.
ACTOR_LOADER = "civic.actor_loader"


class May(Protocol):
    """Who may call an endpoint."""

    @property
    def name(self) -> str:
        """Return the words for documentation and for the matrix of rights."""

    @property
    def schemes(self) -> tuple[str, ...]:
        """Return the names of the ways to say who one is, any of which will do; none: no need."""

    def admit(self, actor: Any) -> None:
        """Raise NotSignedIn or NotAllowed if `actor` is nobody who may ever do this."""


@dataclass(frozen=True)
class Declaration:
    """What `endpoint` was told; tests and documentation read it back from the view."""

    rule: str
    method: str
    may: May
    refuses: tuple[type[Problem], ...]
    limit: str
    fresh_s: int | None
    from_anywhere: bool = False


#: Schema of a body of bytes.
BINARY = {"type": "string", "format": "binary"}

NOTHING_NEW = {"description": "`If-None-Match` names what there still is", "content": {}}

DECLARED: dict[str, Declaration] = {}


def _client_key() -> str:
    """Return what rate limits count by: the account, else the address (IPv6: its /64)."""
    if "_user_id" in session:
        return f"session:{session['_user_id']}"
    return _address_key()


def _address_key() -> str:
    """Return the address (IPv6: its /64), without a look at the session."""
    try:
        address = ip_address(request.remote_addr or "0.0.0.0")  # noqa: S104 - compared, not bound
    except ValueError:
        return "unknown"
    if isinstance(address, IPv6Address):
        return str(IPv6Network((address, 64), strict=False))
    return str(address)


limiter = Limiter(_client_key, swallow_errors=True, in_memory_fallback_enabled=True)


def endpoint(
    blueprint: APIBlueprint,
    rule: str,
    method: str,
    *,
    may: May,
    body: type[BaseModel] | None = None,
    query: type[BaseModel] | None = None,
    form: type[BaseModel] | None = None,
    headers: type[BaseModel] | None = None,
    returns: type[BaseModel] | None = None,
    status: int = 200,
    refuses: Sequence[type[Problem]] = (),
    limit: str = "read",
    takes: str | None = None,
    gives: str | None = None,
    repeated: int | None = None,
    fresh_s: int | None = None,
    from_anywhere: bool = False,
    tagged: bool = False,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Declare the view below.

    The view gets `body`, `query`, `form` (multipart) or `headers` as arguments of these names,
    already valid, and returns the model `returns`, or `(model, status)`. `may` has no default: it
    can't be forgotten. `limit` names a key of [limits] in civic.toml. `takes` is the media type of
    a body that the view reads by itself, `gives` that of an answer that is neither JSON nor a page;
    `repeated` the status when the same was sent before. `fresh_s`: the answer is the same for
    everybody, and any cache may keep it for so many seconds, unless the view asks who calls.
    `from_anywhere`: it wants no token of a session, since it does nothing in anybody's name.
    `tagged`: the answer has an ETag, and who holds it already is answered 304.
    """

    def declare(view: Callable[..., Any]) -> Callable[..., Any]:
        wrapped = view
        if returns is not None:
            wrapped = blueprint.output(returns, status_code=status)(wrapped)
        for model, location, name in (
            (body, "json", "body"),
            (query, "query", "query"),
            (form, "files", "form"),
            (headers, "headers", "headers"),
        ):
            if model is not None:
                wrapped = blueprint.input(model, location=location, arg_name=name)(wrapped)
        if takes is not None:
            # As `blueprint.input` notes it for the document.
            vars(wrapped)["_spec"] |= {"body": BINARY, "content_type": takes}
        wrapped = _guarded(wrapped, may, limit, (body is not None, query is not None), fresh_s)
        if not rule.startswith("/api/") and gives is None:
            wrapped = blueprint.doc(hide=True)(wrapped)
        else:
            guards = () if method in SAFE_METHODS else (CrossSite,)
            documentation = _documentation(view, may, (*refuses, *guards))
            documentation["responses"] |= _other_answers(returns, gives, status, repeated)
            if tagged:
                documentation["responses"][304] = NOTHING_NEW
            wrapped = blueprint.doc(**documentation)(wrapped)
        blueprint.add_url_rule(rule, view.__name__, wrapped, methods=[method])
        DECLARED[f"{blueprint.name}.{view.__name__}"] = Declaration(
            rule, method, may, tuple(refuses), limit, fresh_s, from_anywhere
        )
        return wrapped

    return declare


def _guarded(
    view: Callable[..., Any], may: May, limit: str, takes: tuple[bool, bool], fresh_s: int | None
) -> Callable[..., Any]:
    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        if fresh_s is None:
            _admit(may)
        else:
            setattr(g, FRESH_S, fresh_s)
        _refuse_unstorable(*takes)
        return view(*args, **kwargs)

    # Shared by all endpoints that name it: a page and its twin in the API are no two chances.
    return limiter.shared_limit(
        lambda: getattr(settings().limits, limit),
        scope=limit,
        key_func=_client_key if fresh_s is None else _address_key,
    )(guarded)


def _admit(may: May) -> None:
    # First who calls: a device that is remembered gets its session only by being asked.
    actor = current_actor()
    is_safe = request.method in SAFE_METHODS or DECLARED[str(request.endpoint)].from_anywhere
    if not is_safe and "_user_id" in session:
        csrf.protect()
    may.admit(actor)


def _documentation(
    view: Callable[..., Any], may: May, refuses: Sequence[type[Problem]]
) -> dict[str, Any]:
    lines = (view.__doc__ or view.__name__).strip().splitlines()
    text = "\n".join(line.strip() for line in lines[1:]).strip()
    responses: dict[int, str] = {}
    problems: list[type[Problem]] = [*refuses, SlowDown]
    if may.schemes:
        problems.insert(0, NotSignedIn)
    for problem in dict.fromkeys(problems):
        words = f"{problem.title} ({problem.type})"
        so_far = responses.get(problem.status)
        responses[problem.status] = f"{so_far}; {words}" if so_far else words
    return {
        "summary": lines[0].rstrip("."),
        "description": f"{text}\n\nMay be called by: {may.name}.".strip(),
        "operation_id": view.__name__,
        "responses": responses,
        "security": [{scheme: []} for scheme in may.schemes],
    }


def _other_answers(
    returns: type[BaseModel] | None, gives: str | None, status: int, repeated: int | None
) -> dict[int, Any]:
    """Return the answers that the model does not describe."""
    if gives is not None:
        return {status: {"description": "What was asked for", "content": {gives: {}}}}
    if returns is not None and repeated is not None:
        schema = {"$ref": f"#/components/schemas/{returns.__name__}"}
        content = {"application/json": {"schema": schema}}
        return {repeated: {"description": "The same was sent before", "content": content}}
    return {}


def current_actor() -> Any:
    """Return who calls; what that is, the accounts package says (ACTOR_LOADER).

    Whatever is answered from here on depends on it, so that no shared cache may keep it.
    """
    g.pop(FRESH_S, None)
    if "actor" not in g:
        g.actor = current_app.extensions[ACTOR_LOADER]()
    return g.actor


def language() -> str:
    """Return the language of the answer: `?lang=`, else the person's, else Accept-Language."""
    current_actor()
    return known_language()


def known_language() -> str:
    """Return the same without asking the database who calls, which may be what just failed."""
    if wanted := request.args.get("lang"):
        return best_language([wanted])
    if "actor" in g and g.actor.language:
        return str(g.actor.language)
    return best_language([tag for tag, _ in request.accept_languages])


def not_changed(etag: str) -> Response | None:
    """Return the 304 answer if the client holds `etag` already."""
    if request.if_none_match.contains_weak(etag):
        response = current_app.response_class(status=304)
        response.set_etag(etag)
        return response
    return None


def tell_caches(response: Response) -> None:
    """Say of an answer that is the same for everybody how long it may be kept; 304 if it is known.

    What depends on who asks, and refusals, are kept by nobody unless they say so themselves.
    """
    kept_s = g.get(FRESH_S)
    if kept_s is None or response.status_code >= 400:  # noqa: PLR2004 - refusals
        if kept_s is not None or request.path.startswith("/api/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return
    response.headers.setdefault("Cache-Control", f"public, max-age={kept_s}")
    if response.status_code == 200 and not response.is_streamed:  # noqa: PLR2004 - OK
        response.add_etag(weak=True)
        response.make_conditional(request)


def faults_of(error: Exception, location: str) -> InvalidBody:
    """Return the refusal that names every fault of a pydantic error, never what was sent."""
    faults = [
        {
            "pointer": "".join(f"/{escaped(part)}" for part in fault["loc"]),
            "detail": fault["msg"],
            "in": location,
        }
        for fault in error.errors(include_input=False, include_url=False)  # type: ignore[attr-defined]  # pydantic's
    ]
    return InvalidBody(errors=faults)


def _refuse_unstorable(takes_json: bool, takes_query: bool) -> None:  # noqa: FBT001 - inside
    """Let requests pass whose texts and numbers PostgreSQL can hold.

    Multipart forms are photos, which are looked at elsewhere.

    Raises:
        NotThere: it can't hold the path, so nothing is there.
        InvalidBody: with a pointer to everything that it can't.
    """
    if any(unstorable(request.view_args)):
        raise NotThere
    given: dict[str, Any] = {"query": request.args.to_dict()} if takes_query else {}
    if takes_json:
        given["json"] = _given_json()
    elif request.mimetype == "application/x-www-form-urlencoded":
        given["form"] = request.form.to_dict()
    if faults := [
        {"pointer": pointer, "detail": "holds what can not be stored", "in": location}
        for location, value in given.items()
        for pointer in unstorable(value)
    ]:
        raise InvalidBody(errors=faults)


def _given_json() -> Any:
    try:
        return request.get_json(force=True, silent=True)
    except RecursionError as error:
        fault = {"pointer": "", "detail": "is nested too deeply", "in": "json"}
        raise InvalidBody(errors=[fault]) from error
