# SPDX-License-Identifier: EUPL-1.2
"""Promises and hours are changed safely: previewed, dated, applied in batches, written down."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from ruamel.yaml import YAML
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from civic.accounts.kinds import Role
from civic.cities import change_commands
from civic.cities.events import TermsChangeOrdered
from civic.cities.models import RuleChange, RuleChangeBatch
from civic.cities.reading import promise_words
from civic.cities.references import calendar_words
from civic.platform.clock import utc_now
from civic.platform.models import OutboxEntry
from civic.reports.kinds import EventKind
from civic.reports.models import Report
from civic.sla.models import SlaPolicy, SlaTimer
from civic.sla.schemas import calendar_spec
from tests.factories import (
    OFFICE_HOURS,
    PROMISE,
    make_category,
    make_city,
    make_report,
    make_staff,
    reload,
)
from tests.factories_api import Caller, signed_in
from tests.factories_reports import assert_nothing_drifts, history, respond, worker

DESK = "/api/v1/desk"
HOURS = {key: OFFICE_HOURS[key] for key in ("weekly", "holidays")}
SHORTER = PROMISE["targets"] | {"resolution": {"working_days": 3}}
LONGER = PROMISE["targets"] | {"resolution": {"working_days": 9}}
WHY = {"reason": "The crews have grown.", "version": 1}


@pytest.fixture
def city(session):
    return make_city(session)


@pytest.fixture
def administrator(app, client, session, city) -> Caller:
    return signed_in(app, session, make_staff(session, city, Role.ADMINISTRATOR))


def make_reports(session: Any, n: int) -> list[Report]:
    return [make_report(session, now=utc_now() - timedelta(hours=1)) for _ in range(n)]


def shorter(caller: Caller, **more: Any) -> Any:
    body = {"code": "default", "targets": SHORTER, **WHY, **more}
    return caller.post(f"{DESK}/promises/apply", body)


def carry_out(session: Any) -> int:
    """Do what the workers would; return how many batches that took."""
    change_id, n = session.scalars(select(RuleChange.id)).one(), 0
    while change_commands.carry_out(session, change_id, utc_now()) is not None:
        session.flush()
        n += 1
    return n


def due(session: Any, report: Report) -> Any:
    timers = select(SlaTimer).filter_by(report_id=report.id, target="resolution")
    return session.scalars(timers.execution_options(populate_existing=True)).one().due_at


def test_a_preview_counts_and_changes_nothing(session, city, administrator):
    first, _ = make_reports(session, 2)
    before = due(session, first)

    answer = administrator.post(
        f"{DESK}/promises/preview", {"code": "default", "targets": SHORTER}
    ).json

    counts = [answer[key] for key in ("n_reports", "n_earlier", "n_later", "n_unchanged")]
    assert counts == [2, 2, 0, 0]
    assert answer["departments"][0]["department"] == "streets"
    assert {shift["number"] for shift in answer["largest"]} >= {first.number}
    assert len(answer["typical"][0]["receipts"]) == 14
    assert due(session, first) == before
    assert len(session.scalars(select(SlaPolicy)).all()) == 1


def test_a_closing_day_moves_no_running_report(session, city, administrator):
    make_reports(session, 1)
    day = (utc_now() + timedelta(days=2)).date().isoformat()
    hours = HOURS | {"closed": [{"on": day, "name": {"en": "Cleaning"}}]}

    answer = administrator.post(f"{DESK}/calendars/preview", {"code": "office", "hours": hours})

    assert (answer.json["n_reports"], answer.json["n_earlier"]) == (1, 0)


def test_a_shorter_promise_is_for_new_reports_only_unless_it_is_said(session, city, administrator):
    (old,) = make_reports(session, 1)
    before = due(session, old)

    answer = shorter(administrator)
    # It holds from today on: an hour ago may have been yesterday.
    new = make_report(session, now=utc_now())

    assert answer.status_code == 201
    assert (answer.json["applies_to_running"], answer.json["is_done"]) == (False, True)
    assert due(session, old) == before
    assert due(session, new) < before


def test_reports_under_way_get_the_earlier_date_and_show_why(
    session, city, administrator, monkeypatch
):
    monkeypatch.setattr(change_commands, "BATCH_N", 2)
    reports = make_reports(session, 5)
    before = due(session, reports[0])
    shorter(administrator, apply_to_running=True)

    n_batches = carry_out(session)

    assert n_batches == 3
    assert due(session, reports[0]) < before
    row = history(session, reports[4])[-1]
    assert (row.kind, row.text, row.is_public) == (EventKind.TERMS_CHANGED, WHY["reason"], True)
    assert row.actor_role == "administrator"
    assert_nothing_drifts(session, reports[4])
    told = administrator.get(f"{DESK}/rule-changes").json["changes"][0]
    assert [told[key] for key in ("n_reports", "n_moved", "is_done")] == [5, 5, True]
    assert told["reason"] == WHY["reason"]


def test_carrying_it_out_again_does_nothing(session, city, administrator):
    (report,) = make_reports(session, 1)
    shorter(administrator, apply_to_running=True)
    carry_out(session)
    n_rows = len(history(session, report))

    assert carry_out(session) == 0
    assert len(history(session, report)) == n_rows


def test_what_was_answered_meanwhile_is_left_alone(session, city, administrator):
    (report,) = make_reports(session, 1)
    shorter(administrator, apply_to_running=True)
    respond(session, report, worker(session, city), utc_now())

    carry_out(session)

    assert history(session, report)[-1].kind == EventKind.ANSWERED


def test_a_longer_promise_never_touches_a_report_under_way(session, city, administrator):
    (report,) = make_reports(session, 1)
    before = due(session, report)
    body = {"code": "default", "targets": LONGER, "apply_to_running": True, **WHY}
    assert administrator.post(f"{DESK}/promises/preview", body).json["n_later"] == 1
    administrator.post(f"{DESK}/promises/apply", body)

    carry_out(session)

    assert due(session, report) == before
    assert EventKind.TERMS_CHANGED not in [row.kind for row in history(session, report)]


def test_what_is_planned_begins_on_its_day(session, city, administrator):
    (report,) = make_reports(session, 1)
    day = (utc_now() + timedelta(days=2)).date()
    shorter(administrator, apply_to_running=True, valid_from=day.isoformat())
    session.flush()
    assert session.scalars(select(RuleChangeBatch)).all() == []

    n_early = change_commands.begin_due_changes(session, utc_now())
    n_due = change_commands.begin_due_changes(session, utc_now() + timedelta(days=3))
    n_again = change_commands.begin_due_changes(session, utc_now() + timedelta(days=3))

    assert (n_early, n_due, n_again) == (0, 1, 0)
    entries = session.scalars(select(OutboxEntry).filter_by(event=TermsChangeOrdered.name)).all()
    assert [entry.subscriber for entry in entries] == ["cities.change_terms"]
    assert report.number


def test_what_holds_anyway_is_no_change(city, administrator):
    body = {"code": "default", "targets": PROMISE["targets"], **WHY}

    answer = administrator.post(f"{DESK}/promises/apply", body)

    assert answer.status_code == 409
    assert answer.json["type"].endswith("/problems/nothing-changes")


def test_nobody_replaces_a_promise_they_have_not_read(city, administrator):
    shorter(administrator)
    body = {"code": "default", "targets": LONGER, **WHY}

    stale = administrator.post(f"{DESK}/promises/apply?lang=fi", body)
    unsaid = administrator.post(f"{DESK}/promises/apply", body | {"version": None})

    assert (stale.status_code, stale.json["type"]) == (412, "/problems/stale-rule")
    assert (stale.json["version"], stale.json["detail"][:16]) == (2, "Joku muutti sitä")
    assert (unsaid.status_code, unsaid.json["type"]) == (422, "/problems/invalid-body")
    (promise,) = administrator.get(f"{DESK}/promises").json["promises"]
    assert [each["targets"] for each in promise["versions"] if each["holds_now"]] == [SHORTER]
    assert shorter(administrator, targets=LONGER, version=2).status_code == 201


def test_a_closing_day_that_somebody_else_added_meanwhile_stays(city, administrator):
    day = (utc_now() + timedelta(days=2)).date().isoformat()
    mine, theirs = ({"on": day, "name": {"en": name}} for name in ("Cleaning", "Feast"))
    body = {"code": "office", "hours": HOURS | {"closed": [theirs]}, **WHY}
    administrator.post(f"{DESK}/calendars/apply", body)

    answer = administrator.post(
        f"{DESK}/calendars/apply", body | {"hours": HOURS | {"closed": [mine]}}
    )

    assert (answer.status_code, answer.json["type"]) == (412, "/problems/stale-rule")
    (calendar,) = administrator.get(f"{DESK}/calendars").json["calendars"]
    assert calendar["versions"][0]["hours"]["closed"] == [theirs]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"targets": {}}, "invalid-promise"),
        ({"code": "lost"}, "unknown-promise"),
        ({"valid_from": "2020-01-01"}, "begins-in-the-past"),
    ],
)
def test_a_promise_that_can_not_be_is_refused(city, administrator, change, problem):
    body = {"code": "default", "targets": SHORTER} | change

    answer = administrator.post(f"{DESK}/promises/preview", body)

    assert answer.json["type"].endswith(f"/problems/{problem}")


def test_hours_that_never_open_are_refused(city, administrator):
    body = {"code": "office", "hours": {"weekly": {}}, **WHY}

    answer = administrator.post(f"{DESK}/calendars/apply", body)

    assert answer.json["type"].endswith("/problems/no-working-time")


IN_FINNISH = [
    (
        "promises",
        {"code": "default", "targets": SHORTER, "priorities": {"high": LONGER}},
        (
            "Lopullinen vastaus: kiireellisempi odottaisi kauemmin kuin vähemmän kiireellinen"
            " (työpäivinä: 9 eikä 3)."
        ),
    ),
    (
        "promises",
        {"code": "default", "targets": SHORTER | {"resolution": {"working_days": 0}}},
        (
            "”{'working_days': 0}” ei ole määräaika; kirjoita jokin näistä: working_minutes,"
            " working_hours, working_days, calendar_days, ja kokonaisluku yhdestä enintään vuoteen."
        ),
    ),
    (
        "calendars",
        {"code": "office", "hours": HOURS | {"holidays": "XX"}},
        "Alueen ”XX” yleisiä vapaapäiviä ei tunneta.",
    ),
]


@pytest.mark.parametrize(("what", "body", "sentence"), IN_FINNISH)
def test_why_it_is_refused_is_told_in_the_readers_language(
    city, administrator, what, body, sentence
):
    answer = administrator.post(f"{DESK}/{what}/preview?lang=fi", body)

    assert answer.status_code == 422
    assert answer.json["detail"] == sentence


def test_from_when_to_when_it_stays_shut_is_told_in_the_readers_language(city, administrator):
    today = utc_now().astimezone(ZoneInfo("Europe/Helsinki")).date()
    days = [{"on": (today + timedelta(days=n)).isoformat()} for n in range(20, 60)]
    body = {"code": "office", "hours": HOURS | {"closed": days}}

    answer = administrator.post(f"{DESK}/calendars/preview?lang=sv", body).json

    members = [answer[name] for name in ("shut_from", "until", "most_days")]
    assert answer["detail"] == (
        "Kalendern ”office” är stängd från {} till {}; högst {} dagar i sträck får den vara det."
    ).format(*members)


def test_force_majeure_lets_clocks_stand_still_where_it_is_declared(session, city, administrator):
    make_category(session, city.jurisdiction, city.group, "lamp")
    (hole,) = make_reports(session, 1)
    lamp = make_report(session, category="lamp", now=utc_now() - timedelta(hours=1))
    before = due(session, hole)
    body = {"until": "2099-12-31", "text": "The storm.", "categories": ["pothole"]}

    answer = administrator.post(f"{DESK}/force-majeure", body)
    carry_out(session)

    assert answer.status_code == 201
    assert due(session, hole) > before
    row = history(session, hole)[-1]
    assert (row.kind, row.text, row.actor_id is not None) == (EventKind.PAUSED, "The storm.", True)
    assert EventKind.PAUSED not in [row.kind for row in history(session, lamp)]
    assert_nothing_drifts(session, reload(session, hole.id))


def test_force_majeure_says_beforehand_how_many_reports_it_concerns(session, city, administrator):
    make_category(session, city.jurisdiction, city.group, "lamp")
    make_reports(session, 2)
    make_report(session, category="lamp", now=utc_now() - timedelta(hours=1))
    body = {"until": "2099-12-31", "text": "The storm."}

    everywhere = administrator.post(f"{DESK}/force-majeure/preview", body).json
    potholes = administrator.post(
        f"{DESK}/force-majeure/preview", body | {"categories": ["pothole"]}
    ).json

    assert (everywhere["n_reports"], potholes["n_reports"]) == (3, 2)
    assert session.scalars(select(RuleChange)).all() == []


def test_what_was_declared_says_where_and_how_long(city, administrator):
    body = {"until": "2099-12-31", "text": "The storm.", "categories": ["pothole"]}
    administrator.post(f"{DESK}/force-majeure", body)

    (change,) = administrator.get(f"{DESK}/rule-changes").json["changes"]

    assert (change["until"], change["areas"]) == ("2099-12-31", [])
    assert change["categories"] == ["pothole"]


def test_a_preview_writes_the_promise_as_the_files_do(city, administrator):
    body = {"code": "default", "targets": SHORTER, "valid_from": "2099-01-01"}

    written = administrator.post(f"{DESK}/promises/preview", body).json["yaml"]

    (promise,) = YAML(typ="safe", pure=True).load(written)["promises"]
    assert promise_words(promise)["targets"] == SHORTER
    assert written.startswith("promises:\n  - code: default\n    valid_from: 2099-01-01\n")


def test_a_preview_writes_the_calendar_as_the_files_do(city, administrator):
    day = {"on": "2099-05-04", "name": {"en": "Day of: cleaning", "ru": "Уборка"}}
    hours = HOURS | {"closed": [day], "hours_on": {"2099-05-05": [["20:00", "04:00"]]}}

    body = {"code": "office", "hours": hours}
    written = administrator.post(f"{DESK}/calendars/preview", body).json["yaml"]

    assert '2099-05-05: [["20:00", "04:00"]]' in written
    assert written.index("mon:") < written.index("tue:") < written.index("fri:")
    (calendar,) = YAML(typ="safe", pure=True).load(written)["calendars"]
    again = calendar_spec(calendar_words(calendar, "Europe/Helsinki")).as_json()
    assert again == calendar_spec({"zone": "Europe/Helsinki", **hours}).as_json()


def test_a_change_stays_as_it_was_written_down(session, city, administrator):
    shorter(administrator)

    with pytest.raises(DBAPIError, match="history"), session.begin_nested():
        session.execute(text("UPDATE rule_changes SET text = 'Another reason.'"))


def test_promises_and_hours_are_listed_with_their_versions(session, city, administrator):
    make_reports(session, 2)
    day = (utc_now() + timedelta(days=30)).date().isoformat()
    shorter(administrator, valid_from=day)

    promises = administrator.get(f"{DESK}/promises").json["promises"]
    calendars = administrator.get(f"{DESK}/calendars").json["calendars"]

    (default,) = promises
    assert (default["n_running"], default["categories"]) == (2, ["Pothole"])
    assert [(v["version"], v["holds_now"]) for v in default["versions"]] == [(2, False), (1, True)]
    assert calendars[0]["departments"] == ["Dispatcher", "Lighting", "Streets"]


def test_a_month_shows_hours_and_why_a_day_has_none(city, administrator):
    answer = administrator.get(f"{DESK}/calendars/office/days?month=2026-12&lang=fi")

    days = {day["on"]: day for day in answer.json["days"]}
    assert days["2026-12-01"]["windows"] == [["08:00", "16:00"]]
    assert days["2026-12-05"]["reason"] == "weekend"
    assert (days["2026-12-25"]["reason"], days["2026-12-25"]["name"]) == ("holiday", "Joulupäivä")
