# SPDX-License-Identifier: EUPL-1.2
"""The web process: wires the packages to Flask."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from importlib import import_module
from importlib.metadata import version
from typing import Any

from apiflask import APIBlueprint, APIFlask
from flask import Response, current_app
from werkzeug.middleware.proxy_fix import ProxyFix

from civic.accounts.access import REPORT_KEY, SESSION
from civic.accounts.routes import REPORT_KEY_HEADER, load_actor, login
from civic.platform import db, http_errors, openapi
from civic.platform.config import Settings, settings
from civic.platform.http import ACTOR_LOADER, Sessions, csrf, limiter, tell_caches
from civic.platform.http_packing import pack
from civic.platform.logs import configure_logs
from civic.platform.memory import settle
from civic.wiring import load_subscribers

#: Modules with a blueprint `bp`.
ROUTE_MODULES = (
    "civic.health_routes",
    "civic.accounts.routes",
    "civic.places.routes",
    "civic.catalogue.routes",
    "civic.photos.routes",
    "civic.photos.upload_routes",
    "civic.reports.routes",
    "civic.reports.desk_routes",
    "civic.reports.queue_routes",
    "civic.reports.sheet_routes",
    "civic.reports.moderation_routes",
    "civic.reports.view_routes",
    "civic.reports.queue_map_routes",
    "civic.reports.people_routes",
    "civic.reports.escalation_routes",
    "civic.reports.correction_routes",
    "civic.reports.promise_routes",
    "civic.reports.bulk_routes",
    "civic.reports.template_routes",
    "civic.reports.neighbour_routes",
    "civic.reports.question_routes",
    "civic.reports.redaction_routes",
    "civic.reports.round_routes",
    "civic.reports.work_routes",
    "civic.mapping.point_routes",
    "civic.mapping.quest_routes",
    "civic.mapping.evidence_routes",
    "civic.mapping.game_routes",
    "civic.mapping.board_routes",
    "civic.mapping.team_routes",
    "civic.mapping.case_routes",
    "civic.mapping.objection_routes",
    "civic.statistics.routes",
    "civic.statistics.overview_routes",
    "civic.cities.routing_routes",
    "civic.cities.change_routes",
    "civic.mapping.campaign_routes",
    "civic.mapping.campaign_desk_routes",
    "civic.mapping.dashboard_routes",
    "civic.mapping.triage_routes",
    "civic.notifications.routes",
    "civic.notifications.delivery_routes",
    "civic.notifications.preview_routes",
    "civic.pages.routes",
    "civic.pages.app_routes",
    "civic.pages.form_routes",
    "civic.pages.list_routes",
    "civic.pages.neighbour_routes",
    "civic.pages.reply_routes",
    "civic.pages.report_routes",
    "civic.pages.digest_routes",
    "civic.pages.follow_routes",
    "civic.pages.sign_in_routes",
)


SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(self), camera=(self), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
        "connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
}

HTTPS_ONLY = {"Strict-Transport-Security": "max-age=31536000; includeSubDomains"}

SECURITY_SCHEMES = {
    SESSION: {
        "type": "apiKey",
        "in": "cookie",
        "name": "civic",
        "description": (
            "The cookie of POST /api/v1/session (over https its name is __Host-civic). Every POST,"
            " PUT, PATCH and DELETE with it also carries the `csrf_token` of that answer as header"
            " X-CSRFToken."
        ),
    },
    REPORT_KEY: {
        "type": "apiKey",
        "in": "header",
        "name": REPORT_KEY_HEADER,
        "description": (
            "The key of a report: the `report_key` that the device made, or the one in the links of"
            " its mails. Also taken as query parameter `key`."
        ),
    },
}

#: What parameters mean wherever they occur, but for those whose model says more.
PARAMETERS = {
    "area": "Codes of areas.",
    "campaign": "Id or slug of the campaign.",
    "campaign_id": "The campaign's id.",
    "case_id": "The case's id.",
    "category": "Codes of categories.",
    "code": "Code of the one that is asked for.",
    "cursor": "`next_cursor` of the page before; opaque.",
    "upload_id": "A UUID that the client made.",
    "days": "How many days back.",
    "grade": "Grades, 1 to 5.",
    "delivery_id": "The message's id.",
    "escalation_id": "The escalation's id.",
    "digest": "Name of the photo, from its `url`.",
    "jurisdiction": "Code of the city; else all.",
    "kind": "What kind of thing.",
    "lang": "Language of the answer; else that of the account or Accept-Language.",
    "lat": "WGS 84, degrees north.",
    "limit": "At most this many.",
    "lon": "WGS 84, degrees east.",
    "objection_id": "The objection's id.",
    "order_id": "Of the order to a contractor.",
    "point_id": "Of the mapping point.",
    "quest_id": "Of the question to one person.",
    "overdue": "Only those whose due has passed; false: only the others.",
    "photo_id": "Of a photo of the report.",
    "ref_id": "Of the mapping point or the answer.",
    "report_id": "The report's id, a UUIDv7.",
    "size": "`small`, `medium` or `large`.",
    "status": "Where reports stand.",
    "token": "What the link of the mail ends with.",
    "template_id": "The template's id.",
    "text": "Words, all of which must occur.",
    "version": "Of the map, from the city's `map`.",
    "x": "Column of the tile, from the west.",
    "y": "Row of the tile, from the north.",
    "view_id": "The view's id.",
    "z": "Zoom.",
}


def create_app(chosen: Settings | None = None) -> APIFlask:
    """Return the web application, bound to the database of the settings."""
    configure_logs()
    chosen = chosen or settings()
    load_subscribers()
    app = APIFlask(
        "civic",
        title="civic",
        version=version("civic"),
        spec_path="/api/openapi.json",
        docs_path=None,
        static_folder=None,  # type: ignore[arg-type]  # Flask takes None: nothing undeclared is served
    )
    app.config.update(_flask_config(chosen))
    app.url_map.strict_slashes = False
    app.session_interface = Sessions()
    app.extensions[ACTOR_LOADER] = load_actor
    for extension in (login, csrf, limiter):
        extension.init_app(app)
    for blueprint in blueprints():
        app.register_blueprint(blueprint)
    _describe(app)
    http_errors.answer_errors(app)
    app.after_request(_add_headers)
    if chosen.web.trusted_proxies:
        n = chosen.web.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=n, x_proto=n)  # type: ignore[method-assign]  # as Flask says
    if chosen.database_url:
        db.connect(chosen.database_url, pool_size=chosen.web.threads)
    return app


def serve() -> APIFlask:
    """Return the application for a server of its own, which keeps it until it stops."""
    app = create_app()
    settle()
    return app


def blueprints() -> Iterator[APIBlueprint]:
    """Return the blueprint of every package that has routes."""
    for name in ROUTE_MODULES:
        yield import_module(name).bp


def _flask_config(chosen: Settings) -> dict[str, Any]:
    secure = chosen.public_url.startswith("https://")
    storage = chosen.redis_url.replace("unix://", "redis+unix://", 1) or "memory://"
    return {
        "SECRET_KEY": chosen.secret_key,
        "SECRET_KEY_FALLBACKS": list(chosen.old_secret_keys),
        "SESSION_COOKIE_NAME": "__Host-civic" if secure else "civic",
        "SESSION_COOKIE_SECURE": secure,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "REMEMBER_COOKIE_NAME": "__Host-civic_remember" if secure else "civic_remember",
        "REMEMBER_COOKIE_DURATION": timedelta(days=chosen.sessions.remember_days),
        "REMEMBER_COOKIE_SECURE": secure,
        "REMEMBER_COOKIE_HTTPONLY": True,
        "REMEMBER_COOKIE_SAMESITE": "Lax",
        "WTF_CSRF_CHECK_DEFAULT": False,
        "WTF_CSRF_TIME_LIMIT": None,
        "MAX_CONTENT_LENGTH": chosen.web.max_body_bytes,
        "RATELIMIT_STORAGE_URI": storage,
        "RATELIMIT_HEADERS_ENABLED": True,
        "OPENAPI_VERSION": "3.1.0",
        "VALIDATION_ERROR_STATUS_CODE": 422,
    }


def _describe(app: APIFlask) -> None:
    app.description = (
        "Residents report problems in their city and hold the city to its answer. "
        "Positions are WGS 84, lon before lat; instants are UTC (RFC 3339)."
    )
    app.security_schemes = SECURITY_SCHEMES
    app.spec_processor(partial(openapi.clean, words=PARAMETERS))


def _add_headers(response: Response) -> Response:
    for name, value in SECURITY_HEADERS.items():
        response.headers.setdefault(name, value)
    if current_app.config["SESSION_COOKIE_SECURE"]:
        response.headers.extend(HTTPS_ONLY)
    tell_caches(response)
    pack(response)
    return response
