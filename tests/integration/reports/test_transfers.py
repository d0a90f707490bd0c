# SPDX-License-Identifier: EUPL-1.2
"""Who held a report for how long, and when a coordinator sees that it goes round."""

from civic.accounts.kinds import Role
from civic.catalogue.models import Department
from civic.reports import desk_commands
from civic.reports.events import ReportEscalated, StaffMentioned
from tests.factories import NOW, clerk, make_city, make_report, make_staff
from tests.factories_reports import (
    DAY,
    HOUR,
    ask_reporter,
    assert_nothing_drifts,
    heard_by_somebody,
    history,
    kinds,
    reply,
    told,
    worker,
)


def test_the_holding_time_is_working_time_of_the_department_without_waiting(session):
    city = make_city(session)
    by = worker(session, city)
    report = make_report(session, now=NOW)
    ask_reporter(session, report, by, NOW + HOUR)
    reply(session, report, NOW + 3 * HOUR)

    moved = desk_commands.transfer(session, report, "lighting", "A lamp.", by, NOW + DAY)

    # 09:00-10:00 and 12:00-16:00 on the first day, 08:00-09:00 on the second.
    assert moved.data["held"]["working_s"] == 6 * 3600
    assert len(moved.data["held"]["spans"]) == 2
    assert_nothing_drifts(session, report)


def test_a_department_without_a_calendar_of_its_own_works_by_the_citys(session):
    city = make_city(session)
    city.department.calendar = "no-such"
    by = worker(session, city)
    report = make_report(session, now=NOW)

    moved = desk_commands.transfer(session, report, "lighting", "A lamp.", by, NOW + HOUR)

    assert moved.data["held"]["working_s"] == 3600


def test_what_is_passed_on_before_anybody_checked_it_was_held_by_nobody(session):
    by = worker(session, make_city(session))
    report = make_report(session, description="Call 040 123 4567")
    assert report.status == "submitted"

    moved = desk_commands.transfer(session, report, "lighting", "A lamp.", by, NOW + HOUR)

    assert moved.data["held"] == {"spans": [], "working_s": 0}
    assert_nothing_drifts(session, report)


def test_a_return_is_passed_up_and_moves_no_due(session):
    city = make_city(session)
    by = worker(session, city)
    report = make_report(session, now=NOW)
    due = report.due_at

    with heard_by_somebody(ReportEscalated) as escalated:
        desk_commands.transfer(session, report, "lighting", "A lamp.", by, NOW + HOUR)
        first = told(session, escalated)
        desk_commands.transfer(session, report, "streets", "No lamp.", by, NOW + 2 * HOUR)

    row = history(session, report)[-1]
    assert first == []
    assert (row.kind, row.actor_role, row.is_public) == ("escalated", "system", True)
    assert row.data == {"rule": "returned", "n_hops": 2}
    assert told(session, escalated) == [{"report_id": str(report.id), "event_seq": row.seq}]
    assert report.due_at == due
    assert_nothing_drifts(session, report)


def test_the_third_hop_is_passed_up(session):
    city = make_city(session)
    by = worker(session, city)
    report = make_report(session, now=NOW)
    fourth = Department(
        jurisdiction_id=city.jurisdiction.id,
        code="parks",
        kind="city_service",
        name=city.dispatcher.name,
        email=None,
        phone=None,
        calendar="office",
    )
    session.add(fourth)
    session.flush()

    for hour, code in enumerate(("lighting", "dispatch", "parks"), start=1):
        desk_commands.transfer(session, report, code, "Not ours.", by, NOW + hour * HOUR)

    assert kinds(session, report).count("escalated") == 1
    assert history(session, report)[-1].data == {"rule": "third_hop", "n_hops": 3}
    assert_nothing_drifts(session, report)


def test_who_is_mentioned_is_told_but_not_who_writes(session):
    city = make_city(session)
    person = make_staff(session, city)
    by = clerk(person, city)
    report = make_report(session)
    colleague, moderator = make_staff(session, city), make_staff(session, city, Role.MODERATOR)

    with heard_by_somebody(StaffMentioned) as mentioned:
        note = desk_commands.add_internal_note(
            session,
            report,
            "@Pekka, look.",
            by,
            NOW + HOUR,
            [colleague.id, moderator.id, colleague.id, person.id],
        )

    assert note.data["mentions"] == [str(p) for p in (colleague.id, moderator.id, person.id)]
    (payload,) = told(session, mentioned)
    assert payload["person_ids"] == [str(colleague.id), str(moderator.id)]
    assert not note.is_public
    assert_nothing_drifts(session, report)
