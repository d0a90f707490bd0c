# SPDX-License-Identifier: EUPL-1.2
"""Being asked to stop: noted at once, acted on between two steps, so that nothing is left half."""

import os
import select
import signal
from types import FrameType
from typing import Self

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(Exception):
    """Somebody asked the product to stop while it was starting."""


class Signals:
    """While entered, SIGINT, SIGTERM and SIGHUP set `asked`, and any of them ends a `wait`."""

    def __init__(self) -> None:
        self.asked = False

    def __enter__(self) -> Self:
        """Begin to listen."""
        self._read_end, self._write_end = os.pipe()
        os.set_blocking(self._write_end, False)
        os.set_blocking(self._read_end, False)
        self._former_fd = signal.set_wakeup_fd(self._write_end, warn_on_full_buffer=False)
        self._former = {number: signal.signal(number, self._note) for number in STOPPING}
        # Without a handler the death of a child would not end a wait.
        self._former[signal.SIGCHLD] = signal.signal(signal.SIGCHLD, _ignore)
        return self

    def __exit__(self, *_: object) -> None:
        """Give the signals back their former meaning."""
        for number, former in self._former.items():
            signal.signal(number, former)
        signal.set_wakeup_fd(self._former_fd)
        os.close(self._read_end)
        os.close(self._write_end)

    def wait(self, seconds: float) -> None:
        """Return after `seconds`, or sooner when a signal came or a child ended."""
        if select.select([self._read_end], [], [], seconds)[0]:
            os.read(self._read_end, 4096)

    def check(self) -> None:
        """Go on only while nobody asked to stop.

        Raises:
            Stopped: somebody did.
        """
        if self.asked:
            raise Stopped

    def _note(self, _number: int, _frame: FrameType | None) -> None:
        self.asked = True


def _ignore(_number: int, _frame: FrameType | None) -> None:
    """Leave the child to the loop that waits for it."""
