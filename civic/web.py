# SPDX-License-Identifier: EUPL-1.2
"""The web process: wires the packages to Flask."""

from datetime import timedelta
from importlib.metadata import version
from typing import Any

from apiflask import APIFlask
from flask import Response, current_app, request
from werkzeug.middleware.proxy_fix import ProxyFix

from civic.accounts.routes import load_actor, login
from civic.platform import db, http_errors, openapi
from civic.platform.config import Settings, settings
from civic.platform.http import ACTOR_LOADER, csrf, limiter
from civic.wiring import blueprints, load_subscribers

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


def create_app(chosen: Settings | None = None) -> APIFlask:
    """Return the web application, bound to the database of the settings."""
    chosen = chosen or settings()
    load_subscribers()
    app = APIFlask("civic", title="civic", version=version("civic"), docs_path=None)
    app.config.update(_flask_config(chosen))
    app.url_map.strict_slashes = False
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
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=n, x_proto=n)  # type: ignore[method-assign]
    if chosen.database_url:
        db.connect(chosen.database_url, pool_size=chosen.web.threads)
    return app


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
        "SPEC_PATH": "/api/openapi.json",
        "VALIDATION_ERROR_STATUS_CODE": 422,
    }


def _describe(app: APIFlask) -> None:
    app.description = (
        "Residents report problems in their city and hold the city to its answer. "
        "Positions are WGS 84, lon before lat; instants are UTC (RFC 3339)."
    )
    app.spec_processor(openapi.clean)  # type: ignore[arg-type]  # YAML text is never asked for


def _add_headers(response: Response) -> Response:
    for name, value in SECURITY_HEADERS.items():
        response.headers.setdefault(name, value)
    if current_app.config["SESSION_COOKIE_SECURE"]:
        response.headers.extend(HTTPS_ONLY)
    if request.path.startswith("/api/"):
        response.headers.setdefault("Cache-Control", "no-store")
    return response
