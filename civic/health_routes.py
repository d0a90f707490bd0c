# SPDX-License-Identifier: EUPL-1.2
"""Whether this process lives, and whether it can do its work."""

from functools import cache

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from apiflask import APIBlueprint
from flask import Response, jsonify
from redis import Redis
from redis.exceptions import RedisError
from sqlalchemy.exc import OperationalError

from civic.accounts.access import anyone
from civic.platform.config import ROOT, settings
from civic.platform.db import transaction
from civic.platform.http import endpoint

bp = APIBlueprint("health", __name__, enable_openapi=False)


@endpoint(bp, "/healthz", "GET", may=anyone)
def healthz() -> Response:
    """Say that the process answers; it looks at nothing else."""
    return jsonify(status="ok")


@endpoint(bp, "/readyz", "GET", may=anyone)
def readyz() -> Response:
    """Say whether requests can be served: the database is there and has all migrations.

    Without Valkey reports are still taken, and news wait: that is told, and is no failure.
    """
    parts = {"database": _database(), "valkey": _valkey()}
    is_ready = parts["database"] == "ok"
    response = jsonify(status="ok" if is_ready else "not ready", **parts)
    response.status_code = 200 if is_ready else 503
    return response


def _database() -> str:
    try:
        with transaction() as session:
            at = MigrationContext.configure(session.connection()).get_current_revision()
    except OperationalError:
        return "away"
    return "ok" if at == _head() else f"at migration {at}, this release wants {_head()}"


def _valkey() -> str:
    if not settings().redis_url:
        return "not configured"
    try:
        with Redis.from_url(settings().redis_url, socket_timeout=1) as connection:
            connection.ping()
    except RedisError:
        return "away"
    return "ok"


@cache
def _head() -> str | None:
    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations"))
    return ScriptDirectory.from_config(config).get_current_head()
