# SPDX-License-Identifier: EUPL-1.2
"""The acceptance scenarios, folded; under three time zones of the server."""

import time
from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from civic.sla.calendar_policy import WorkingCalendar
from civic.sla.clock import Clock
from civic.sla.clock_policy import fold, pause_refusal
from civic.sla.opening_policy import Window
from civic.sla.pause_policy import PauseReason
from civic.sla.policy import PinnedCalendar, Pins, Priority, Target, Terms, Versions
from civic.sla.promise_policy import promise_of
from tests.factories_sla import at
from tests.sla_scenarios import OTHER_PROMISES, PROMISED, SCENARIOS, Scenario, events_of, instant

office = WorkingCalendar(
    ZoneInfo("Europe/Helsinki"), [[Window.of("09:00", "17:00")]] * 5 + [[], []]
)
pinned = PinnedCalendar(UUID(int=2), "office", 1, office)


def terms(word: str) -> Terms:
    """Return what a word of the table promises."""
    if word not in OTHER_PROMISES:
        promise = promise_of(UUID(int=1), "default", 1, PROMISED)
        return Terms(promise, pinned, pinned, Priority(word))
    number = list(OTHER_PROMISES).index(word)
    spec = {"targets": PROMISED["targets"] | {"resolution": OTHER_PROMISES[word]}}
    return Terms(promise_of(UUID(int=10 + number), word, 1, spec), pinned, pinned)


VERSIONS = Versions.of(*map(terms, ("normal", *OTHER_PROMISES)))


def pins(word: str) -> Pins:
    return terms(word).pins


@pytest.fixture(params=["Pacific/Auckland", "America/Sao_Paulo", "UTC"], autouse=True)
def _time_zone_of_the_server(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def resolution(scenario: Scenario) -> Clock:
    clocks = fold(events_of(scenario, pins), VERSIONS)
    return next(
        each for each in clocks if (each.target, each.cycle) == (Target.RESOLUTION, scenario.cycle)
    )


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda each: each.name)
def test_the_resolution_is_due_and_ends_as_promised(scenario: Scenario) -> None:
    clock = resolution(scenario)

    assert clock.due_at == at(scenario.due)
    assert clock.outcome == scenario.outcome
    if scenario.pauses:
        found = [(pause.started_at, pause.until) for pause in clock.pauses]
        assert found == [(at(start), at(end)) for start, end in scenario.pauses]
    if scenario.refused:
        when, why = scenario.refused
        own = VERSIONS.terms_of(clock.pins)
        refusal = pause_refusal(clock, PauseReason.WAITING_REPORTER, instant(when), own)
        assert refusal == why


def test_pauses_of_the_scenarios_use_up_what_may_be_used() -> None:
    paused = next(each for each in SCENARIOS if "without end" in each.name)

    clock = resolution(replace(paused, events=[*paused.events, ("replied", "2026-03-09T10:00")]))

    own = VERSIONS.terms_of(clock.pins)
    later = at("2026-03-09T11:00")
    assert pause_refusal(clock, PauseReason.WAITING_REPORTER, later, own) == "used_up"
