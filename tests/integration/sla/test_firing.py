# SPDX-License-Identifier: EUPL-1.2
"""Steps fire once, by the clock of the database, and a breach is the due."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from civic.platform import outbox
from civic.platform.models import OutboxEntry
from civic.sla.clock_policy import EventKind, SlaEvent
from civic.sla.commands import FiredStep, apply, claim, fire_due_steps
from civic.sla.events import StepReached
from civic.sla.models import SlaStep, SlaTimer
from civic.sla.queries import audit, timers_of
from tests.factories_sla import PROMISE, THURSDAY_AT_3, at, make_report, make_terms

DUE = at("2026-03-09T15:00")
LATER = at("2026-05-01T12:00")
RECEIVED = SlaEvent(EventKind.RECEIVED, THURSDAY_AT_3)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> str:
    """Name of a subscriber of steps."""
    name = "tests.hear_step"
    subscriber = outbox.Subscriber(name, StepReached, lambda *_: None)
    monkeypatch.setitem(outbox.SUBSCRIBERS, name, subscriber)
    return name


def fire_all(session: Session) -> list[FiredStep]:
    """Fire until nothing is due, as the relay does."""
    fired: list[FiredStep] = []
    while batch := fire_due_steps(session, 5):
        fired += batch
    return fired


def steps_of(fired: list[FiredStep], target: str) -> list[int]:
    return [step.step for step in fired if step.target == target]


def resolution(session: Session, report_id: UUID) -> SlaTimer:
    rows = timers_of(session, report_id)
    return next(row for row in rows if row.target == "resolution")


def answer(session: Session, report_id: UUID, when: str) -> list[SlaEvent]:
    answered = SlaEvent(EventKind.ANSWERED, at(when))
    apply(session, report_id, answered, LATER)
    return [RECEIVED, answered]


def test_every_step_of_an_open_report_fires_once_and_in_order(session: Session) -> None:
    make_report(session, make_terms(session))

    fired = fire_all(session)

    for target in ("moderation", "first_response", "resolution"):
        assert steps_of(fired, target) == [50, 75, 90, 100, 150, 200, 300]
    assert fire_due_steps(session, 5) == []


def test_nothing_fires_early(session: Session) -> None:
    make_report(session, make_terms(session), datetime.now(UTC) + timedelta(days=1))

    assert fire_due_steps(session, 100) == []


def test_the_database_refuses_a_step_that_fired_early(session: Session) -> None:
    make_report(session, make_terms(session))

    early = update(SlaStep).values(fired_at=SlaStep.due_at - timedelta(seconds=1))

    with pytest.raises(IntegrityError, match="never_early"), session.begin_nested():
        session.execute(early)


def test_the_oldest_fire_first_and_no_more_than_asked(session: Session) -> None:
    make_report(session, make_terms(session))
    waiting = session.scalars(select(SlaStep.due_at).order_by(SlaStep.due_at)).all()

    fired = fire_due_steps(session, 4)

    assert [step.due_at for step in fired] == list(waiting[:4])


def test_each_fired_step_is_told_in_the_outbox(session: Session, heard: str) -> None:
    report_id = make_report(session, make_terms(session))

    fired = fire_all(session)

    told = session.scalars(select(OutboxEntry).filter_by(subscriber=heard)).all()
    facts = [outbox.load(entry.payload, StepReached) for entry in told]
    assert len(facts) == len(fired) == 21
    breach = next(each for each in facts if (each.target, each.step) == ("resolution", 100))
    assert breach == StepReached(
        report_id, resolution(session, report_id).id, "resolution", 1, 100, DUE
    )


def test_the_breach_is_the_due_and_not_when_it_was_noticed(session: Session) -> None:
    report_id = make_report(session, make_terms(session))

    fired = fire_all(session)

    assert resolution(session, report_id).breached_at == DUE
    assert all(step.fired_at > datetime(2026, 6, 1, tzinfo=UTC) for step in fired)
    assert audit(session, report_id, [RECEIVED]) == []


def test_steps_that_a_promise_names_replace_the_usual_ones(session: Session) -> None:
    terms = make_terms(session, PROMISE | {"steps": {"resolution": [80, 100, 120]}})
    make_report(session, terms)

    fired = fire_all(session)

    assert steps_of(fired, "resolution") == [80, 100, 120]
    assert steps_of(fired, "moderation") == [50, 75, 90, 100, 150, 200, 300]


def test_an_answer_in_time_is_followed_by_no_breach(session: Session) -> None:
    report_id = make_report(session, make_terms(session))
    history = answer(session, report_id, "2026-03-09T15:00")

    fired = fire_all(session)

    assert steps_of(fired, "resolution") == [50, 75, 90]
    assert audit(session, report_id, history) == []


def test_what_was_reached_before_a_late_answer_fires_after_an_outage(session: Session) -> None:
    report_id = make_report(session, make_terms(session))
    history = answer(session, report_id, "2026-03-11T12:00")

    fired = fire_all(session)

    # 150 % were reached on Tuesday at 15:00, 200 % would have been on Wednesday at 15:00.
    assert steps_of(fired, "resolution") == [50, 75, 90, 100, 150]
    assert resolution(session, report_id).breached_at == DUE
    assert audit(session, report_id, history) == []


def test_what_was_still_to_come_after_a_late_answer_never_fires(session: Session) -> None:
    report_id = make_report(session, make_terms(session))
    fired: list[FiredStep] = []
    while 100 not in steps_of(fired, "resolution"):
        fired += fire_due_steps(session, 1)

    history = answer(session, report_id, "2026-03-10T12:00")

    assert steps_of(fire_all(session), "resolution") == []
    assert audit(session, report_id, history) == []


def test_an_answer_that_was_in_time_outweighs_a_breach_noticed_before_it_was_stored(
    session: Session,
) -> None:
    report_id = make_report(session, make_terms(session))
    fire_all(session)

    history = answer(session, report_id, "2026-03-09T15:00")

    row = resolution(session, report_id)
    assert (row.outcome, row.breached_at) == ("kept", None)
    assert audit(session, report_id, history) == []


def test_a_second_attempt_warns_and_escalates_anew(session: Session) -> None:
    report_id = make_report(session, make_terms(session))
    answer(session, report_id, "2026-03-06T12:00")
    apply(session, report_id, SlaEvent(EventKind.REOPENED, at("2026-03-06T13:00")), LATER)

    fired = fire_all(session)

    second = [step.step for step in fired if (step.target, step.cycle) == ("resolution", 2)]
    assert second == [50, 75, 90, 100, 150, 200, 300]


def test_a_withdrawn_report_troubles_nobody_after_that(session: Session) -> None:
    report_id = make_report(session, make_terms(session))
    withdrawn = SlaEvent(EventKind.WITHDRAWN, THURSDAY_AT_3 + timedelta(minutes=1))
    apply(session, report_id, withdrawn, LATER)

    assert fire_all(session) == []


def test_due_steps_are_found_by_the_index_up_to_now(session: Session) -> None:
    make_report(session, make_terms(session))
    session.execute(text("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off"))
    statement = claim(10).compile(session.get_bind(), compile_kwargs={"literal_binds": True})

    plan = "\n".join(session.scalars(text(f"EXPLAIN {statement}")))

    assert "ix_sla_steps_waiting" in plan
    # As a filter it would read all open steps of the city each second.
    assert "Index Cond: (due_at < $0)" in plan.replace("sla_steps.", "")


def test_open_steps_are_counted_once_per_timer(session: Session) -> None:
    make_report(session, make_terms(session))
    fire_all(session)

    n_steps = session.scalar(select(func.count()).select_from(SlaStep))

    assert n_steps == 21
