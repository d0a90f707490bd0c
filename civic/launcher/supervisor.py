# SPDX-License-Identifier: EUPL-1.2
"""Keeps servers and programs running until it is asked to stop, then stops them in order."""

import ctypes
import os
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from itertools import groupby
from typing import Protocol

from civic.launcher.children import Child, rotate
from civic.launcher.errors import CannotStart
from civic.launcher.signals import Signals
from civic.launcher.valkey import last_line

#: Source: prctl(2). Orphans of our children become ours, and are reaped.
PR_SET_CHILD_SUBREAPER = 36
READY_PATIENCE_S = 90
LOOK_S = 0.5
SERVER_LOOK_S = 1.0
SERVER_RETRY_S = 5.0
LOG_LOOK_S = 10.0
DEATHS_BEFORE_READY_N = 3


class Server(Protocol):
    """A private PostgreSQL or Valkey."""

    name: str

    def start(self) -> None:
        """Have it run; end what a dead one left."""

    def stop(self) -> None:
        """End it."""

    def pid(self) -> int | None:
        """Return the pid while it runs."""


class Supervisor:
    """Runs `children` on `servers`."""

    def __init__(
        self,
        servers: Sequence[Server],
        children: Sequence[Child],
        signals: Signals,
        say: Callable[[str], None],
    ) -> None:
        self.servers = servers
        self.children = children
        self.signals = signals
        self.say = say
        self._started: list[Child] = []
        self._next_server_look = 0.0
        self._next_log_look = 0.0

    def run(self, is_ready: Callable[[], bool], announce: Callable[[], None]) -> None:
        """Start the children, `announce` once they are ready, keep all running until asked.

        The first stage comes first and alone: starting all at once, each with a second or two of
        imports, would make people wait for programs that they do not see.

        Raises:
            CannotStart: they die again and again, or never become ready.
        """
        first = min(child.program.stage for child in self.children)
        self._start([child for child in self.children if child.program.stage == first])
        give_up = time.monotonic() + READY_PATIENCE_S
        while not self.signals.asked:
            if is_ready():
                self._start([child for child in self.children if child.program.stage != first])
                announce()
                break
            self._refuse_hopeless(give_up)
            self._look()
            self.signals.wait(0.1)
        while not self.signals.asked:
            self._look()
            self.signals.wait(LOOK_S)

    def stop(self) -> None:
        """End the children stage by stage, then what they left."""
        ordered = sorted(self._started, key=lambda child: child.program.stage)
        for _, stage in groupby(ordered, key=lambda child: child.program.stage):
            together = list(stage)
            for child in together:
                child.ask_to_stop()
            for child in together:
                child.finish()

    def _start(self, children: Iterable[Child]) -> None:
        for child in children:
            child.start()
            self._started.append(child)

    def _look(self) -> None:
        now = time.monotonic()
        if now >= self._next_server_look:
            self._next_server_look = now + SERVER_LOOK_S
            for server in self.servers:
                self._watch(server)
        for child in self._started:
            child.watch()
        if now >= self._next_log_look:
            self._next_log_look = now + LOG_LOOK_S
            self._rotate_logs()
        # The children were looked at above: one that ended since then is seen in the next round.
        reap_orphans(but=[pid for child in self._started if (pid := child.pid())])

    def _rotate_logs(self) -> None:
        for folder in {child.log_file.parent for child in self._started}:
            for log in folder.glob("*.log"):
                with suppress(OSError):
                    rotate(log)

    def _watch(self, server: Server) -> None:
        if server.pid():
            return
        self.say(f"{server.name} is gone; starting it again")
        try:
            server.start()
        except CannotStart as error:
            self.say(f"{error} (next try in {SERVER_RETRY_S:g} s)")
            self._next_server_look = time.monotonic() + SERVER_RETRY_S
        else:
            self.say(f"{server.name} runs again")

    def _refuse_hopeless(self, give_up: float) -> None:
        for child in self._started:
            if child.n_deaths_in_a_row >= DEATHS_BEFORE_READY_N:
                raise CannotStart(
                    f"{child.program.name} does not start: {last_line(child.log_file)} "
                    f"(all of it is in {child.log_file})"
                )
        if time.monotonic() > give_up:
            raise CannotStart(
                f"The web did not become ready within {READY_PATIENCE_S} s; see /readyz and "
                f"{self._started[0].log_file.parent}"
            )


def adopt_orphans() -> None:
    """Become the parent of what the children leave, instead of a distant init that may not reap."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def reap_orphans(but: Iterable[int] = ()) -> None:
    """Take ended children off the process table, except those that somebody waits for."""
    waited_for = set(but)
    while True:
        try:
            ended = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        except ChildProcessError:
            return
        if ended is None or ended.si_pid in waited_for:
            return
        os.waitpid(ended.si_pid, os.WNOHANG)
