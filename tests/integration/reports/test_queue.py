# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime
from itertools import chain
from typing import Any

import pytest
from sqlalchemy.orm import Session

from civic.accounts.kinds import Role
from civic.accounts.policy import Actor
from civic.reports.commands import SYSTEM
from civic.reports.models import Report
from civic.reports.queue_queries import Counts, counts, lines, page_keys
from civic.reports.queue_schemas import QueueFilter, QueueQuery
from civic.reports.queue_scope import scope_of
from tests.factories import (
    NOW,
    actor,
    make_category,
    make_city,
    make_person,
    make_report,
    make_staff,
    outline,
)
from tests.factories_reports import DAY, HOUR, make_answered, move, worker

#: Numbers of the reports, and the cursor of the next page.
Page = tuple[list[str], str | None]


def page_of(session: Session, by: Actor, query: QueueQuery, now: datetime = NOW) -> Page:
    scope = scope_of(session, by, now).within(query.department)
    keys = page_keys(session, query, scope, now)
    found = lines(session, [key.place.id for key in keys.keys], scope)
    return [line.report.number for line in found], keys.next_cursor


def queue(session: Session, by: Actor, now: datetime = NOW, **query: Any) -> list[str]:
    return page_of(session, by, QueueQuery.model_validate(query), now)[0]


def count(session: Session, by: Actor, now: datetime = NOW, **query: Any) -> Counts:
    filters = QueueFilter.model_validate(query)
    return counts(session, filters, scope_of(session, by, now).within(filters.department), now)


def numbers(*reports: Report) -> list[str]:
    return [report.number for report in reports]


def test_a_queue_has_what_is_open_in_ones_department_most_urgent_first(session):
    city = make_city(session)
    clerk = make_staff(session, city)
    later = make_report(session, now=NOW + HOUR)
    first = make_report(session)
    make_answered(session, worker(session, city))
    move(session, make_report(session), SYSTEM, "withdrawn")
    theirs = make_report(session)
    theirs.department_id = city.other_department.id
    session.flush()

    assert queue(session, actor(clerk)) == numbers(first, later)


@pytest.mark.parametrize("role", [Role.CLERK, Role.INSPECTOR, Role.MANAGER])
def test_a_queue_has_the_private_reports_of_the_department_too(session, role):
    city = make_city(session)
    make_category(session, city.jurisdiction, city.group, "private", visibility="private")
    report = make_report(session, category="private")

    assert queue(session, actor(make_staff(session, city, role))) == numbers(report)
    elsewhere = make_staff(session, city, role, city.other_department)
    assert queue(session, actor(elsewhere)) == []


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.AUDITOR])
def test_a_moderator_and_an_auditor_see_the_queues_of_their_city(session, role):
    city = make_city(session)
    other = make_city(session, "other", "OTH")
    other.jurisdiction.outline = outline(10, 10, 11, 11)
    session.flush()
    report = make_report(session)
    make_report(session, lon=10.5, lat=10.5)

    assert queue(session, actor(make_staff(session, city, role))) == numbers(report)


@pytest.mark.parametrize("role", [Role.RESIDENT, Role.MAPPER, Role.ADMINISTRATOR])
def test_who_works_nowhere_has_an_empty_queue(session, role):
    city = make_city(session)
    make_report(session)

    person = make_person(session, roles=[(role, city.jurisdiction.id, None)])

    assert queue(session, actor(person)) == []
    assert count(session, actor(person)) == Counts(0, {}, {}, 0, 0)


def test_each_filter_leaves_what_fits_it_and_counts_follow(session):
    city = make_city(session)
    make_category(session, city.jurisdiction, city.group, "lamp")
    me = actor(make_staff(session, city, Role.MODERATOR))
    hole = make_report(session, description="Puddle")
    lamp = make_report(session, category="lamp", now=NOW + HOUR)
    started = make_report(session, now=NOW + 2 * HOUR)
    move(session, started, SYSTEM, "in_progress", now=NOW + 2 * HOUR)
    moved = make_report(session, now=NOW + 3 * HOUR)
    moved.department_id = city.other_department.id
    session.flush()

    later = NOW + 60 * DAY
    expected: list[tuple[dict[str, Any], list[Report], dict[str, int]]] = [
        ({}, [hole, lamp, started, moved], {"accepted": 3, "in_progress": 1}),
        ({"category": "lamp"}, [lamp], {"accepted": 1}),
        ({"status": "in_progress"}, [started], {"in_progress": 1}),
        ({"department": "lighting"}, [moved], {"accepted": 1}),
        ({"text": "pud"}, [hole], {"accepted": 1}),
        ({"overdue": True}, [hole, lamp, started, moved], {"accepted": 3, "in_progress": 1}),
        ({"overdue": False}, [], {}),
    ]
    for query, reports, by_status in expected:
        assert queue(session, me, later, **query) == numbers(*reports), query
        assert count(session, me, later, **query).n_by_status == by_status, query


def test_overdue_is_counted_at_the_instant_asked_for(session):
    city = make_city(session)
    me = actor(make_staff(session, city))
    report = make_report(session)
    make_report(session, now=NOW + DAY)
    assert report.due_at is not None

    at_the_due = count(session, me, report.due_at)
    after_it = count(session, me, report.due_at + HOUR)

    assert (at_the_due.n, at_the_due.n_by_clock.get("overdue", 0)) == (2, 0)
    assert (after_it.n, after_it.n_by_clock["overdue"]) == (2, 1)


def test_pages_go_on_within_one_due_and_end_with_what_has_none(session):
    city = make_city(session)
    me = actor(make_staff(session, city))
    reports = [make_report(session) for _ in range(6)]
    for report in reports[:3]:
        report.due_at = None
    session.flush()
    in_order = sorted(reports[3:], key=lambda r: r.id) + sorted(reports[:3], key=lambda r: r.id)

    pages, cursor = [], None
    while True:
        page, cursor = page_of(session, me, QueueQuery(limit=2, cursor=cursor))
        pages.append(page)
        if cursor is None:
            break

    assert [len(page) for page in pages] == [2, 2, 2]
    assert list(chain(*pages)) == numbers(*in_order)
