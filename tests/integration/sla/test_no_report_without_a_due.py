# SPDX-License-Identifier: EUPL-1.2
"""In other engines a clock is lost in silence where no rule matches; here it cannot be."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from civic.sla.models import Calendar, SlaTimer
from civic.sla.queries import promise_book, timers_of
from tests.factories_sla import THURSDAY_AT_3, make_city, make_report, make_terms

WITHOUT = """
INSERT INTO sla_policies
    (id, jurisdiction_id, code, version, targets, steps, valid_from, created_at)
SELECT gen_random_uuid(), jurisdiction_id, 'less', 1, targets - '{}', steps, valid_from, created_at
FROM sla_policies LIMIT 1
"""
REFUSED = [
    ("UPDATE sla_timers SET due_at = NULL", "a timer without a due"),
    ("UPDATE sla_timers SET due_at = started_at", "a promise that is late at once"),
    ("UPDATE sla_timers SET original_due_at = NULL", "a due that was forgotten"),
    ("UPDATE sla_timers SET policy_id = NULL", "a timer that nobody can explain"),
    ("UPDATE sla_timers SET calendar_version_id = NULL", "nor by which hours it runs"),
    (WITHOUT.format("resolution"), "a promise without an answer"),
    (WITHOUT.format("first_response"), "or without a first one"),
    (WITHOUT.format("moderation"), "or that nobody looks at"),
    (
        "UPDATE sla_timers SET stopped_at = due_at + interval '1 microsecond', outcome = 'kept'",
        "a late answer without its breach",
    ),
    (
        "UPDATE sla_timers SET stopped_at = due_at, outcome = 'kept', breached_at = due_at",
        "a breach of an answer on the dot",
    ),
    ("UPDATE sla_timers SET breached_at = due_at + interval '1 hour'", "a breach at another time"),
    ("UPDATE sla_steps SET fired_at = due_at - interval '1 microsecond'", "a warning too early"),
]


@pytest.mark.parametrize(("statement", "_what"), REFUSED)
def test_the_database_refuses_it(session: Session, statement: str, _what: str) -> None:
    make_report(session, make_terms(session))

    with pytest.raises(IntegrityError):
        session.execute(text(statement))


def test_a_step_is_kept_once_for_each_timer(session: Session) -> None:
    make_report(session, make_terms(session))
    again = "INSERT INTO sla_steps (timer_id, step, due_at) SELECT timer_id, step, due_at"

    with pytest.raises(IntegrityError):
        session.execute(text(f"{again} FROM sla_steps LIMIT 1"))


def test_a_timer_is_kept_once_for_each_report_target_and_cycle(session: Session) -> None:
    report_id = make_report(session, make_terms(session))
    first = timers_of(session, report_id)[0]
    again = SlaTimer(
        report_id=report_id,
        target=first.target,
        cycle=1,
        policy_id=first.policy_id,
        calendar_version_id=first.calendar_version_id,
        started_at=first.started_at,
        due_at=first.due_at,
        original_due_at=first.due_at,
    )
    session.add(again)

    with pytest.raises(IntegrityError):
        session.flush()


def test_a_promise_that_is_not_there_is_the_default_one(session: Session) -> None:
    terms = make_terms(session)
    city_id = session.scalars(select(Calendar.jurisdiction_id).distinct()).one()
    book = promise_book(session, city_id, 1, THURSDAY_AT_3)

    gone = book.terms("no-such-promise", "no-such-calendar", "city")

    assert gone.promise == terms.promise
    assert gone.department == gone.city == terms.city
    report_id = make_report(session, gone)
    dues = [timer.due_at - THURSDAY_AT_3 for timer in timers_of(session, report_id)]
    assert len(dues) == 3
    assert min(dues) > timedelta()


def test_without_a_default_nothing_is_taken_in(session: Session) -> None:
    make_terms(session)
    elsewhere = make_city(session, "elsewhere")
    book = promise_book(session, elsewhere, 1, THURSDAY_AT_3)

    book = promise_book(session, elsewhere, 1, THURSDAY_AT_3)

    with pytest.raises(LookupError):
        book.terms("no-such-promise", "office", "city")
