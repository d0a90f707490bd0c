# SPDX-License-Identifier: EUPL-1.2
"""What happens when clocks disagree, numbers run long and duplicates turn out to be none."""

from datetime import timedelta

from sqlalchemy import text

from civic.reports import desk_commands
from civic.reports.commands import change_status
from civic.reports.kinds import Status
from civic.reports.queries import audit
from tests.factories import NOW, clerk, make_city, make_report, make_staff, reload


def test_a_host_whose_clock_is_behind_writes_no_history_that_runs_backwards(session):
    city = make_city(session)
    report = make_report(session)
    by = clerk(make_staff(session, city), city)

    event = change_status(session, report, Status.IN_PROGRESS, by, NOW - timedelta(minutes=5))
    note = desk_commands.publish_note(session, report, "On it", by, NOW - timedelta(minutes=4))

    assert (event.at, note.at) == (NOW, NOW)
    assert audit(session, report).is_clean


def test_the_millionth_report_of_a_year_has_a_number_of_its_own(session):
    make_city(session)
    make_report(session)
    session.execute(text("SELECT setval('report_numbers_tst_2026', 999998)"))

    numbers = [make_report(session).number for _ in range(3)]

    assert numbers == ["TST-2026-999999", "TST-2026-1000000", "TST-2026-1000001"]


def test_a_duplicate_that_is_reopened_has_a_due_again(session):
    city = make_city(session)
    original, report = make_report(session), make_report(session)
    by = clerk(make_staff(session, city), city)
    desk_commands.merge(session, report, original, by, NOW + timedelta(hours=1))
    assert reload(session, report.id).due_at is None

    change_status(session, report, Status.REOPENED, by, NOW + timedelta(hours=2))

    assert reload(session, report.id).due_at is not None
    assert report.duplicate_of_id is None
    assert audit(session, report).is_clean
