# SPDX-License-Identifier: EUPL-1.2
"""How a process goes by the clock of the database."""

from datetime import UTC, datetime, timedelta

import pytest

from civic.platform.clock import TRUSTED_S, FollowingClock

NOON = datetime(2026, 3, 29, 12, tzinfo=UTC)
SECOND = 1_000_000_000
MILLISECOND = 1_000_000


class Ticks:
    """A counter of nanoseconds that a test moves on."""

    def __init__(self) -> None:
        self.ns = 7 * SECOND

    def __call__(self) -> int:
        return self.ns


class Database:
    """A database at some distance, whose clock is some time ahead of the ticks."""

    def __init__(self, ticks: Ticks) -> None:
        self.ticks = ticks
        self.start_ns = ticks.ns
        self.ahead = timedelta()
        #: How long questions and answers travel; the last one for ever after.
        self.travel_ms: list[tuple[float, float]] = [(0, 0)]
        self.n_asked = 0

    def time(self) -> datetime:
        return NOON + self.ahead + timedelta(microseconds=(self.ticks.ns - self.start_ns) // 1000)

    def ask(self) -> datetime:
        there, back = self.travel_ms.pop(0) if len(self.travel_ms) > 1 else self.travel_ms[0]
        self.n_asked += 1
        self.ticks.ns += int(there * MILLISECOND)
        at = self.time()
        self.ticks.ns += int(back * MILLISECOND)
        return at


@pytest.fixture
def ticks() -> Ticks:
    return Ticks()


@pytest.fixture
def database(ticks: Ticks) -> Database:
    return Database(ticks)


@pytest.fixture
def clock(ticks: Ticks) -> FollowingClock:
    return FollowingClock(ticks)


def test_it_counts_on_from_what_the_database_said(clock, ticks, database):
    clock.follow(database.ask)

    ticks.ns += 1500 * MILLISECOND

    assert clock.now() == NOON + timedelta(seconds=1.5)


@pytest.mark.parametrize("travel", [(0, 8), (8, 0), (4, 4), (1, 3)])
def test_it_is_wrong_by_half_the_round_trip_at_most(clock, database, travel):
    database.travel_ms = [travel]

    clock.follow(database.ask)

    error = abs(clock.now() - database.time())
    assert error <= timedelta(milliseconds=sum(travel) / 2, microseconds=1)


def test_a_slow_answer_is_asked_for_again_and_the_quickest_taken(clock, database):
    database.travel_ms = [(0, 900), (0, 600), (0, 400)]

    clock.follow(database.ask)

    assert database.n_asked == 3
    assert abs(clock.now() - database.time()) <= timedelta(milliseconds=200, microseconds=1)


def test_a_quick_answer_is_enough(clock, database):
    database.travel_ms = [(5, 5)]

    clock.follow(database.ask)

    assert database.n_asked == 1


def test_it_is_doubtful_until_it_was_asked_and_again_after_a_while(clock, ticks, database):
    assert clock.is_doubtful

    clock.follow(database.ask)
    assert not clock.is_doubtful

    ticks.ns += TRUSTED_S * SECOND
    assert not clock.is_doubtful
    ticks.ns += 1
    assert clock.is_doubtful


def test_a_new_connection_casts_doubt(clock, database):
    clock.follow(database.ask)

    clock.doubt()

    assert clock.is_doubtful


def test_an_answer_that_only_confirms_moves_nothing(clock, ticks, database):
    database.travel_ms = [(0, 4), (2, 2)]
    clock.follow(database.ask)
    ticks.ns += TRUSTED_S * SECOND + 1
    ahead = clock.now() - database.time()

    clock.follow(database.ask)

    assert clock.now() - database.time() == ahead != timedelta()
    assert not clock.is_doubtful


@pytest.mark.parametrize("hours", [1, -1])
def test_a_database_whose_clock_is_set_is_followed(clock, database, hours):
    clock.follow(database.ask)
    database.ahead = timedelta(hours=hours)

    clock.follow(database.ask)

    assert clock.now() == database.time()


def test_who_wants_the_time_before_anybody_has_asked_has_it_asked(clock, database):
    clock.introduce = lambda: clock.follow(database.ask)

    assert clock.now() == database.time()


def test_without_a_database_it_is_the_clock_of_the_host(clock):
    before = datetime.now(UTC)

    assert before <= clock.now() <= datetime.now(UTC)
