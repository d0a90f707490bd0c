# SPDX-License-Identifier: EUPL-1.2
"""Whom a change of promises or hours touches, from when on, and what is told of it."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.accounts.kinds import Role
from civic.accounts.models import Person
from civic.cities import change_commands, change_previews
from civic.cities.change_queries import Progress, changes_of
from civic.cities.change_schemas import (
    Apply,
    CalendarChange,
    ChangePreview,
    ForceMajeureBody,
    HoursView,
    PromiseChange,
)
from civic.cities.events import TermsChangeOrdered
from civic.cities.models import RuleChange, RuleChangeBatch
from civic.reports.events import TermsChanged
from civic.reports.kinds import EventKind
from civic.reports.models import Report
from civic.sla.commands import save_calendar, save_promise
from civic.sla.errors import BeginsInThePast
from civic.sla.policy import Target
from civic.sla.schemas import WEEKDAYS
from tests.factories import (
    NOW,
    OFFICE_HOURS,
    PROMISE,
    City,
    make_category,
    make_city,
    make_report,
    make_staff,
    outline,
    texts,
)
from tests.factories_reports import DAY, HOUR, history, respond, timers, told, worker

SHORTER = PROMISE["targets"] | {"resolution": {"working_days": 3}}
LONGER = PROMISE["targets"] | {"resolution": {"working_days": 9}}
HURRIED = PROMISE["targets"] | {"resolution": {"working_hours": 1}}
WHY = "The crews have grown."
TODAY = NOW.date()


@pytest.fixture
def city(session) -> City:
    return make_city(session)


@pytest.fixture
def administrator(session, city) -> Person:
    return make_staff(session, city, Role.ADMINISTRATOR)


@pytest.fixture
def far(session, city) -> City:
    """Another city that promises by the same words, with a report."""
    other = make_city(session, "farville", "FAR")
    other.jurisdiction.outline = outline(10, 10, 11, 11)
    session.flush()
    make_report(session, lon=10.5, lat=10.5)
    return other


def promise(targets: Any = SHORTER, **changes: Any) -> PromiseChange:
    return PromiseChange(code="default", targets=targets, **changes)


def hours(*, opens: str = "08:00", **changes: Any) -> CalendarChange:
    weekly = {day: [[opens, "16:00"]] for day in OFFICE_HOURS["weekly"]}
    return CalendarChange(code="office", hours=HoursView(weekly=weekly, holidays="FI"), **changes)


def previewed(
    session: Session, city: City, targets: Any = SHORTER, now: datetime = NOW, **changes: Any
) -> ChangePreview:
    body = promise(targets, **changes)
    return change_previews.preview_promise(session, city.jurisdiction, body, "en", now)


def changed(
    session: Session, city: City, by: Person, body: Any = None, *, running: bool = True
) -> RuleChange:
    how = Apply(apply_to_running=running, reason=WHY, version=1)
    return change_commands.change_promise(
        session, city.jurisdiction, body or promise(), how, by.id, NOW
    )


def carried_out(session: Session, change: RuleChange, now: datetime = NOW + HOUR) -> Progress:
    """Do what the workers would, and return how far it came."""
    while change_commands.carry_out(session, change.id, now) is not None:
        session.flush()
    return next(p for p in changes_of(session, change.jurisdiction_id) if p.change is change)


def resolution(session: Session, report: Report) -> datetime:
    return timers(session, report.id)[Target.RESOLUTION, 1].due_at


def test_a_preview_is_about_what_runs_in_this_city(session, city, far):
    make_report(session)
    answered = make_report(session)
    respond(session, answered, worker(session, city))

    found = previewed(session, city, now=NOW + 2 * HOUR)

    assert (found.n_reports, found.n_earlier) == (1, 1)
    (streets,) = found.departments
    numbers = (streets.department, streets.n_earlier, streets.n_later, streets.n_unchanged)
    assert numbers == ("streets", 1, 0, 0)


def test_a_preview_says_of_each_department_what_gets_later_and_what_stays(session, city):
    make_report(session)

    (later,) = previewed(session, city, LONGER).departments
    (stays,) = previewed(session, city, valid_from=TODAY + 30 * DAY).departments

    assert (later.n_earlier, later.n_later, later.n_unchanged) == (0, 1, 0)
    assert (stays.n_earlier, stays.n_later, stays.n_unchanged) == (0, 0, 1)


def test_what_would_have_been_due_long_ago_is_due_two_working_hours_from_now(session, city):
    make_report(session)
    thursday_noon = datetime.fromisoformat("2026-06-04T12:00:00+03:00")

    found = previewed(session, city, HURRIED, thursday_noon)

    assert found.largest[0].due_after == thursday_noon + 2 * HOUR


def test_a_calendar_changes_from_today_on_at_the_earliest(session, city):
    with pytest.raises(BeginsInThePast):
        change_previews.preview_calendar(
            session, city.jurisdiction, hours(valid_from=TODAY - DAY), "en", NOW
        )


def test_today_is_that_of_the_city(city):
    late = datetime.fromisoformat("2026-06-02T22:30:00+00:00")

    assert promise().first_day(city.jurisdiction, late) == date(2026, 6, 3)
    begun = change_previews.begin_of(city.jurisdiction, date(2026, 6, 3))
    assert begun == datetime.fromisoformat("2026-06-03T00:00:00+03:00")


def test_typical_is_what_came_in_lately_most_often_first(session, city):
    slow = {"targets": LONGER | {"resolution": {"working_days": 20}}}
    save_promise(session, city.jurisdiction.id, "slow", slow, NOW)
    make_category(session, city.jurisdiction, city.group, "lamp", promise="slow")
    nothing_yet = change_previews.preview_calendar(
        session, city.jurisdiction, hours(), "en", NOW
    ).typical
    for n in range(2):
        make_report(session, now=NOW + n * HOUR, category="lamp")
    make_report(session)
    lately = change_previews.preview_calendar(session, city.jurisdiction, hours(), "en", NOW + DAY)
    long_ago = change_previews.preview_calendar(
        session, city.jurisdiction, hours(), "en", NOW + 120 * DAY
    )

    assert [(one.promise, one.calendar) for one in nothing_yet] == [("default", "office")]
    assert [one.promise for one in lately.typical] == ["slow", "default"]
    assert [one.promise for one in long_ago.typical] == ["default"]


def test_only_what_ran_by_the_former_terms_is_looked_at(session, city, far, administrator):
    old = make_report(session)
    change = changed(session, city, administrator)
    new = make_report(session, now=NOW + HOUR)

    done = carried_out(session, change)

    assert (done.n_reports, done.n_moved, done.is_done) == (1, 1, True)
    assert EventKind.TERMS_CHANGED in [row.kind for row in history(session, old)]
    assert EventKind.TERMS_CHANGED not in [row.kind for row in history(session, new)]


def rehoured(session: Session, city: City, by: Person) -> RuleChange:
    """Let the office open an hour earlier, also for reports under way."""
    how = Apply(apply_to_running=True, reason=WHY, version=1)
    body = hours(opens="07:00")
    return change_commands.change_calendar(session, city.jurisdiction, body, how, by.id, NOW)


def test_of_newer_hours_also_what_came_after_them_is_left_alone(session, city, administrator):
    make_report(session)
    change = rehoured(session, city, administrator)
    make_report(session, now=NOW + HOUR)

    done = carried_out(session, change)

    assert (done.n_reports, done.n_moved) == (1, 1)


def test_hours_by_which_only_clocks_ran_that_are_at_an_end_concern_nobody(
    session, city, administrator
):
    always = {day: [["00:00", "24:00"]] for day in WEEKDAYS}
    spec = {"zone": "Europe/Helsinki", "weekly": always}
    save_calendar(session, city.jurisdiction.id, "always", texts("Always"), spec, NOW)
    city.department.calendar = "always"
    city.jurisdiction.catalogue_version += 1
    session.flush()
    make_report(session)  # it was checked by the hours of the office, and goes on by its own

    found = change_previews.preview_calendar(
        session, city.jurisdiction, hours(opens="07:00"), "en", NOW + HOUR
    )
    done = carried_out(session, rehoured(session, city, administrator))

    assert (found.n_reports, done.n_reports) == (0, 0)


def test_each_report_says_by_which_change_it_moved_and_so_it_is_told(
    session, city, administrator, monkeypatch
):
    monkeypatch.setattr(change_commands, "BATCH_N", 1)
    reports = [make_report(session) for _ in range(2)]
    before = resolution(session, reports[0])
    change = changed(session, city, administrator)

    carried_out(session, change)

    row = history(session, reports[0])[-1]
    assert (row.data["rule_change_id"], row.actor_id) == (str(change.id), administrator.id)
    assert resolution(session, reports[0]) < before
    ids = {told_of["report_id"] for told_of in told(session, TermsChanged.name)}
    assert ids == {str(report.id) for report in reports}
    # Begun, and two more batches of one report before the empty last one.
    assert len(told(session, TermsChangeOrdered.name)) == 3


def test_for_new_reports_alone_nothing_is_carried_out(session, city, administrator):
    make_report(session)
    change = changed(session, city, administrator, running=False)

    n_begun = change_commands.begin_due_changes(session, NOW + 30 * DAY)

    assert n_begun == 0
    assert session.scalars(select(RuleChangeBatch)).all() == []
    assert told(session, TermsChangeOrdered.name) == []
    (progress,) = changes_of(session, change.jurisdiction_id)
    assert (progress.has_begun, progress.is_done) == (False, True)


def test_what_is_planned_begins_with_the_first_minute_of_its_day(session, city, administrator):
    change = changed(session, city, administrator, promise(valid_from=date(2026, 6, 10)))
    (planned,) = changes_of(session, change.jurisdiction_id)
    midnight = datetime.fromisoformat("2026-06-10T00:00:00+03:00")

    early = change_commands.begin_due_changes(session, midnight - timedelta(minutes=1))
    due = change_commands.begin_due_changes(session, midnight)

    assert (planned.has_begun, planned.is_done) == (False, False)
    assert (early, due) == (0, 1)
    assert changes_of(session, change.jurisdiction_id)[0].has_begun


def test_force_majeure_stays_in_its_area_and_moves_nothing_late(session, city, far, administrator):
    here, outside = make_report(session), make_report(session, lon=24.93)
    answered = make_report(session)
    respond(session, answered, worker(session, city))
    late_at = NOW + 20 * DAY
    late = here
    fresh = make_report(session, now=late_at - HOUR)
    body = ForceMajeureBody(areas=["centre"], until=date(2026, 7, 30), text="The storm.")
    n_expected = change_previews.preview_force_majeure(session, city.jurisdiction, body).n_reports

    change = change_commands.declare_force_majeure(
        session, city.jurisdiction, body, administrator.id, late_at
    )
    done = carried_out(session, change, late_at)

    assert (n_expected, done.n_reports, done.n_moved) == (2, 2, 1)
    paused = [
        report
        for report in (late, outside, fresh)
        if EventKind.PAUSED in [row.kind for row in history(session, report)]
    ]
    assert paused == [fresh]


def test_changes_are_listed_newest_first_by_whom_and_each_city_has_its_own(
    session, city, far, administrator
):
    administrator.name = ""
    named = make_staff(session, city, Role.ADMINISTRATOR)
    named.name = "Aada"
    session.flush()
    first = changed(session, city, administrator)
    second = change_commands.change_promise(
        session,
        city.jurisdiction,
        promise(LONGER),
        Apply(reason=WHY, version=2),
        named.id,
        NOW + HOUR,
    )
    changed(session, far, make_staff(session, far, Role.ADMINISTRATOR))

    found = changes_of(session, city.jurisdiction.id)

    assert [(one.change, one.by) for one in found] == [
        (second, "Aada"),
        (first, administrator.email),
    ]
