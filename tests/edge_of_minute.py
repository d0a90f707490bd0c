# SPDX-License-Identifier: EUPL-1.2
"""Let a minute end while each test runs: what goes by whole minutes fails by chance otherwise.

`EDGE_MS=40 pytest -p tests.edge_of_minute tests/api`: the next minute begins so many milliseconds
after a test first asks for the time. Try several, since tests take from 10 to 500 ms. The clock
of the database stays: tests that hold the two against each other, as in
`tests/integration/platform`, are meant to fail here.
"""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from civic.platform.clock import FollowingClock

BEFORE = timedelta(milliseconds=int(os.environ.get("EDGE_MS", "40")))
MINUTE = timedelta(minutes=1)
real_now = FollowingClock.now


def before_the_edge(at: datetime) -> timedelta:
    """Return by how much a clock that shows `at` has to be moved on."""
    edge = at.replace(second=0, microsecond=0) + MINUTE
    return edge - BEFORE - at


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Iterator[None]:
    """Move the clock while the test itself runs, and not while its scene is set."""
    moved_by: timedelta | None = None

    def now(clock: FollowingClock) -> datetime:
        nonlocal moved_by
        at = real_now(clock)
        if moved_by is None:
            moved_by = before_the_edge(at)
        return at + moved_by

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FollowingClock, "now", now)
        yield
