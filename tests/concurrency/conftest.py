# SPDX-License-Identifier: EUPL-1.2
"""Real commits on a database of one's own: what two connections do to each other."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any, TypeVar
from uuid import uuid4

import pytest
from apiflask import APIFlask
from sqlalchemy import Engine, create_engine, text

from civic.launcher.cluster import Cluster
from civic.platform import db
from civic.platform.db import SERVER_SETTINGS
from tests.e2e.stack import eventually

Answer = TypeVar("Answer")
POOL_N = 24
AtOnce = Callable[..., list[Any]]


@pytest.fixture
def town_url(cluster: Cluster, template: str) -> Iterator[str]:
    """URL of a database that nobody else uses, dropped afterwards."""
    name = f"civic_town_{os.getpid()}_{uuid4().hex[:8]}"
    with cluster.connect("postgres") as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())
    yield cluster.url(name)
    cluster.drop(name)


@pytest.fixture
def town(town_url: str, engine: Engine) -> Iterator[Engine]:
    """Bind `transaction()` to that database, with a connection for every thread."""
    own = create_engine(town_url, pool_size=POOL_N, connect_args={"options": SERVER_SETTINGS})
    db.bind(bind=own, join_transaction_mode="conditional_savepoint")
    yield own
    db.bind(bind=engine, join_transaction_mode="conditional_savepoint")
    own.dispose()


@pytest.fixture
def town_app(app: APIFlask, town: Engine) -> APIFlask:
    """The web application on that database."""
    return app


@pytest.fixture
def held_up() -> Callable[[int], None]:
    """Wait until so many wait in the database for what somebody else holds."""
    waiting = text(
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )

    def count() -> int:
        # Of its own, since what it tells stays as it is for as long as a transaction.
        with db.transaction() as session:
            return int(session.scalar(waiting) or 0)

    def wait(n: int) -> None:
        eventually(lambda: count() == n, what=f"{n} wait for somebody else")

    return wait


@pytest.fixture
def at_once() -> AtOnce:
    """Call functions in threads that start together; return what they return, in order."""

    def run(calls: Sequence[Callable[[], Answer]]) -> list[Answer]:
        start = Barrier(len(calls))

        def one(call: Callable[[], Answer]) -> Answer:
            start.wait(20)
            return call()

        with ThreadPoolExecutor(len(calls)) as pool:
            return [future.result(60) for future in [pool.submit(one, call) for call in calls]]

    return run
