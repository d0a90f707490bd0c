# SPDX-License-Identifier: EUPL-1.2
"""What holds for all endpoints: tokens of sessions, headers, problems, limits."""

import json
from collections.abc import Iterator
from uuid import UUID

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from limits.storage import MemoryStorage
from sqlalchemy.exc import OperationalError
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from civic.accounts import queries
from civic.platform.config import settings
from civic.platform.http import DECLARED, SAFE_METHODS, limiter
from civic.platform.ids import new_id
from civic.reports import list_queries
from civic.web import SECURITY_HEADERS, create_app
from tests.factories import draft_json, make_city, make_person, make_report
from tests.factories_api import PROBLEM, Caller, signed_in

REPORTS = "/api/v1/reports"
#: Other apps share photos into a form, which stores them for nobody and does nothing else; a
#: contractor is known by the secret in the address, and never by a session.
FROM_ANYWHERE = {"form_pages.share_on_page", "work.tell_of_work"}
VALUES = {
    "report_id": UUID(int=7),
    "upload_id": UUID(int=7),
    "template_id": UUID(int=7),
    "view_id": UUID(int=7),
    "escalation_id": UUID(int=7),
    "delivery_id": UUID(int=7),
    "order_id": UUID(int=7),
    "photo_id": UUID(int=7),
    "campaign": UUID(int=7),
    "campaign_id": UUID(int=7),
    "case_id": UUID(int=7),
    "objection_id": UUID(int=7),
    "ref_id": UUID(int=7),
    "point_id": UUID(int=7),
    "quest_id": UUID(int=7),
    "screen": "moderation",
    "number": "TST-2026-000001",
    "digest": "0" * 64,
    "size": "small",
    "code": "pothole",
    "name": "x",
    "token": "x",
    "version": "x",
    "z": 1,
    "x": 1,
    "y": 1,
}


def paths(app: APIFlask) -> Iterator[tuple[str, str, Rule]]:
    """Yield method, path and rule of everything that the application answers."""
    adapter = app.url_map.bind("civic.test")
    for rule in app.url_map.iter_rules():
        values = {name: VALUES[name] for name in rule.arguments}
        path = adapter.build(rule.endpoint, values, method=next(iter(rule.methods or ())))
        for method in sorted((rule.methods or set()) - {"OPTIONS", "HEAD"}):
            yield method, path, rule


def test_every_unsafe_request_of_a_session_without_its_token_is_refused(app, client, session):
    caller = signed_in(app, session, make_person(session))
    token = caller.headers.pop("X-CSRFToken")
    unsafe = [
        (method, path)
        for method, path, rule in paths(app)
        if method not in SAFE_METHODS and rule.endpoint not in FROM_ANYWHERE
    ]

    for method, path in unsafe:
        for wrong in ({}, {"X-CSRFToken": "x"}, {"X-CSRFToken": token + "x"}):
            answer = caller.client.open(path, method=method, json={}, headers=wrong)
            assert answer.status_code == 403, (method, path, answer.text)
            if path.startswith("/api/"):
                assert answer.get_json()["type"] == "/problems/csrf", (method, path)

    assert len(unsafe) >= 25


def test_a_form_whose_fields_have_no_names_is_refused_like_any_other(app, client, session):
    caller = signed_in(app, session, make_person(session))
    token = caller.headers.pop("X-CSRFToken")
    body = b"--x\r\nContent-Disposition: form-data\r\n\r\n{}\r\n--x--\r\n"
    form = {"data": body, "content_type": "multipart/form-data; boundary=x"}

    without = caller.client.post("/api/v1/photos", **form)
    with_token = caller.client.post("/api/v1/photos", headers={"X-CSRFToken": token}, **form)

    assert (without.status_code, with_token.status_code) == (403, 422)


def test_few_requests_need_no_token(app):
    assert {name for name, told in DECLARED.items() if told.from_anywhere} == FROM_ANYWHERE


def test_no_unsafe_rule_answers_outside_of_the_declarations(app):
    for method, path, rule in paths(app):
        assert rule.endpoint in DECLARED or method in SAFE_METHODS, path


