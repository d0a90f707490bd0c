# SPDX-License-Identifier: EUPL-1.2
"""Queues of departments with different hours, and every filter, in the database."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from civic.accounts.kinds import Role
from civic.accounts.models import Person
from civic.accounts.policy import Actor
from civic.platform.ids import new_id
from civic.reports.commands import append
from civic.reports.escalation_kinds import EscalationKind, EscalationLevel
from civic.reports.escalation_models import Escalation
from civic.reports.kinds import EventKind, WorkState
from civic.reports.models import Report
from civic.reports.queue_queries import counts, lines, page_keys
from civic.reports.queue_schemas import QueueFilter, QueueQuery
from civic.reports.queue_scope import scope_of
from civic.reports.work_models import WorkOrder
from civic.sla.commands import save_calendar
from civic.sla.queries import next_due
from tests.factories import (
    NOW,
    City,
    actor,
    make_category,
    make_city,
    make_report,
    make_staff,
    texts,
)
from tests.factories_reports import DAY, HOUR, ask_reporter, make_photo, move, reply, worker

ALWAYS = {
    "zone": "Europe/Helsinki",
    "weekly": {
        day: [["00:00", "24:00"]] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    },
}
#: A Friday, an hour before the office closes.
FRIDAY = datetime.fromisoformat("2026-06-05T12:00:00+00:00")


@pytest.fixture
def city(session) -> City:
    """A city whose lighting department works day and night."""
    city = make_city(session)
    save_calendar(session, city.jurisdiction.id, "always", texts("Always"), ALWAYS, NOW)
    city.other_department.calendar = "always"
    city.jurisdiction.catalogue_version += 1
    session.flush()
    return city


@pytest.fixture
def moderator(session, city) -> Actor:
    return actor(make_staff(session, city, Role.MODERATOR))


def due(session: Session, city: City, at: datetime | None, *, lighting: bool = False) -> Report:
    report = make_report(session, email=f"{new_id().hex}@people.example")
    report.due_at = at
    report.department_id = (city.other_department if lighting else city.department).id
    session.flush()
    return report


def pages(session: Session, by: Actor, now: datetime = FRIDAY, **query: Any) -> list[str]:
    """Return the numbers on all pages, the later ones asked for later."""
    found, cursor = [], None
    scope = scope_of(session, by, now)
    while True:
        asked = QueueQuery.model_validate(query | {"cursor": cursor})
        keys = page_keys(session, asked, scope, now)
        shown = lines(session, [key.place.id for key in keys.keys], scope)
        found += [line.report.number for line in shown]
        cursor, now = keys.next_cursor, now + 5 * HOUR
        if cursor is None:
            return found


@pytest.mark.parametrize("limit", [1, 2, 3, 100])
def test_least_working_time_left_comes_first_whoever_works_when(session, city, moderator, limit):
    monday = datetime.fromisoformat("2026-06-08T05:30:00+00:00")  # half an hour after opening
    tonight = FRIDAY + 4 * HOUR
    office = due(session, city, monday)  # 1 h 30 min of office hours
    nightly = due(session, city, tonight, lighting=True)  # 4 h of any hours
    late_office = due(session, city, FRIDAY - 10 * HOUR)  # 7 h of office hours late
    late_nightly = due(session, city, FRIDAY - 8 * HOUR, lighting=True)  # 8 h late
    never = due(session, city, None)

    urgent = pages(session, moderator, limit=limit)
    by_due = pages(session, moderator, limit=limit, order="due")

    assert urgent == [r.number for r in (late_nightly, late_office, office, nightly, never)]
    assert by_due == [r.number for r in (late_office, late_nightly, nightly, office, never)]


@pytest.mark.parametrize("limit", [1, 2, 100])
def test_what_came_last_may_be_due_first(session, city, moderator, limit):
    reports = [due(session, city, FRIDAY + (9 - n) * HOUR) for n in range(6)]

    found = pages(session, moderator, limit=limit)

    assert found == [report.number for report in reversed(reports)]


@pytest.mark.parametrize("limit", [1, 2, 100])
def test_priority_comes_first_only_where_it_is_asked_for(session, city, moderator, limit):
    soon, later, last = (due(session, city, FRIDAY + n * HOUR) for n in (1, 2, 3))
    lamp = due(session, city, FRIDAY + HOUR, lighting=True)
    later.priority, last.priority, lamp.priority = "high", "urgent", "urgent"
    session.flush()

    found = pages(session, moderator, limit=limit, order="priority")

    assert found == [r.number for r in (lamp, last, later, soon)]


def test_received_is_newest_first_whatever_is_due(session, city, moderator):
    reports = [make_report(session, now=NOW + n * HOUR) for n in range(5)]
    reports[1].department_id = city.other_department.id
    session.flush()

    found = pages(session, moderator, limit=1, order="received")

    assert found == [report.number for report in reversed(reports)]


def filtered(session: Session, city: City) -> dict[str, Report]:
    """Make one report for each filter, and one that none but the plain ones finds."""
    make_category(session, city.jurisdiction, city.group, "lamp")
    by = worker(session, city)
    mate = make_staff(session, city)

    def one(**changes: Any) -> Report:
        return make_report(session, email=f"{len(found)}@people.example", **changes)

    found: dict[str, Report] = {}
    found["plain"] = one()
    found["lamp"] = one(category="lamp", lon=24.93)
    found["photo"] = one(photo_ids=[str(make_photo(session).id)])
    found["assigned"], found["mine"], found["pressing"], found["again"] = (one() for _ in range(4))
    found["assigned"].assignee_id = mate.id
    found["pressing"].priority = "urgent"
    found["again"].cycle = 2
    found["paused"] = one()
    ask_reporter(session, found["paused"], by, NOW + HOUR)
    found["replied"] = one()
    ask_reporter(session, found["replied"], by, NOW + HOUR)
    reply(session, found["replied"], NOW + 2 * HOUR)
    found["taken up"] = one()
    ask_reporter(session, found["taken up"], by, NOW + HOUR)
    reply(session, found["taken up"], NOW + 2 * HOUR)
    append(session, found["taken up"], EventKind.INTERNAL_NOTE, by, NOW + 3 * HOUR, text="Seen.")
    went_up(session, found["again"], cycle=1)  # the attempt before
    for name, state in (("ordered", WorkState.OPEN), ("worked", WorkState.REPORTED)):
        found[name] = one()
        order(session, found[name], mate, state)
    found["risen"] = one()
    went_up(session, found["risen"], cycle=1)
    found["begun"] = move(session, one(description="Puddle"), by, "in_progress", now=NOW)
    for report in found.values():
        report.due_soon_at, report.due_at = NOW + 15 * DAY, NOW + 20 * DAY
    for name, soon_at, due_at in (
        ("late", NOW - 2 * DAY, NOW - DAY),
        ("soon", NOW - HOUR, NOW + 3 * HOUR),
        ("tomorrow", NOW + HOUR, datetime.fromisoformat("2026-06-03T16:00:00+03:00")),
        ("after", NOW + HOUR, datetime.fromisoformat("2026-06-03T16:00:00.000001+03:00")),
    ):
        found[name] = one()
        found[name].due_soon_at, found[name].due_at = soon_at, due_at
    session.flush()
    return found


def went_up(session: Session, report: Report, cycle: int) -> None:
    session.add(
        Escalation(
            report_id=report.id,
            department_id=report.department_id,
            kind=EscalationKind.SILENT,
            level=EscalationLevel.MANAGER,
            cycle=cycle,
            at=NOW,
        )
    )


def order(session: Session, report: Report, by: Person, state: WorkState) -> None:
    session.add(
        WorkOrder(
            report_id=report.id,
            contractor="Asfaltti Oy",
            language="fi",
            instructions="Fill it.",
            token_digest=new_id().hex,
            created_by=by.id,
            created_at=NOW,
            expires_at=NOW + 30 * DAY,
            state=state,
        )
    )


EACH: list[tuple[dict[str, Any], set[str]]] = [
    ({"category": "lamp"}, {"lamp"}),
    ({"group": "street", "category": "lamp"}, {"lamp"}),
    ({"group": "yard"}, set()),
    ({"status": "in_progress"}, {"begun"}),
    ({"status": "needs_info"}, {"paused"}),
    ({"has_photo": True}, {"photo"}),
    ({"priority": "urgent,high"}, {"pressing"}),
    ({"second_attempt": True}, {"again"}),
    ({"paused": True}, {"paused"}),
    ({"replied": True}, {"replied"}),
    ({"text": "pudd"}, {"begun"}),
    ({"clock": "overdue"}, {"late"}),
    ({"clock": "due_soon"}, {"soon"}),
    ({"clock": "overdue,due_soon"}, {"late", "soon"}),
    ({"overdue": True}, {"late"}),
    ({"due_within_days": 0}, {"late", "soon"}),
    ({"due_within_days": 1}, {"late", "soon", "tomorrow"}),
    ({"escalated": True}, {"risen"}),
    ({"work_reported": True}, {"worked"}),
    ({"assignee": "me"}, {"mine"}),
    ({"bbox": "24.92,60.1,24.935,60.2"}, {"lamp"}),
    ({"area": "nowhere"}, set()),
    ({"priority": "urgent", "has_photo": True}, set()),
]


def test_each_filter_leaves_what_fits_it_and_its_opposite_the_rest(session, city):
    me = make_staff(session, city)
    found = filtered(session, city)
    found["mine"].assignee_id = me.id
    session.flush()
    names = {report.number: name for name, report in found.items()}
    scope = scope_of(session, actor(me), NOW)

    def left(**query: Any) -> set[str]:
        page = {names[number] for number in pages(session, actor(me), NOW, limit=100, **query)}
        counted = counts(session, QueueFilter.model_validate(query), scope, NOW)
        assert counted.n == len(page), query
        return page

    for query, expected in EACH:
        assert left(**query) == expected, query
    everything = left()
    flags = ("has_photo", "second_attempt", "paused", "replied", "escalated", "work_reported")
    for name in (*flags, "overdue"):
        assert left(**{name: False}) == everything - left(**{name: True}), name
    assert left(clock="on_track") == everything - {"late", "soon"}
    assert left(area="centre") == everything - {"lamp"}
    assert left(assignee="none") == everything - {"assigned", "mine"}
    assert left(assignee=str(found["assigned"].assignee_id)) == {"assigned"}
    assert left(due_within_days=20) == everything


def test_what_a_queue_shows_of_a_clock_follows_its_timers(session, city):
    report = make_report(session)
    before = next_due(session, report.id)
    assert (report.due_at, report.due_soon_at) == (before.due_at, before.due_soon_at)

    append(session, report, EventKind.PUBLIC_NOTE, worker(session, city), NOW + HOUR, text="Soon.")

    after = next_due(session, report.id)
    assert (report.due_at, report.due_soon_at) == (after.due_at, after.due_soon_at)
    assert None not in (before.due_at, before.due_soon_at, after.due_at, after.due_soon_at)
    assert after != before


def test_of_a_promise_without_that_step_nothing_is_due_soon(session, city, moderator):
    report = due(session, city, FRIDAY + HOUR)
    report.due_soon_at = None
    session.flush()

    assert pages(session, moderator, clock="on_track") == [report.number]
    assert pages(session, moderator, clock="due_soon") == []
    assert pages(session, moderator, FRIDAY + timedelta(hours=2), clock="overdue") == [
        report.number
    ]
