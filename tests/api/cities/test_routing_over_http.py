# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta
from typing import Any

import pytest

from civic.accounts.kinds import Role
from civic.catalogue.models import Responsibility
from civic.places.commands import raise_catalogue_version
from civic.platform.clock import utc_now
from tests.factories import LAT, LON, make_category, make_city, make_report, make_staff
from tests.factories_api import Caller, signed_in
from tests.factories_places import make_building

ROUTING = "/api/v1/desk/routing"
ELSEWHERE: dict[str, Any] = {"lon": 24.91, "lat": 60.155}


@pytest.fixture
def city(session):
    return make_city(session)


@pytest.fixture
def administrator(app, client, session, city):
    return signed_in(app, session, make_staff(session, city, Role.ADMINISTRATOR))


@pytest.fixture
def auditor(app, client, session, city):
    return signed_in(app, session, make_staff(session, city, Role.AUDITOR))


def dry_run(caller: Caller, days: int = 365, **changes: Any) -> Any:
    return caller.post(f"{ROUTING}/dry-run", {"changes": changes, "days": days})


def test_rules_come_in_words_with_how_often_they_decided(session, city, administrator):
    make_report(session, now=utc_now() - timedelta(hours=1))
    make_report(session, now=utc_now() - timedelta(days=400))

    answer = administrator.get(f"{ROUTING}/rules?lang=fi")

    (only,) = answer.json["rules"]
    assert only["n_reports"] == 1
    assert only["rule"]["department"] == {"code": "streets", "name": "Streets (fi)"}
    assert only["rule"]["category"] is None
    assert answer.json["dispatcher"]["code"] == "dispatch"


def test_what_no_rule_was_about_counts_for_the_dispatcher(session, city, administrator):
    session.query(Responsibility).delete()
    raise_catalogue_version(session, city.jurisdiction.id)
    make_report(session, now=utc_now())

    answer = administrator.get(f"{ROUTING}/rules")

    assert (answer.json["rules"], answer.json["n_by_dispatcher"]) == ([], 1)


def test_it_says_what_would_fire_here_and_what_lost(session, city, auditor):
    rule = {"jurisdiction_id": city.jurisdiction.id, "area_id": city.area.id}
    session.add(Responsibility(department_id=city.other_department.id, **rule))
    raise_catalogue_version(session, city.jurisdiction.id)
    session.flush()

    answer = auditor.post(f"{ROUTING}/explain", {"lon": LON, "lat": LAT, "category": "pothole"})

    assert answer.json["department"]["code"] == "lighting"
    assert answer.json["why"] == "smallest_area"
    assert [area["code"] for area in answer.json["areas"]] == ["centre"]
    assert [(s["why"], s["has_won"]) for s in answer.json["steps"]] == [
        ("smallest_area", True),
        ("larger_area", False),
    ]


def test_a_building_may_be_named(session, city, administrator):
    make_category(session, city.jurisdiction, city.group, "roof", subject_kind="building")
    far = make_building(session, city.jurisdiction.id)
    body = {"lon": LON, "lat": LAT, "category": "roof", "subject_id": str(far.id)}

    answer = administrator.post(f"{ROUTING}/explain", body)

    assert answer.json["building"]["id"] == str(far.id)


def test_a_place_in_no_city_is_refused(administrator):
    body = {"lon": 0, "lat": 0, "category": "pothole"}

    answer = administrator.post(f"{ROUTING}/explain", body)

    assert answer.json["type"].endswith("/problems/outside-city")


def test_coverage_is_told_in_the_readers_language(session, city, auditor):
    make_category(session, city.jurisdiction, city.group, "lamp", promise="lost")
    session.flush()

    answer = auditor.get(f"{ROUTING}/coverage?lang=fi")

    assert answer.json["n_errors"] == 1
    assert answer.json["findings"][0]["topic"] == "promise"
    assert answer.json["findings"][0]["sentence"] == "Luokalla ”lamp” ei ole lupausta ”lost”."


def test_a_dry_run_says_which_reports_would_have_gone_elsewhere(session, city, administrator):
    inside = make_report(session, now=utc_now() - timedelta(days=2))
    make_report(session, now=utc_now() - timedelta(days=2), **ELSEWHERE)
    make_report(session, now=utc_now() - timedelta(days=20))

    answer = dry_run(
        administrator,
        put=[{"category": "pothole", "area": "centre", "department": "lighting"}],
        days=10,
    )

    assert (answer.json["n_reports"], answer.json["n_moved"]) == (2, 1)
    (way,) = answer.json["moved"]
    assert (way["before"]["code"], way["after"]["code"]) == ("streets", "lighting")
    assert way["examples"] == [inside.number]
    assert [d["department"]["code"] for d in answer.json["departments"]] == ["lighting", "streets"]
    assert answer.json["yaml"] == (
        "responsibilities:\n"
        "  - {department: streets}\n"
        "  - {category: pothole, area: centre, department: lighting}\n"
    )


def test_a_dry_run_changes_nothing(session, city, administrator):
    dry_run(administrator, put=[{"department": "lighting"}])

    assert make_report(session).department_id == city.department.id


def test_a_rule_can_be_taken_away_on_trial(session, city, administrator):
    make_report(session, now=utc_now())

    answer = dry_run(administrator, removed=[{}])

    assert answer.json["moved"][0]["after"]["code"] == "dispatch"
    assert answer.json["moved"][0]["rule_after"] is None


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"put": [{"department": "nobody"}]}, "/changes/put/0/department"),
        ({"put": [{"department": "streets", "area": "moon"}]}, "/changes/put/0/area"),
        ({"removed": [{"category": "pothole"}]}, "/changes/removed/0"),
    ],
)
def test_a_rule_about_what_is_not_there_is_refused(city, administrator, changes, pointer):
    answer = dry_run(administrator, **changes)

    assert answer.status_code == 422
    assert answer.json["type"].endswith("/problems/invalid-rule")
    assert answer.json["pointer"] == pointer


def test_rules_of_another_city_are_not_shown(session, city, administrator):
    make_city(session, "elsewhere", "ELS")

    assert administrator.get(f"{ROUTING}/rules?jurisdiction=elsewhere").status_code == 403
    assert administrator.get(f"{ROUTING}/rules?jurisdiction=nowhere").status_code == 422
    assert administrator.get(f"{ROUTING}/rules?jurisdiction=testville").status_code == 200