def answers(client: FlaskClient) -> Iterator[tuple[str, TestResponse]]:
    for path in (
        "/", "/healthz", "/api/openapi.json", "/api/v1/session", REPORTS,
        f"{REPORTS}/{new_id()}", "/no/such/path", "/api/v1/no/such/path", "/%00",
        f"/photos/{'0' * 64}/small.jpg", "/static/none.css",
    ):  # fmt: skip
        yield path, client.get(path)
    yield "405", client.delete(REPORTS)
    yield "413", client.post(REPORTS, data=b"x" * 300_000, content_type="application/json")
    yield "422", client.post(REPORTS, json={})
    yield "400", client.post(REPORTS, data="{", content_type="application/json")
    yield "401", client.get("/api/v1/me")
    yield "OPTIONS", client.options(REPORTS)
    yield "HEAD", client.head(REPORTS)


def test_every_answer_has_the_security_headers(app, client):
    for what, answer in answers(client):
        for name, value in SECURITY_HEADERS.items():
            if name == "Content-Security-Policy" and "html" in (answer.content_type or ""):
                continue  # a page may have a narrower one of its own
            assert answer.headers.get(name) == value, (what, name)
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; "), what
        assert "frame-ancestors 'none'" in policy, what
        assert "unsafe" not in policy, what
        if "/api/" in what:
            assert "no-store" in answer.headers["Cache-Control"] or what == "/api/openapi.json"


def test_over_https_browsers_are_told_to_stay_there(monkeypatch, engine):
    chosen = settings().model_copy(
        update={"database_url": "", "public_url": "https://civic.example"}
    )
    app = create_app(chosen)

    answer = app.test_client().get("/no/such/path", base_url="https://civic.example")

    limiter.enabled = False
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    assert app.config["SESSION_COOKIE_NAME"] == "__Host-civic"
    assert app.config["SESSION_COOKIE_SECURE"]
    assert app.config["REMEMBER_COOKIE_SECURE"]


@pytest.mark.parametrize(
    ("path", "method", "status", "title"),
    [
        ("/api/v1/none", "GET", 404, "There is no such thing here"),
        ("/api/v1/me", "GET", 401, "Sign in first"),
        ("/api/v1/desk/queue", "GET", 401, "Sign in first"),
        (REPORTS, "DELETE", 405, "Method Not Allowed"),
    ],
)
def test_a_refusal_is_a_problem(client, path, method, status, title):
    answer = client.open(path, method=method)

    assert (answer.status_code, answer.content_type) == (status, PROBLEM)
    assert answer.get_json() == {"type": "about:blank", "title": title, "status": status}


def test_a_wrong_method_is_told_which_are_right(client):
    allow = client.delete(REPORTS).headers["Allow"]

    assert {"GET", "POST"} <= set(allow.split(", "))


def test_a_body_that_is_too_large_is_refused_unread(client):
    answer = client.post(REPORTS, data=b"x" * 300_000, content_type="application/json")

    assert (answer.status_code, answer.get_json()["type"]) == (413, "/problems/too-large")


@pytest.mark.parametrize("language", ["fi", "sv", "et", "ru"])
def test_the_title_of_a_problem_is_in_the_readers_language(client, language):
    english = client.get("/api/v1/me").get_json()["title"]

    for headers, query in (({"Accept-Language": language}, ""), ({}, f"?lang={language}")):
        title = client.get(f"/api/v1/me{query}", headers=headers).get_json()["title"]
        assert title != english


def test_a_fault_of_ours_says_nothing_about_its_inside(app, client, monkeypatch):
    def fall_over(*_: object) -> None:
        raise RuntimeError("the secret inside")

    monkeypatch.setattr(list_queries, "listed", fall_over)

    answer = client.get(REPORTS)

    assert (answer.status_code, answer.content_type) == (500, PROBLEM)
    assert answer.get_json() == {
        "type": "about:blank",
        "title": "Something went wrong on our side",
        "status": 500,
    }
    for name, value in SECURITY_HEADERS.items():
        assert answer.headers[name] == value


