# SPDX-License-Identifier: EUPL-1.2
"""Operating system processes told apart for certain, found and ended by pid, never by name."""

import contextlib
import os
import signal
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
#: How often a wait looks again.
POLL_S = 0.05


@dataclass(frozen=True)
class Identity:
    """One run of one process: a pid that the system gave out again is another identity."""

    pid: int
    started_ticks: int
    boot: str

    def as_text(self) -> str:
        """Return the line of a pid file."""
        return f"{self.pid} {self.started_ticks} {self.boot}"


@dataclass(frozen=True)
class _Stat:
    state: str
    group: int
    session: int
    started_ticks: int


def identity(pid: int) -> Identity | None:
    """Return who `pid` is now, or None where it has ended (a zombie has)."""
    stat = _stat(pid)
    if stat is None or stat.state in "ZX":
        return None
    return Identity(pid, stat.started_ticks, _boot())


def is_running(known: Identity) -> bool:
    """Say whether that very process still runs."""
    return identity(known.pid) == known


def age_s(known: Identity) -> float:
    """Return for how many seconds the process has run."""
    up_s = float((PROC / "uptime").read_text().split()[0])
    return max(0.0, up_s - known.started_ticks / os.sysconf("SC_CLK_TCK"))


def write(path: Path, known: Identity) -> None:
    """Keep the identity in a pid file, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(path.name + ".new")
    new.write_text(f"{known.as_text()}\n")
    new.replace(path)


def read(path: Path) -> Identity | None:
    """Return the process a pid file speaks of if it still runs."""
    try:
        pid, ticks, boot = path.read_text().split()
        known = Identity(int(pid), int(ticks), boot)
    except (OSError, ValueError):
        return None
    return known if is_running(known) else None


def session_of(leader: int) -> list[int]:
    """Return the processes of the session that `leader` began, itself included."""
    return [pid for pid in _all() if (stat := _stat(pid)) and stat.session == leader]


def marks(variable: str) -> dict[int, str]:
    """Return the processes that were started with `variable` in their environment: pid -> value."""
    start = f"{variable}=".encode()
    found = {}
    for pid in _all():
        with contextlib.suppress(OSError):
            for entry in (PROC / str(pid) / "environ").read_bytes().split(b"\0"):
                if entry.startswith(start):
                    found[pid] = os.fsdecode(entry.removeprefix(start))
    return found


def marked(variable: str, value: str) -> list[int]:
    """Return the processes that were started with `variable=value` in their environment."""
    return [pid for pid, found in marks(variable).items() if found == value]


def working_in(folder: Path, program: str) -> list[int]:
    """Return the processes of the executable `program` whose working directory is `folder`."""
    found = []
    for pid in _all():
        with contextlib.suppress(OSError):
            cwd = (PROC / str(pid) / "cwd").readlink()
            # After an upgrade of the package the link reads "/path/program (deleted)".
            executable = str((PROC / str(pid) / "exe").readlink()).removesuffix(" (deleted)")
            if cwd == folder and Path(executable).name == program:
                found.append(pid)
    return found


def end(pids: Iterable[int], *, first: signal.Signals, patience_s: float) -> None:
    """Ask the processes to end with `first`; kill those that are still there after `patience_s`."""
    known = [who for pid in pids if (who := identity(pid))]
    for number, wait_s in ((first, patience_s), (signal.SIGKILL, 5.0)):
        for who in known:
            if is_running(who):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(who.pid, number)
        wait_for(lambda: not any(_still_there(who) for who in known), wait_s)


def wait_for(condition: Callable[[], bool], patience_s: float) -> bool:
    """Wait until `condition()` holds, at most `patience_s`; say whether it does."""
    give_up = time.monotonic() + patience_s
    while not condition():
        if time.monotonic() > give_up:
            return False
        time.sleep(POLL_S)
    return True


def reap(pid: int) -> None:
    """Take an ended child of ours off the process table; others are left alone."""
    with contextlib.suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)


def _still_there(who: Identity) -> bool:
    reap(who.pid)
    return is_running(who)


def _all() -> list[int]:
    return [int(entry) for entry in os.listdir(PROC) if entry.isdigit()]  # noqa: PTH208 - twice as fast as Path.iterdir


def _stat(pid: int) -> _Stat | None:
    try:
        line = (PROC / str(pid) / "stat").read_text(errors="replace")
    except OSError:
        return None
    # The second field is the command in brackets and may hold anything; proc(5) numbers from 1.
    fields = line.rpartition(")")[2].split()
    return _Stat(fields[0], int(fields[2]), int(fields[3]), int(fields[19]))


def _boot() -> str:
    return (PROC / "sys/kernel/random/boot_id").read_text().strip()
