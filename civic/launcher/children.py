# SPDX-License-Identifier: EUPL-1.2
"""One program under supervision: started, started again when it dies, ended with all it started."""

import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from civic.launcher import pids
from civic.launcher.installation import Installation

#: In the environment of each child and of all that it starts; says who started it.
MARK = "CIVIC_STARTED_BY"
LOG_MAX_BYTES = 10 * 1024 * 1024
LOGS_KEPT_N = 3
BACKOFF_FIRST_S = 0.5
BACKOFF_MAX_S = 30.0
#: A child that ran this long is well: its next death is a new story.
WELL_AFTER_S = 30.0
#: What is being ended may start something in the same moment; hence another look.
ROUNDS_N = 5


@dataclass(frozen=True)
class Program:
    """What to run. Programs of one `stage` are stopped together, low stages first."""

    name: str
    command: tuple[str, ...]
    stage: int = 0
    patience_s: float = 12.0


class Child:
    """A program of this installation and its present run."""

    def __init__(
        self,
        program: Program,
        installation: Installation,
        environment: Mapping[str, str],
        say: Callable[[str], None],
    ) -> None:
        self.program = program
        self.installation = installation
        self.environment = {**environment, MARK: mark(installation, program.name)}
        self.say = say
        self.n_deaths_in_a_row = 0
        self._run: subprocess.Popen[bytes] | None = None
        self._started = 0.0
        self._next_start = 0.0

    def start(self) -> None:
        """Start it in a session of its own, so that Ctrl-C reaches the supervisor alone."""
        with self.log_file.open("ab") as output:
            self._run = subprocess.Popen(
                self.program.command,
                cwd=self.installation.root,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._started = time.monotonic()
        if known := pids.identity(self._run.pid):
            pids.write(self.pid_file, known)

    def watch(self) -> None:
        """Notice a death, end what the dead left, start it again after a growing pause."""
        now = time.monotonic()
        if self._run is None:
            if now >= self._next_start:
                self._try_again()
            return
        status = self._run.poll()
        if status is None:
            if now - self._started > WELL_AFTER_S:
                self.n_deaths_in_a_row = 0
            return
        self._pause(ending(status))
        self._end_rest()
        self._run = None

    def ask_to_stop(self) -> None:
        """Send SIGTERM; `finish` waits."""
        if self._run and self._run.poll() is None:
            self._run.send_signal(signal.SIGTERM)

    def finish(self) -> None:
        """Wait for its end, then end the rest by force."""
        if self._run:
            with suppress(subprocess.TimeoutExpired):
                self._run.wait(self.program.patience_s)
            self._end_rest()
            self._run.wait()
            self._run = None
        self.pid_file.unlink(missing_ok=True)

    def pid(self) -> int | None:
        """Return the pid of the present run."""
        return self._run.pid if self._run and self._run.poll() is None else None

    @property
    def log_file(self) -> Path:
        """All that it prints."""
        return self.installation.log_dir / f"{self.program.name}.log"

    @property
    def pid_file(self) -> Path:
        """Who it is, for the next start after the supervisor was killed."""
        return self.installation.run_dir / f"{self.program.name}.pid"

    def _try_again(self) -> None:
        try:
            self.start()
        except OSError as error:
            # A full disk, say: the others go on, and so does this one once there is room.
            if self._run is None:
                self._pause(f"cannot be started ({error.strerror or error})")

    def _pause(self, what: str) -> None:
        pause_s = min(BACKOFF_MAX_S, BACKOFF_FIRST_S * 2**self.n_deaths_in_a_row)
        self.n_deaths_in_a_row += 1
        self._next_start = time.monotonic() + pause_s
        self.say(f"{self.program.name} {what}; starting it again in {pause_s:g} s")

    def _end_rest(self) -> None:
        for _ in range(ROUNDS_N):
            left = set(pids.marked(MARK, self.environment[MARK]))
            if self._run:
                left |= set(pids.session_of(self._run.pid))
            if not left:
                return
            pids.end(left, first=signal.SIGKILL, patience_s=2)


def rotate(log: Path) -> None:
    """Copy a long log away and cut it: who holds the file open goes on writing into it."""
    if log.stat().st_size < LOG_MAX_BYTES:
        return
    older = [log.with_name(f"{log.name}.{n}") for n in range(1, LOGS_KEPT_N + 1)]
    # On a full disk there is no copy, and the log is cut all the same.
    with suppress(OSError):
        for newer, old in zip(older[-2::-1], older[:0:-1], strict=True):
            with suppress(FileNotFoundError):
                newer.replace(old)
        shutil.copyfile(log, older[0])
    with log.open("r+b") as file:
        file.truncate(0)


def mark(installation: Installation, name: str) -> str:
    """Return what the child `name` and all that it starts carry in their environment."""
    return f"{installation.root}#{name}"


def leftovers(installation: Installation) -> dict[str, list[int]]:
    """Return what a killed supervisor left running: name of the child -> its processes.

    A pid file counts only while the very process it was written for still runs. What such a
    process started counts too, and what carries our mark although no pid file was written yet.
    """
    found: dict[str, set[int]] = {}
    for path in installation.run_dir.glob("*.pid"):
        if known := pids.read(path):
            found.setdefault(path.stem, set()).update(pids.session_of(known.pid))
    prefix = mark(installation, "")
    for pid, value in pids.marks(MARK).items():
        if value.startswith(prefix):
            found.setdefault(value.removeprefix(prefix), set()).add(pid)
    return {name: sorted(members) for name, members in sorted(found.items())}


def end_leftovers(installation: Installation, say: Callable[[str], None]) -> int:
    """End what a killed supervisor left; return how many programs there were."""
    found = leftovers(installation)
    if found:
        say(f"Ending what an earlier run left: {', '.join(found)}")
        pids.end(_all(found.values()), first=signal.SIGTERM, patience_s=10)
        for _ in range(ROUNDS_N):
            pids.end(_all(leftovers(installation).values()), first=signal.SIGKILL, patience_s=2)
    for path in installation.run_dir.glob("*.pid"):
        path.unlink(missing_ok=True)
    return len(found)


def ending(status: int) -> str:
    """Return in words how a program ended."""
    if status < 0:
        return f"was ended by {signal.Signals(-status).name}"
    return f"ended with status {status}"


def _all(groups: Iterable[list[int]]) -> list[int]:
    return [pid for group in groups for pid in group]
