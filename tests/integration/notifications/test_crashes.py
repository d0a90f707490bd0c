# SPDX-License-Identifier: EUPL-1.2
"""What two processes do to each other; hence real commits, in a database of their own."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from uuid import uuid4

import pytest
from sqlalchemy import Engine, create_engine, select, update
from sqlalchemy.orm import Session

from civic.launcher.cluster import Cluster
from civic.notifications.models import Delivery
from civic.platform import db
from civic.platform.config import ROOT, settings
from civic.platform.jobs import run_batch
from civic.platform.models import OutboxEntry
from tests.factories import make_city, make_report
from tests.factories_mail import MailServer

WORKER = """
import os, sys
from civic.platform import db
from civic.platform.jobs import run_batch
from civic.wiring import load_subscribers
load_subscribers()
db.connect(os.environ["CIVIC_DATABASE_URL"])
run_batch(sys.argv[1:])
"""


@pytest.fixture
def own_engine(
    engine: Engine, cluster: Cluster, template: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Engine]:
    """A database in which what is committed stays; `transaction()` opens it."""
    name = f"civic_crash_{uuid4().hex[:12]}"
    with cluster.connect("postgres") as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())
    monkeypatch.setenv("CIVIC_DATABASE_URL", cluster.url(name))
    settings.cache_clear()
    own = create_engine(cluster.url(name))
    db.bind(bind=own, join_transaction_mode="conditional_savepoint")
    yield own
    db.bind(bind=engine)
    own.dispose()
    cluster.drop(name)


def waiting_ids(engine: Engine) -> list[str]:
    with Session(engine) as session:
        return [str(one) for one in session.scalars(select(OutboxEntry.id).filter_by(done_at=None))]


def queue_one(engine: Engine) -> None:
    """Bring a report as far as a queued delivery."""
    with Session(engine) as session, session.begin():
        make_city(session)
        make_report(session)
    run_batch(waiting_ids(engine))


def worker(engine: Engine) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", WORKER, *waiting_ids(engine)],
        cwd=ROOT,
        env=os.environ | {"CIVIC_SECRET_KEY": settings().secret_key},
        stdout=subprocess.DEVNULL,
    )


def test_a_crash_after_the_mail_was_taken_repeats_it_with_the_same_message_id(
    own_engine: Engine, server: MailServer
) -> None:
    queue_one(own_engine)
    first = worker(own_engine)
    server.after_answer = lambda: os.kill(first.pid, signal.SIGKILL)
    assert first.wait(60) == -signal.SIGKILL
    with Session(own_engine) as session, session.begin():
        assert session.scalars(select(Delivery)).one().state == "queued"
        # The lease of the dead worker runs out.
        session.execute(update(OutboxEntry).values(locked_until=None))
    server.after_answer = lambda: None

    assert worker(own_engine).wait(60) == 0
    assert waiting_ids(own_engine) == []

    one, two = server.taken
    assert one["Message-ID"] == two["Message-ID"]
    assert one["Date"] is not None
    with Session(own_engine) as session:
        assert session.scalars(select(Delivery)).one().state == "sent"


def test_a_worker_does_not_wait_for_one_that_was_stopped_in_the_middle(
    own_engine: Engine, server: MailServer
) -> None:
    queue_one(own_engine)

    with Session(own_engine) as stopped:
        stopped.scalars(select(Delivery).with_for_update()).one()
        run_batch(waiting_ids(own_engine))

    assert server.taken == []
    with Session(own_engine) as session:
        entry = session.scalars(select(OutboxEntry).filter_by(done_at=None)).one()
        assert entry.dead_at is None
        assert "LockNotAvailable" in str(entry.last_error)
