# SPDX-License-Identifier: EUPL-1.2
"""Where benches run: a cluster that syncs to disk, the demo city, and the web on top."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from civic.launcher.cluster import Cluster, cluster_folder
from civic.platform.config import ROOT

DATABASE = "civic_bench"
WEB_PROCESSES = 2
WEB_THREADS = 4
#: What the benches are not about.
CONFIG = """
[limits]
report = "1000000/second"
read = "1000000/second"
[reports]
unmoderated_per_day = 1000000000
"""


@dataclass(frozen=True)
class Ground:
    """A prepared database and how to reach it."""

    cluster: Cluster
    environment: dict[str, str]
    folder: Path

    @property
    def database_url(self) -> str:
        """SQLAlchemy URL of the bench's database."""
        return self.cluster.url(DATABASE)


@contextmanager
def ground(log: Callable[[str], None]) -> Iterator[Ground]:
    """Give a fresh database with the demo city on a durable private cluster."""
    folder = ROOT / "var" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "civic.toml").write_text(CONFIG)
    cluster = Cluster(cluster_folder(ROOT, log) / "bench-postgres", durable=True, log=log)
    log("Starting a cluster that syncs every commit to disk")
    cluster.start()
    try:
        cluster.drop(DATABASE)
        with cluster.connect("postgres") as connection:
            connection.execute(f"CREATE DATABASE {DATABASE}")
        environment = os.environ | {
            "CIVIC_CONFIG": str(folder / "civic.toml"),
            "CIVIC_DATABASE_URL": cluster.url(DATABASE),
            "CIVIC_SECRET_KEY": "bench-only-0123456789abcdef01234567",
            "CIVIC_STORAGE_URL": (folder / "photos").as_uri(),
        }
        here = Ground(cluster, environment, folder)
        _fill(here, log)
        yield here
    finally:
        cluster.stop()


def _fill(here: Ground, log: Callable[[str], None]) -> None:
    extract = ROOT / "var" / "demo" / "Helsinki.osm.pbf"
    for arguments in (
        ("db", "upgrade"),
        ("city", "apply", str(ROOT / "config" / "cities" / "helsinki"), "--yes"),
        ("city", "import-osm", str(extract), "--jurisdiction", "helsinki"),
    ):
        log(f"civic {' '.join(arguments[:2])}")
        subprocess.run(
            [sys.executable, "-m", "civic", *arguments],
            env=here.environment,
            check=True,
            capture_output=True,
        )


@dataclass(frozen=True)
class Web:
    """The web processes of a bench."""

    url: str
    group: int

    def cpu_s(self) -> float:
        """Return the CPU seconds that all web processes have used."""
        processes = (entry for entry in Path("/proc").iterdir() if entry.name.isdigit())
        return sum(cpu_s(entry, self.group) for entry in processes)


def cpu_s(entry: Path, group: int | None = None) -> float:
    """Return the CPU seconds of a process by its entry in /proc; none if of another group."""
    try:
        fields = (entry / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    # After the command: state, ppid, pgrp ... utime and stime are the 12th and 13th.
    if group not in (None, int(fields[2])):
        return 0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def web(here: Ground) -> Iterator[Web]:
    """Run the web processes as in production and give them once they answer."""
    port = _free_port()
    command = [
        *(sys.executable, "-m", "gunicorn", "civic.web:serve()", "-k", "gthread"),
        *("-w", str(WEB_PROCESSES), "--threads", str(WEB_THREADS), "-b", f"127.0.0.1:{port}"),
        *("--keep-alive", "60", "--log-level", "error"),
    ]
    child = subprocess.Popen(command, env=here.environment, start_new_session=True)
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_for(f"{url}/readyz")
        yield Web(url, child.pid)
    finally:
        os.killpg(child.pid, signal.SIGTERM)
        child.wait()


def _wait_for(url: str) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310 - our own address
                return
        except urllib.error.HTTPError:
            return  # it answers; Valkey, which benches do without, is what it misses
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"{url} does not answer")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
