# SPDX-License-Identifier: EUPL-1.2
"""A report shows the same clock in a list as on the map, though each reads it by itself."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from civic.accounts.policy import Actor
from civic.reports import list_queries
from civic.reports.models import Report
from civic.reports.query_schemas import ListQuery, NearbyQuery
from civic.reports.views import item_fields
from civic.sla.models import SlaStep
from civic.statistics.models import ReportPin
from tests.factories import LAT, LON, NOW, City, make_city, make_report, reload
from tests.factories_reports import make_answered, rate, respond, worker
from tests.factories_tiles import draw

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


@pytest.fixture
def city(session: Session) -> City:
    return make_city(session)


def on_the_map(session: Session, now: datetime) -> dict[str, str]:
    session.execute(text("INSERT INTO stale_pins (report_id) SELECT id FROM reports"))
    draw(session, now)
    pins = session.scalars(select(ReportPin), execution_options={"populate_existing": True})
    return {pin.number: pin.clock or "cancelled" for pin in pins}


def in_the_list(session: Session, now: datetime) -> dict[str, str]:
    page = list_queries.listed(session, ListQuery.model_validate({}), Actor())
    return {row.report.number: item_fields(row, "en", now)["clock"] for row in page.rows}


def test_the_next_promise_of_an_open_report(session, city):
    report = make_report(session)
    soon_at = session.scalars(select(func.min(SlaStep.due_at)).where(SlaStep.step == 75)).one()
    due_at = reload(session, report.id).due_at or NOW
    shown = []

    for now in (soon_at - MINUTE, soon_at, due_at, due_at + MINUTE):
        clock = in_the_list(session, now)
        assert clock == on_the_map(session, now)
        shown.append(clock[report.number])

    assert shown == ["on_track", "due_soon", "due_soon", "overdue"]


def test_the_promise_of_an_answer(session, city):
    by = worker(session, city)
    kept, late = make_answered(session, by), make_report(session)
    respond(session, late, by, NOW + 60 * DAY)
    promised_nothing = _without_promises(session, make_report(session))

    clock = in_the_list(session, NOW + 61 * DAY)

    assert clock == on_the_map(session, NOW + 61 * DAY)
    assert [clock[r.number] for r in (kept, late, promised_nothing)] == [
        "kept",
        "late",
        "cancelled",
    ]


def test_of_two_answers_the_last_one_counts(session, city):
    by = worker(session, city)
    report = make_report(session)
    respond(session, report, by, NOW + 60 * DAY)
    rate(session, report, 1, "It is still there.", NOW + 61 * DAY)
    respond(session, report, by, NOW + 61 * DAY + MINUTE)

    clock = in_the_list(session, NOW + 62 * DAY)

    assert clock == on_the_map(session, NOW + 62 * DAY) == {report.number: "kept"}


def test_what_is_near_has_the_same_clock(session, city):
    report = make_report(session)
    now = (reload(session, report.id).due_at or NOW) + MINUTE

    query = NearbyQuery(lon=LON, lat=LAT)
    [(row, _)] = list_queries.nearby(session, query)

    assert item_fields(row, "en", now)["clock"] == "overdue"
    assert item_fields(row, "en", now)["is_overdue"]


def _without_promises(session: Session, report: Report) -> Report:
    values = {"id": report.id}
    session.execute(
        text("UPDATE reports SET status = 'closed', outcome = 'duplicate' WHERE id = :id"), values
    )
    session.execute(
        text(
            "UPDATE sla_timers SET stopped_at = started_at, outcome = 'cancelled'"
            " WHERE report_id = :id"
        ),
        values,
    )
    return reload(session, report.id)
