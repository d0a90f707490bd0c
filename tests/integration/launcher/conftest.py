# SPDX-License-Identifier: EUPL-1.2
"""A small installation of its own, and the launcher run on it as a process."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest

from civic.launcher import pids
from civic.launcher.cluster import ELSEWHERE, Cluster, cluster_folder, cluster_for_tests
from civic.launcher.installation import Installation
from civic.launcher.start import free_port
from civic.launcher.stop import stop
from civic.platform.config import FROM_ENVIRONMENT, ROOT

TOWN = Path(__file__).with_name("town.py")
ENV_PY = """
from alembic import context
from sqlalchemy import create_engine

engine = create_engine(context.config.get_main_option("sqlalchemy.url"))
with engine.connect() as connection:
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()
"""
MIGRATION = """
from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.execute("CREATE TABLE jurisdictions (id int)")
    columns = "hint_at timestamptz, done_at timestamptz, dead_at timestamptz"
    op.execute(f"CREATE TABLE outbox_entries ({columns})")
    op.execute(
        "CREATE TABLE audits (begun_on date, ended_at timestamptz, n_reports int, n_drifting int)"
    )
"""


class Running:
    """The launcher as a process."""

    def __init__(self, place: Installation, port: int, environment: dict[str, str]) -> None:
        self.place = place
        self.port = port
        self.output = place.root / f"output-{uuid4().hex[:6]}"
        with self.output.open("w") as output:
            self.process = subprocess.Popen(
                [sys.executable, TOWN, str(place.root), str(port)],
                env=environment,
                stdout=output,
                stderr=output,
            )

    def says(self, text: str, patience_s: float = 30) -> None:
        """Wait until it has printed `text`."""
        seen = pids.wait_for(
            lambda: text in self.text or self.process.poll() is not None, patience_s
        )
        assert seen, self.text
        assert text in self.text

    @property
    def text(self) -> str:
        return self.output.read_text()

    def pid_of(self, name: str) -> int | None:
        known = pids.read(self.place.run_dir / f"{name}.pid")
        return known.pid if known else None

    def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.process.wait(30)


@pytest.fixture(scope="session")
def _foundation() -> Iterator[Path]:
    """An installation that was started once: its cluster is made only once per test worker."""
    root = ROOT / "var" / f"town-{uuid4().hex[:8]}"
    versions = root / "migrations" / "versions"
    versions.mkdir(parents=True)
    (root / "migrations" / "env.py").write_text(ENV_PY)
    (versions / "0001_begin.py").write_text(MIGRATION)
    yield root
    stop(Installation(root), lambda _: None)
    for folder in (root, ELSEWHERE / root.name):
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def place(_foundation: Path) -> Iterator[Installation]:
    """A small installation on which nothing runs, neither before nor after the test."""
    found = Installation(_foundation)
    yield found
    stop(found, lambda _: None)


Up = Callable[..., Running]


@pytest.fixture
def up(place: Installation) -> Iterator[Up]:
    """Start the launcher on the installation; whatever is still there is killed after the test."""
    started: list[Running] = []
    inherited = {key: value for key, value in os.environ.items() if key not in FROM_ENVIRONMENT}

    def start(port: int | None = None, **environment: str) -> Running:
        running = Running(place, port or free_port(), inherited | environment)
        started.append(running)
        return running

    yield start
    for running in started:
        running.process.kill()
        running.process.wait()


@contextmanager
def fresh_cluster(root: Path) -> Iterator[Cluster]:
    """A cluster that is thrown away."""
    root.mkdir(parents=True)
    found = Cluster(cluster_folder(root) / "postgres", durable=False)
    try:
        yield found
    finally:
        found.stop()
        for folder in (found.data_dir, found.socket_dir, root, ELSEWHERE / root.name):
            shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def own_cluster() -> Iterator[Cluster]:
    """A cluster that the tests of a module may kill."""
    with fresh_cluster(ROOT / "var" / f"own-{uuid4().hex[:8]}") as found:
        found.start()
        yield found


@pytest.fixture(scope="session")
def shared_cluster() -> Cluster:
    """The cluster of all tests; never killed."""
    found = cluster_for_tests(ROOT)
    found.start()
    return found
