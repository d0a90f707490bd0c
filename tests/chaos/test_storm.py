# SPDX-License-Identifier: EUPL-1.2
"""A small storm; `python -m tests.chaos.run --kills 200` is the big one."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from civic.launcher.cluster import Cluster
from civic.platform import db
from tests.chaos.run import mortal_cluster, rage
from tests.chaos.storm import Storm


@pytest.fixture
def mortal(engine: Engine) -> Iterator[Cluster]:
    """A cluster to be killed; afterwards `transaction()` opens the tests' own again."""
    with mortal_cluster() as cluster:
        yield cluster
    db.bind(bind=engine, join_transaction_mode="conditional_savepoint")


def test_nothing_is_told_twice_and_nothing_is_lost(mortal, tmp_path):
    figures = rage(mortal, Storm(n_reports=30, n_kills=20), tmp_path)

    assert figures["faults"] == []
    assert sum(figures["killed"].values()) >= 15
    assert figures["n_answered"] > 0
    assert figures["n_steps"] > 30 * 12
    # How late depends on how long a killed process takes to start again; the run prints it.
    assert figures["lateness_max_s"] > 0
