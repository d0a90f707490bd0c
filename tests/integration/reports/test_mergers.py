# SPDX-License-Identifier: EUPL-1.2
"""What a merger does to the report that stays, and who hears of it."""

import pytest
from sqlalchemy.orm import Session

from civic.reports import desk_commands
from civic.reports.commands import By
from civic.reports.events import DuplicateJoined
from civic.reports.group_queries import duplicates_of, people_supporting
from civic.reports.models import Follower, Report, ReportEvent
from civic.reports.neighbour_commands import follow, support
from civic.reports.neighbour_queries import followers_of
from civic.sla.models import SlaTimer
from civic.sla.queries import timers_of
from tests.factories import NOW, actor, make_category, make_city, make_person, make_report
from tests.factories_reports import (
    DAY,
    HOUR,
    assert_nothing_drifts,
    heard_by_somebody,
    history,
    kinds,
    respond,
    told,
    worker,
)


@pytest.fixture
def city(session):
    return make_city(session)


@pytest.fixture
def by(session, city):
    return worker(session, city)


def last(session: Session, report: Report) -> ReportEvent:
    return history(session, report)[-1]


def merge(session: Session, report: Report, original: Report, by: By) -> None:
    desk_commands.merge(session, report, original, by, NOW + 2 * DAY)


def test_the_original_is_told_which_report_joined_and_by_when_that_was_due(session, by):
    duplicate, original = make_report(session), make_report(session, now=NOW + DAY)
    due = next(t for t in _running(session, duplicate) if t.target == "resolution").due_at

    with heard_by_somebody(DuplicateJoined) as joined:
        merge(session, duplicate, original, by)

    row = last(session, original)
    assert (row.kind, row.is_public, row.actor_role) == ("duplicate_joined", True, "department")
    assert row.data == {
        "duplicate_id": str(duplicate.id),
        "duplicate": duplicate.number,
        "resolution_due": due.isoformat(),
    }
    assert told(session, joined) == [
        {
            "report_id": str(original.id),
            "event_seq": row.seq,
            "duplicate_id": str(duplicate.id),
        }
    ]
    assert original.last_seq == row.seq
    assert_nothing_drifts(session, duplicate, original)


def _running(session: Session, report: Report) -> list[SlaTimer]:
    return [timer for timer in timers_of(session, report.id) if timer.stopped_at is None]


def test_that_a_private_report_joined_is_for_staff(session, city, by):
    make_category(session, city.jurisdiction, city.group, "flat", visibility="private")
    duplicate, original = make_report(session, category="flat"), make_report(session)

    merge(session, duplicate, original, by)

    assert not last(session, original).is_public


def test_an_answered_original_is_joined_without_a_due(session, by):
    duplicate, original = make_report(session), make_report(session)
    respond(session, original, by)

    merge(session, duplicate, original, by)

    assert kinds(session, original)[-1] == "duplicate_joined"
    assert_nothing_drifts(session, duplicate, original)


def test_followers_follow_the_original_too_each_once(session, by):
    reporter, both, other = (make_person(session) for _ in range(3))
    duplicate = make_report(session)
    original = make_report(session, by=actor(reporter), email=None)
    for person in (reporter, both, other):
        follow(session, duplicate, person.id, "en", NOW)
    follow(session, original, both.id, "en", NOW)
    for email, confirmed_at in (("a@people.example", NOW), ("b@people.example", None)):
        session.add(
            Follower(
                report_id=duplicate.id,
                email=email,
                language="fi",
                asked_at=NOW,
                confirmed_at=confirmed_at,
            )
        )
    session.flush()

    merge(session, duplicate, original, by)

    found = followers_of(session, original.id)
    assert {(f.person_id, f.email) for f, _ in found} == {
        (both.id, None),
        (other.id, None),
        (None, "a@people.example"),
    }
    assert len(found) == 3
    assert len(followers_of(session, duplicate.id)) == 4


def test_a_reporter_by_mail_does_not_follow_their_own_report(session, by):
    duplicate, original = make_report(session), make_report(session, email="Anna@people.example")
    session.add(
        Follower(
            report_id=duplicate.id,
            email="anna@people.example",
            language="fi",
            asked_at=NOW,
            confirmed_at=NOW,
        )
    )
    session.flush()

    merge(session, duplicate, original, by)

    assert followers_of(session, original.id) == []


def test_nobody_follows_a_private_original_by_a_merger(session, city, by):
    make_category(session, city.jurisdiction, city.group, "flat", visibility="private")
    duplicate, original = make_report(session), make_report(session, category="flat")
    follow(session, duplicate, make_person(session).id, "en", NOW)

    merge(session, duplicate, original, by)

    assert followers_of(session, original.id) == []


def test_all_who_reported_or_support_any_of_a_group_are_known(session, by):
    original = make_report(session)
    second, third = make_report(session, now=NOW + HOUR), make_report(session)
    mine, theirs, gone = (make_person(session) for _ in range(3))
    support(session, original, actor(mine), NOW)
    support(session, second, actor(mine), NOW + HOUR)
    support(session, third, actor(theirs), NOW + 2 * HOUR)
    support(session, third, actor(gone), NOW)
    gone.disabled_at = NOW
    merge(session, third, second, by)

    merge(session, second, original, by)

    assert [r.id for r in duplicates_of(session, original)] == [third.id, second.id]
    assert people_supporting(session, original) == [mine, theirs]
    assert_nothing_drifts(session, original, second, third)
