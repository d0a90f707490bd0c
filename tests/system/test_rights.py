# SPDX-License-Identifier: EUPL-1.2
"""Every endpoint x every role x a public and a private report, as rights.yaml says."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from apiflask import APIFlask
from ruamel.yaml import YAML
from sqlalchemy import Connection, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from civic.accounts.kinds import Role
from civic.accounts.models import Person
from civic.mapping.kinds import CampaignState
from civic.platform.clock import utc_now
from civic.platform.config import settings
from civic.platform.http import DECLARED, SAFE_METHODS
from civic.platform.ids import new_id
from civic.platform.storage import storage
from civic.reports.models import Report
from civic.reports.queries import photos_of
from tests.factories import (
    LAT,
    LON,
    City,
    actor,
    draft_json,
    make_category,
    make_city,
    make_person,
    make_report,
    make_staff,
)
from tests.factories_api import Caller, signed_in
from tests.factories_mapping import make_campaign, make_kind, make_player
from tests.factories_places import make_address
from tests.factories_reports import ask_reporter, make_photo, respond, worker

FILE = YAML(typ="safe").load(Path(__file__).with_name("rights.yaml"))
ROLES: list[str] = FILE["roles"].split()
ENDPOINTS: dict[str, dict[str, Any]] = FILE["endpoints"]
#: Served by the framework, for everybody.
NOT_DECLARED = {"openapi.spec"}
IN_A_YEAR = utc_now() + timedelta(days=365)
KEY = "a-random-secret-of-the-device"
#: Campaigns of the department, by their state.
CAMPAIGNS = {state: new_id() for state in (CampaignState.DRAFT, CampaignState.APPROVED)}
REFUSALS = {"-": 404, "x": 403, "s": 401}


def test_every_rule_is_declared_and_stands_in_the_file(app):
    answered = {rule.endpoint for rule in app.url_map.iter_rules()} - NOT_DECLARED

    assert answered - DECLARED.keys() == set(), "without may="
    assert answered ^ ENDPOINTS.keys() == set(), "in one of the two only"


def test_every_row_has_a_letter_for_every_role():
    for endpoint, row in ENDPOINTS.items():
        safe = DECLARED[endpoint].method in SAFE_METHODS
        for subject in {"all", "public", "private"} & row.keys():
            letters = row[subject].split()
            assert len(letters) == len(ROLES), (endpoint, subject)
            assert set(letters) <= {"R" if safe else "W", "-", "x", "s"}, (endpoint, subject)


@pytest.fixture
def city(session, tmp_path, monkeypatch) -> City:
    monkeypatch.setenv("CIVIC_STORAGE_URL", tmp_path.as_uri())
    settings.cache_clear()
    storage.cache_clear()
    city = make_city(session)
    for visibility in ("public", "private"):
        for moderation in ("automatic", "human"):
            make_category(
                session,
                city.jurisdiction,
                city.group,
                f"{visibility}-{moderation}",
                visibility=visibility,
                moderation=moderation,
            )
    make_address(session, city.jurisdiction.id, "Aleksanterinkatu", "5", at=(LON, LAT))
    make_report(session, category="public-automatic", now=utc_now() - timedelta(hours=4))
    for state, campaign_id in CAMPAIGNS.items():
        campaign = make_campaign(session, city, id=campaign_id, state=state, ends_at=IN_A_YEAR)
        make_kind(session, campaign)
    return city


@pytest.fixture
def reporter(session, city) -> Person:
    return make_person(session)


@pytest.fixture
def callers(app: APIFlask, client, session: Session, city, reporter) -> dict[str, Caller]:
    """A device for each role."""
    people = {
        "reporter": reporter,
        "resident": make_person(session),
        "clerk": make_staff(session, city),
        "clerk_other": make_staff(session, city, Role.CLERK, city.other_department),
        "manager": make_staff(session, city, Role.MANAGER),
        "moderator": make_staff(session, city, Role.MODERATOR),
        "administrator": make_staff(session, city, Role.ADMINISTRATOR),
        "auditor": make_staff(session, city, Role.AUDITOR),
    }
    for person in people.values():
        make_player(session, person)
    found = {name: signed_in(app, session, person) for name, person in people.items()}
    found |= {"anonymous": Caller(app), "key": Caller(app, KEY)}
    for name in ("anonymous", "key"):
        token = found[name].client.get("/api/v1/session").get_json()["csrf_token"]
        found[name].headers["X-CSRFToken"] = token
    return found


@pytest.fixture
def report_in(session: Session, city: City, reporter: Person, tmp_path):
    """Make the report of the reporter, in a state in which the endpoint has something to do."""

    def make(visibility: str, state: str) -> Report:
        received_at: datetime = utc_now() - timedelta(hours=3)
        moderation = "human" if state == "waiting" else "automatic"
        photo = make_photo(session)
        kept = tmp_path / "photos" / photo.digest[:2] / photo.digest[2:]
        kept.mkdir(parents=True)
        (kept / "small.jpg").write_bytes(b"a picture")
        report = make_report(
            session,
            by=actor(reporter),
            now=received_at,
            category=f"{visibility}-{moderation}",
            report_key=KEY,
            photo_ids=[str(photo.id)],
        )
        if state == "answered":
            respond(session, report, worker(session, city), received_at + timedelta(hours=1))
        if state == "asked":
            ask_reporter(session, report, worker(session, city), received_at + timedelta(hours=1))
        session.flush()
        return report

    return make


def values_for(row: Mapping[str, Any], report: Report | None, digest: str) -> dict[str, Any]:
    campaign_id = CAMPAIGNS[row.get("campaign", CampaignState.APPROVED)]
    common = {
        "campaign": campaign_id,
        "case_id": new_id(),
        "objection_id": new_id(),
        "ref_id": new_id(),
        "campaign_id": campaign_id,
        "upload_id": new_id(),
        "template_id": new_id(),
        "view_id": new_id(),
        "escalation_id": new_id(),
        "delivery_id": new_id(),
        "order_id": new_id(),
        "photo_id": new_id(),
        "point_id": new_id(),
        "quest_id": new_id(),
        "size": "small",
        "code": "pothole",
        "token": "x",
        "version": "x",
        "screen": "moderation",
        "z": 12,
        "x": 2331,
        "y": 1185,
    }
    known = {
        "report_id": report.id if report else new_id(),
        "number": report.number if report else "TST-2026-999999",
        "digest": digest,
    }
    return common | known | {"name": row.get("name", "x")}


def body_for(row: Mapping[str, Any]) -> dict[str, Any]:
    if row.get("body") == "a report":
        return {"json": draft_json(category="public-automatic")}
    if "form" in row:
        return {"data": dict(row["form"])}
    return {"json": row.get("body") or {}}


@pytest.fixture
def ask(app: APIFlask, session: Session, connection: Connection):
    """Call an endpoint as it is declared, and take back whatever it did."""
    adapter = app.url_map.bind("civic.test")

    def call(caller: Caller, endpoint: str, report: Report | None, digest: str) -> TestResponse:
        row, declared = dict(ENDPOINTS[endpoint]), DECLARED[endpoint]
        if row.get("name") == "the style sheet":
            (row["name"],) = set(re.findall(r"/static/([^\"]+\.css)", caller.client.get("/").text))
        if row.get("body") == "the first report":
            first = select(Report.number).order_by(Report.received_at).limit(1)
            row["body"] = {"original": session.scalar(first)}
        path = adapter.build(
            endpoint, values_for(row, report, digest), declared.method, append_unknown=False
        )
        query = f"?{row['query']}" if "query" in row else ""
        more = {} if declared.method in SAFE_METHODS else body_for(row)
        session.flush()
        with connection.begin_nested() as undone:
            if path.startswith("/api/") and "form" not in row:
                answer = caller.call(declared.method, path + query, **more)
            else:
                answer = caller.client.open(
                    path + query, method=declared.method, headers=caller.headers, **more
                )
            undone.rollback()
        return answer

    return call


def digest_of(session: Session, report: Report | None) -> str:
    return photos_of(session, report.id)[0].photo.digest if report else "0" * 64


def met(letter: str, answer: TestResponse, row: Mapping[str, Any]) -> bool:
    if letter in REFUSALS:
        return answer.status_code == REFUSALS[letter]
    expected = row.get("answer")
    return answer.status_code == expected if expected else answer.status_code < 400


Ask = Callable[[Caller, str, Report | None, str], TestResponse]


@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_a_role_may_do_what_the_file_says(endpoint, session, callers, report_in, ask: Ask, city):
    row = ENDPOINTS[endpoint]

    found: dict[str, str] = {}
    for subject in ("all", "public", "private"):
        if subject not in row:
            continue
        report = None if subject == "all" else report_in(subject, row.get("state", "accepted"))
        digest = digest_of(session, report)
        letters = []
        for role, letter in zip(ROLES, row[subject].split(), strict=True):
            answer = ask(callers[role], endpoint, report, digest)
            is_met = met(letter, answer, row)
            letters.append(letter if is_met else f"{answer.status_code}!")
            if letter == "-" and report is not None and answer.status_code == 404:
                nothing = ask(callers[role], endpoint, None, "0" * 64)
                assert answer.data == nothing.data, (endpoint, subject, role)
        found[subject] = " ".join(letters)

    assert found == {name: row[name] for name in found}
