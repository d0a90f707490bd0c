# SPDX-License-Identifier: EUPL-1.2
"""What departments have on their desks, how long they held it, and who of them has how much."""

from datetime import datetime, timedelta

import pytest

from civic.accounts.kinds import Role
from civic.reports.commands import By
from civic.reports.desk_commands import transfer
from civic.reports.kinds import ActorRole
from civic.reports.reporter_commands import reopen
from civic.sla.calendar_policy import WorkingCalendar
from civic.sla.commands import save_calendar
from civic.sla.schemas import WEEKDAYS
from civic.statistics import overview_queries
from civic.statistics.overview_policy import ends_of_days, starts_of_ages
from tests.factories import NOW, City, actor, make_city, make_report, make_staff, texts
from tests.factories_reports import DAY, HOUR, REPORTER, ask_reporter, respond, worker

TICK = timedelta(microseconds=1)


@pytest.fixture
def city(session) -> City:
    return make_city(session)


def calendars(session, city: City) -> dict[str, WorkingCalendar]:
    coordinator = actor(make_staff(session, city, Role.MANAGER, city.dispatcher))
    found = overview_queries.overseen_departments(session, coordinator, None, NOW)
    return {one.department.code: one.calendar for one in found}


def test_each_department_is_reckoned_by_its_own_hours(session, city):
    always = {"zone": "Europe/Helsinki", "weekly": {day: [["00:00", "24:00"]] for day in WEEKDAYS}}
    save_calendar(session, city.jurisdiction.id, "always", texts("Always"), always, NOW)
    city.other_department.calendar = "always"
    city.jurisdiction.catalogue_version += 1
    session.flush()

    found = calendars(session, city)

    midnight = NOW - 9 * HOUR
    assert [found[code].is_open(midnight) for code in ("streets", "lighting")] == [False, True]


def test_what_waits_for_its_reporter_and_what_is_nobodys_are_counted_apart(session, city):
    reports = [make_report(session, email=f"r{n}@people.example") for n in range(4)]
    for report in reports[:3]:
        report.assignee_id = make_staff(session, city).id
    ask_reporter(session, reports[0], worker(session, city))
    manager = actor(make_staff(session, city, Role.MANAGER))
    departments = overview_queries.overseen_departments(session, manager, None, NOW)

    found = overview_queries.figures(session, departments, NOW)[city.department.id]

    assert (found.n_open, found.n_waiting, found.n_unassigned) == (4, 1, 1)


def test_what_is_due_at_closing_time_is_due_that_day_and_ages_begin_with_midnight(session, city):
    calendar = calendars(session, city)["streets"]
    report = make_report(session)
    departments = [overview_queries.Overseen(city.department, calendar)]

    def counted(due_at: datetime) -> tuple[tuple[int, ...], tuple[int, ...]]:
        report.due_at = due_at
        session.flush()
        found = overview_queries.figures(session, departments, NOW)[city.department.id]
        return found.coming, found.older

    tomorrow, yesterday = ends_of_days(calendar, NOW)[1], starts_of_ages(calendar, NOW)[1]
    assert counted(tomorrow) == ((0, 1, 1, 1), (0, 0, 0, 0))
    assert counted(tomorrow + TICK) == ((0, 0, 1, 1), (0, 0, 0, 0))
    assert counted(yesterday) == ((0, 0, 0, 0), (1, 0, 0, 0))
    assert counted(yesterday - TICK) == ((0, 0, 0, 0), (1, 1, 0, 0))


def test_a_report_is_due_soon_from_its_warning_until_its_due(session, city):
    report = make_report(session)
    person = make_staff(session, city)
    report.assignee_id = person.id
    session.flush()
    assert report.due_soon_at is not None
    assert report.due_at is not None

    for at, expected in (
        (report.due_soon_at - TICK, (1, 0, 0)),
        (report.due_soon_at, (1, 1, 0)),
        (report.due_at, (1, 1, 0)),
        (report.due_at + TICK, (1, 0, 1)),
    ):
        found = overview_queries.load_by_person(session, [city.department.id], at)
        assert found == {(city.department.id, person.id): expected}, at


def test_whoever_has_left_is_not_of_the_team(session, city):
    stays, left = make_staff(session, city), make_staff(session, city)
    left.disabled_at = NOW
    session.flush()

    team = overview_queries.team_of(session, [city.department.id])

    assert team == {city.department.id: [stays]}


def test_a_department_held_what_it_answers_since_that_came_to_it(session, city):
    report = make_report(session)
    transfer(session, report, "lighting", "A lamp.", worker(session, city), NOW + 2 * HOUR)
    lighting = city.other_department
    mate = make_staff(session, city, Role.CLERK, lighting)
    by = By(ActorRole.DEPARTMENT, mate.id, lighting.id)
    respond(session, report, by, NOW + 5 * HOUR)
    ids = [city.department.id, lighting.id]

    found = overview_queries.held(session, ids, NOW)

    assert found == {ids[0]: (1, 2.0, 2.0), ids[1]: (1, 3.0, 3.0)}
    assert overview_queries.held(session, ids, NOW + 3 * HOUR) == {ids[1]: (1, 3.0, 3.0)}
    assert overview_queries.held(session, ids, NOW + 6 * HOUR) == {}


def test_what_comes_after_an_answer_makes_it_take_no_longer(session, city):
    by = worker(session, city)
    report = make_report(session)
    respond(session, report, by, NOW + HOUR)
    reopen(session, report, "It is not.", REPORTER, NOW + DAY)
    transfer(session, report, "lighting", "A lamp.", by, NOW + DAY + HOUR)

    found = overview_queries.answered_by_person(session, [city.department.id], NOW)

    assert found == {(city.department.id, by.person_id): (1, 1.0)}
