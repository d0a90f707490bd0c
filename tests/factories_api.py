# SPDX-License-Identifier: EUPL-1.2
"""Callers of the API, whose every answer is compared with the contract."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import psycopg
from apiflask import APIFlask
from flask import session as cookie
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from sqlalchemy import Connection, event
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from civic.accounts.commands import start_sign_in
from civic.accounts.models import Person
from civic.platform.clock import utc_now

PROBLEM = "application/problem+json"


class Caller:
    """A device: anybody's, a signed-in person's, or one that knows the key of a report."""

    def __init__(self, app: APIFlask, key: str | None = None) -> None:
        self.app = app
        self.client: FlaskClient = app.test_client()
        self.headers = {"Civic-Report-Key": key} if key else {}

    def get(self, path: str, **more: Any) -> TestResponse:
        return self.call("GET", path, **more)

    def post(self, path: str, json: Any = None, **more: Any) -> TestResponse:
        return self.call("POST", path, json={} if json is None else json, **more)

    def call(self, method: str, path: str, **more: Any) -> TestResponse:
        """Call the API and see that the answer is what the contract promises."""
        headers = self.headers | more.pop("headers", {})
        answer = self.client.open(path, method=method, headers=headers, **more)
        check_contract(self.app, method, path, answer)
        return answer


def signed_in(app: APIFlask, session: Session, person: Person) -> Caller:
    """Return the device of a person who has just signed in."""
    caller = Caller(app)
    sign_in = start_sign_in(session, person, utc_now())
    session.flush()
    with caller.client.session_transaction() as kept:
        kept["_user_id"] = str(sign_in.id)
        kept["_fresh"] = True
    token = caller.client.get("/api/v1/session").get_json()["csrf_token"]
    caller.headers["X-CSRFToken"] = token
    return caller


def sign_in_id(caller: Caller) -> str:
    """Return the id of the session that the device's cookie carries."""
    with caller.client:
        caller.client.get("/api/v1/session")
        return str(cookie["_user_id"])


def check_contract(app: APIFlask, method: str, path: str, answer: TestResponse) -> None:
    """See that an answer below /api/v1 is one that the contract describes.

    Raises:
        AssertionError: its status, its media type or its body is another.
    """
    operation = _operation(app, method.lower(), path.split("?", maxsplit=1)[0])
    if operation is None:
        return
    status = str(answer.status_code)
    assert status in operation["responses"], (method, path, status, answer.get_data(as_text=True))
    content = operation["responses"][status].get("content", {})
    if not content:
        return
    media = (answer.content_type or "").split(";")[0]
    assert media in content, (method, path, status, media)
    schema = content[media].get("schema")
    if schema is None:
        return
    faults = [
        f"{'/'.join(map(str, fault.absolute_path))}: {fault.message[:200]}"
        for fault in _validator(app, operation["operationId"], status, media).iter_errors(
            answer.get_json()
        )
    ]
    assert faults == [], (method, path, faults)


@cache
def _spec(app: APIFlask) -> dict[str, Any]:
    with app.app_context():
        found = app.spec
    assert isinstance(found, dict)
    return found


@cache
def _patterns(app: APIFlask) -> list[tuple[re.Pattern[str], dict[str, Any]]]:
    paths = sorted(_spec(app)["paths"].items(), key=lambda item: item[0].count("{"))
    return [
        (re.compile(re.sub(r"\\{[^/]*\\}", "[^/]+", re.escape(path)) + "$"), item)
        for path, item in paths
    ]


def _operation(app: APIFlask, method: str, path: str) -> dict[str, Any] | None:
    for pattern, item in _patterns(app):
        if pattern.match(path) and method in item:
            found: dict[str, Any] = item[method]
            return found
    return None


@cache
def _validator(app: APIFlask, operation_id: str, status: str, media: str) -> Any:
    spec = _spec(app)
    for item in spec["paths"].values():
        for operation in item.values():
            if isinstance(operation, dict) and operation.get("operationId") == operation_id:
                schema = operation["responses"][status]["content"][media]["schema"]
                return Draft202012Validator(schema | {"components": spec["components"]})
    raise LookupError(operation_id)


class Counted:
    """Statements that the database was sent.

    An executemany counts once: psycopg sends its rows in a pipeline, which is one round trip.
    """

    def __init__(self) -> None:
        assert psycopg.Pipeline.is_supported()
        self.all: list[str] = []

    @property
    def n(self) -> int:
        """How many, with BEGIN and COMMIT, for which savepoints stand in tests."""
        return len(self.all)

    @property
    def n_pure(self) -> int:
        """How many without BEGIN and COMMIT."""
        return len([each for each in self.all if "SAVEPOINT" not in each])

    def __str__(self) -> str:
        return "\n".join(self.all)


@contextmanager
def counted(connection: Connection) -> Iterator[Counted]:
    """Count what is sent on `connection`."""
    found = Counted()

    def note(*arguments: Any) -> None:
        found.all.append(" ".join(arguments[2].split())[:120])

    event.listen(connection, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(connection, "before_cursor_execute", note)
