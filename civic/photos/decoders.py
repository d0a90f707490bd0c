# SPDX-License-Identifier: EUPL-1.2
"""The decoder processes of a web process: started when first needed, reused, replaced."""

import atexit
import json
import os
import queue
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import asdict
from functools import cache
from typing import Any

from civic.photos.errors import PhotosBusy, UnreadablePhoto, UnsupportedPhoto, read
from civic.photos.policy import (
    Capture,
    CleanPhoto,
    CodecLimits,
    Marks,
    Rendition,
    kind_of,
)
from civic.photos.wire import OUT_OF_MEMORY, DecoderLimits, receive_frame, send_frame
from civic.platform.config import settings

MAX_DECODERS = 2
#: A decoder is replaced after this many photos, so that what a codec leaks stays small.
RECYCLE_AFTER_N = 500
#: The CPU clock ends a photo that is too much. The wall clock only ends a decoder that is stuck,
#: so it is wider: on a busy machine an innocent photo waits for its turn.
WALL_PER_CPU = 3
_ANSWER_MAX_BYTES = 64_000_000
_NO_MARKS = Marks()


class DecoderDied(Exception):
    """The decoder ended in the middle of a photo; the message says how, for the log."""


class Decoder:
    """One decoder process; for one thread at a time."""

    def __init__(self, limits: DecoderLimits) -> None:
        self._limits = limits
        self.n_photos = 0
        self._peer, childs_end = socket.socketpair()
        with childs_end:
            self._process = subprocess.Popen(
                # -I: modules come from the installation only, not from here or from the user.
                [sys.executable, "-I", "-m", "civic.photos.child", limits.to_json()],
                stdin=childs_end.fileno(),
                stdout=subprocess.DEVNULL,
                cwd="/",
                env={},
            )

    @property
    def pid(self) -> int:
        """Return the id of the process."""
        return self._process.pid

    @property
    def is_fit(self) -> bool:
        """Return whether it may take another photo."""
        return self.n_photos < RECYCLE_AFTER_N and self._process.poll() is None

    def clean(self, photo: bytes, marks: Marks = _NO_MARKS) -> CleanPhoto:
        """Return what `codec.clean` makes of `photo`.

        Raises:
            TooManyPixels, UnreadablePhoto, UnsupportedPhoto: as `codec.clean` says, or it took too
                much CPU time.
            PhotosBusy: there was no answer in time, although the CPU time was not used up.
            DecoderDied: it was killed, crashed, or ran out of memory.
        """
        self.n_photos += 1
        wall_s = self._limits.cpu_s * WALL_PER_CPU
        until = time.monotonic() + wall_s
        try:
            self._peer.settimeout(wall_s)
            send_frame(self._peer, json.dumps(asdict(marks)).encode())
            send_frame(self._peer, photo)
            return self._answer(until)
        except TimeoutError:
            self.close()
            raise PhotosBusy(
                "The photo could not be read in time. Try again in a moment.", retry_after_s=5
            ) from None
        except (EOFError, OSError) as error:
            raise self._epitaph() from error

    def close(self) -> None:
        """End the process: at once if it is at work, and without a trace."""
        self._peer.close()
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()

    def _answer(self, until: float) -> CleanPhoto:
        head: dict[str, Any] = json.loads(receive_frame(self._peer, _ANSWER_MAX_BYTES, until))
        if "refusal" in head:
            raise read(head)
        renditions = {
            name: Rendition(width, height, receive_frame(self._peer, _ANSWER_MAX_BYTES, until))
            for name, width, height in head["sizes"]
        }
        return CleanPhoto(renditions, Capture.read(head["capture"]))

    def _epitaph(self) -> Exception:
        self._peer.close()
        try:
            status = self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:  # it sent nonsense and is still there
            self.close()
            return DecoderDied("sent an answer that is none")
        if status == -signal.SIGPROF:
            return UnreadablePhoto(
                "Reading this photo takes too long. Save a smaller copy of it and send that."
            )
        if status == OUT_OF_MEMORY:
            return DecoderDied("out of memory")
        return DecoderDied(f"ended with status {status}")


class Decoders:
    """At most `n` decoder processes, shared by the threads of this process."""

    def __init__(self, limits: DecoderLimits, n: int) -> None:
        self._limits = limits
        # Last in, first out: with few uploads one warm process does all of them.
        self._slots: queue.LifoQueue[Decoder | None] = queue.LifoQueue()
        for _ in range(n):
            self._slots.put(None)
        atexit.register(self.close)

    def clean(self, photo: bytes, marks: Marks = _NO_MARKS) -> CleanPhoto:
        """Decode and re-encode a photo in a decoder process, with what is marked painted over.

        A decoder that dies is not always the photo's fault, so a photo gets a second one.

        Raises:
            UnsupportedPhoto: the bytes begin like no format that is taken.
            TooManyPixels: the header announces more than are decoded.
            UnreadablePhoto: damaged, or more work than a photo may be.
            PhotosBusy: no decoder came free, or none answered in time.
        """
        if kind_of(photo[:12]) is None:
            raise UnsupportedPhoto("Choose a photo in one of the formats JPEG, PNG, WebP or HEIC.")
        try:
            return self._try(photo, marks)
        except DecoderDied:
            pass
        try:
            return self._try(photo, marks)
        except DecoderDied as death:
            raise UnreadablePhoto(
                "This photo is damaged or too demanding. Save a smaller copy of it and send that."
            ) from death

    def close(self) -> None:
        """End the decoders that are not at work; those at work end when this process does."""
        idle = []
        with suppress(queue.Empty):
            while True:
                idle.append(self._slots.get_nowait())
        for decoder in idle:
            if decoder is not None:
                decoder.close()
            self._slots.put(None)

    def _try(self, photo: bytes, marks: Marks) -> CleanPhoto:
        try:
            decoder = self._slots.get(timeout=self._limits.cpu_s * WALL_PER_CPU)
        except queue.Empty:
            raise PhotosBusy("Try again in a moment.", retry_after_s=5) from None
        try:
            if decoder is None or not decoder.is_fit:
                if decoder is not None:
                    decoder.close()
                decoder = Decoder(self._limits)
            return decoder.clean(photo, marks)
        finally:
            self._slots.put(decoder)


@cache
def decoders() -> Decoders:
    """Return the decoders of this process, with the limits of the settings."""
    photos = settings().photos
    limits = DecoderLimits(
        CodecLimits(photos.max_px, dict(photos.rendition_px)),
        photos.max_bytes,
        photos.decode_timeout_s,
        photos.decode_memory_bytes,
    )
    return Decoders(limits, min(MAX_DECODERS, os.cpu_count() or 1))
