# SPDX-License-Identifier: EUPL-1.2
"""The acceptance scenarios through PostgreSQL, whatever time zone it shows its clients."""

from dataclasses import replace

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from civic.sla.clock_policy import pause_refusal
from civic.sla.commands import apply
from civic.sla.models import SlaTimer
from civic.sla.pause_policy import PauseReason
from civic.sla.policy import Pins, Priority, Target
from civic.sla.queries import audit, clock_of, versions_of
from tests.factories_sla import at, make_report, make_terms, other_terms
from tests.sla_scenarios import OTHER_PROMISES, PROMISED, SCENARIOS, Scenario, events_of, instant


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Sao_Paulo", "UTC"])
@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda each: each.name)
def test_rows_say_what_was_promised(session: Session, scenario: Scenario, zone: str) -> None:
    session.execute(text(f"SET LOCAL timezone = '{zone}'"))
    usual = make_terms(session, PROMISED)
    others = {
        word: other_terms(session, word.replace(" ", "-"), resolution=target).pins
        for word, target in OTHER_PROMISES.items()
    }

    def pins(word: str) -> Pins:
        if word in others:
            return others[word]
        return replace(usual.pins, priority=Priority(word))

    events = events_of(scenario, pins)
    report_id = make_report(session, usual, events[0].at)
    for event in events[1:]:
        apply(session, report_id, event, event.at)
    session.flush()
    session.expire_all()  # what is compared comes from the database

    row = session.scalars(
        select(SlaTimer).filter_by(report_id=report_id, target="resolution", cycle=scenario.cycle)
    ).one()
    assert row.due_at == at(scenario.due)
    assert row.outcome == scenario.outcome
    assert row.breached_at == (row.due_at if scenario.outcome == "late" else None)
    assert audit(session, report_id, events) == []
    if scenario.refused:
        when, why = scenario.refused
        clock = clock_of(row)
        own = versions_of(session, [clock]).terms_of(clock.pins)
        assert clock.target is Target.RESOLUTION
        refusal = pause_refusal(clock, PauseReason.WAITING_REPORTER, instant(when), own)
        assert refusal == why
