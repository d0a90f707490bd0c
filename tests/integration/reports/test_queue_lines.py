# SPDX-License-Identifier: EUPL-1.2
"""What a line of a queue says, at the very instants at which it turns, and how much is counted."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from civic.accounts.commands import grant_role
from civic.accounts.kinds import Role
from civic.accounts.models import Person
from civic.reports.kinds import PhotoPurpose
from civic.reports.models import Report, ReportPhoto
from civic.reports.queue_queries import Counts, Key, Line, counts, lines, page_keys, running_timers
from civic.reports.queue_schemas import QueueFilter, QueueQuery
from civic.reports.queue_scope import scope_of
from civic.reports.view_queries import Stand, stands
from tests.factories import NOW, City, actor, make_city, make_report, make_staff
from tests.factories_reports import HOUR, make_photo

TICK = timedelta(microseconds=1)


@pytest.fixture
def city(session) -> City:
    return make_city(session)


@pytest.fixture
def clerk(session, city) -> Person:
    return make_staff(session, city)


@pytest.fixture
def report(session, city) -> Report:
    return make_report(session)


def key_of(session: Session, clerk: Person, now: datetime) -> Key:
    scope = scope_of(session, actor(clerk), now)
    (key,) = page_keys(session, QueueQuery(), scope, now).keys
    return key


def line_of(session: Session, clerk: Person, report: Report) -> Line:
    (line,) = lines(session, [report.id], scope_of(session, actor(clerk), NOW))
    return line


def counted(session: Session, person: Person, now: datetime = NOW) -> Counts:
    return counts(session, QueueFilter(), scope_of(session, actor(person), now), now)


def test_a_clock_turns_with_its_instant_for_lines_and_counts_alike(session, clerk, report):
    soon, due = NOW + 2 * HOUR, NOW + 3 * HOUR
    report.due_soon_at, report.due_at = soon, due
    session.flush()

    for at, clock, turns_at in (
        (soon - TICK, "on_track", soon),
        (soon, "due_soon", soon),
        (soon + TICK, "due_soon", due),
        (due, "due_soon", due),
        (due + TICK, "overdue", None),
    ):
        key = key_of(session, clerk, at)
        assert (key.clock, key.turns_at) == (clock, turns_at), at
        assert counted(session, clerk, at).n_by_clock == {clock: 1}, at


def test_a_view_counts_as_overdue_what_is_past_its_due(session, clerk, report):
    report.due_at = NOW + HOUR
    session.flush()
    scope = scope_of(session, actor(clerk), NOW)

    assert stands(session, [{}], scope, report.due_at) == [Stand(1, 0)]
    assert stands(session, [{}], scope, report.due_at + TICK) == [Stand(1, 1)]


def test_what_is_nobodys_and_what_is_ones_own_is_counted_for_whoever_asks(session, city, clerk):
    mate = make_staff(session, city)
    reports = [make_report(session) for _ in range(4)]
    reports[0].assignee_id = clerk.id
    reports[1].assignee_id = reports[2].assignee_id = mate.id
    session.flush()

    mine, theirs = counted(session, clerk), counted(session, mate)

    assert (mine.n_mine, mine.n_unassigned) == (1, 1)
    assert (theirs.n_mine, theirs.n_unassigned) == (2, 1)


def test_of_a_report_only_promises_that_run_are_shown_the_next_due_first(session, report):
    shown = running_timers(session, [report.id])

    assert [timer.target for timer in shown] == ["first_response", "resolution"]


def test_the_first_photo_of_the_report_is_its_picture(session, clerk, report):
    report.n_photos = 2
    photos = {}
    for purpose, position in (
        (PhotoPurpose.RESPONSE, 0),
        (PhotoPurpose.REPORT, 1),
        (PhotoPurpose.REPORT, 0),
    ):
        photos[purpose, position] = photo = make_photo(session)
        session.add(
            ReportPhoto(report_id=report.id, photo_id=photo.id, purpose=purpose, position=position)
        )
        session.flush()  # in this order

    assert line_of(session, clerk, report).thumbnail == photos[PhotoPurpose.REPORT, 0].digest


@pytest.mark.parametrize("name", ["Aino", ""])
def test_whoever_has_no_name_is_called_by_the_address(session, city, clerk, report, name):
    mate = make_staff(session, city)
    mate.name, report.assignee_id = name, mate.id
    session.flush()

    assert line_of(session, clerk, report).assignee == (name or mate.email)


def test_what_was_handed_to_others_since_is_left_out(session, city, clerk, report):
    stays = make_report(session)
    scope = scope_of(session, actor(clerk), NOW)
    keys = [key.place.id for key in page_keys(session, QueueQuery(), scope, NOW).keys]
    report.department_id = city.other_department.id
    session.flush()

    assert [line.report.id for line in lines(session, keys, scope)] == [stays.id]


def test_a_manager_of_two_departments_reads_both_and_no_third(session, city):
    person = make_staff(session, city, Role.MANAGER)
    lighting = city.other_department.id
    grant_role(session, person, Role.CLERK, city.jurisdiction.id, lighting)
    session.flush()

    codes = {lane.department.code for lane in scope_of(session, actor(person), NOW).lanes.values()}

    assert codes == {"streets", "lighting"}