def test_while_the_database_is_away_everybody_is_told_to_come_back(
    app, client, session, monkeypatch
):
    def away(*_: object) -> None:
        raise OperationalError("SELECT", {}, Exception("the server closed the connection"))

    person = make_person(session)
    caller = signed_in(app, session, person)
    monkeypatch.setattr(list_queries, "listed", away)
    anonymous = client.get(REPORTS)
    monkeypatch.setattr(queries, "open_sign_in", away)
    known = caller.client.get(REPORTS)

    for answer in (anonymous, known):
        assert (answer.status_code, answer.content_type) == (503, PROBLEM)
        assert answer.get_json()["type"] == "/problems/try-again"
        assert answer.headers["Retry-After"] == "5"


@pytest.fixture
def limits(app, monkeypatch, tmp_path) -> Iterator[None]:
    """Have limits that are soon reached, counted from nothing."""
    own = tmp_path / "own.toml"
    own.write_text('[limits]\nsign_in = "2/minute"\nread = "3/minute"\nreport = "1/hour"\n')
    monkeypatch.setenv("CIVIC_CONFIG", str(own))
    settings.cache_clear()
    limiter.enabled = True
    assert isinstance(limiter.storage, MemoryStorage)
    limiter.reset()
    yield
    limiter.enabled = False
    limiter.reset()


def test_too_many_at_once_are_told_when_to_come_back(client, limits):
    answers = [client.get("/api/v1/session") for _ in range(4)]

    assert [a.status_code for a in answers] == [200, 200, 200, 429]
    assert answers[3].content_type == PROBLEM
    assert answers[3].get_json()["type"] == "/problems/slow-down"
    assert 0 < int(answers[3].headers["Retry-After"]) <= 61
    for name, value in SECURITY_HEADERS.items():
        assert answers[3].headers[name] == value


def test_the_limit_of_one_address_is_not_anothers(client, limits):
    def from_address(address: str) -> int:
        body = {"email": "a@posti.fi", "password": "x"}
        place = {"REMOTE_ADDR": address}
        return int(client.post("/api/v1/session", json=body, environ_base=place).status_code)

    one = [from_address("192.0.2.1") for _ in range(3)]

    assert one == [401, 401, 429]
    assert from_address("192.0.2.2") == 401
    # An IPv6 subscriber has a /64 and is one sender.
    assert [from_address(f"2001:db8::{n}") for n in (1, 2, 3)] == [401, 401, 429]
    assert from_address("2001:db8:0:1::1") == 401
    assert from_address("not an address") == 401


def test_who_is_signed_in_is_counted_alone(app, client, session, limits):
    one, other = (signed_in(app, session, make_person(session)) for _ in range(2))
    limiter.reset()

    assert [one.client.get("/api/v1/me").status_code for _ in range(4)] == [200, 200, 200, 429]
    assert other.client.get("/api/v1/me").status_code == 200


def test_a_page_and_its_twin_in_the_api_are_no_two_chances(client, limits):
    body = {"email": "a@posti.fi", "password": "x"}

    tries = [client.post("/api/v1/session", json=body).status_code for _ in range(2)]

    assert tries == [401, 401]
    assert client.post("/sign-in", data=body).status_code == 429


def test_sending_a_report_has_a_limit_of_its_own(client, session, limits):
    make_city(session)

    statuses = [client.post(REPORTS, json=draft_json()).status_code for _ in range(2)]

    assert statuses == [201, 429]


def test_every_limit_that_is_declared_is_in_the_settings():
    for name, declaration in DECLARED.items():
        assert getattr(settings().limits, declaration.limit), name


def test_the_contract_is_served_as_json(client):
    contract = json.loads(client.get("/api/openapi.json").data)

    assert contract["openapi"] == "3.1.0"


def test_a_trailing_slash_leads_to_the_same(app, client, session):
    make_city(session)
    report = make_report(session)

    assert Caller(app).client.get(f"{REPORTS}/{report.id}/").status_code == 200
