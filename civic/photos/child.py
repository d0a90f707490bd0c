# SPDX-License-Identifier: EUPL-1.2
"""The decoder process: takes photos on its standard input, a socket, until that is closed.

It starts with an empty environment and under limits on memory, CPU time and files, so that a photo
made to break a codec finds no secrets, no database and no room.
"""

import json
import resource
import signal
import socket
import sys
from dataclasses import asdict

from civic.photos.codec import clean
from civic.photos.errors import TooManyPixels, UnreadablePhoto, UnsupportedPhoto, written
from civic.photos.policy import CleanPhoto, Marks
from civic.photos.wire import (
    MARKS_MAX_BYTES,
    OUT_OF_MEMORY,
    DecoderLimits,
    receive_frame,
    send_frame,
)

#: Enough for a traceback into the log; a decoder writes nothing else.
_FILE_MAX_BYTES = 1_000_000
_OPEN_FILES_MAX_N = 32


def serve(peer: socket.socket, limits: DecoderLimits) -> None:
    """Answer photo after photo, each after what to paint over in it, until the other hangs up."""
    while True:
        try:
            marks = Marks.read(json.loads(receive_frame(peer, MARKS_MAX_BYTES)))
            photo = receive_frame(peer, limits.max_bytes)
        except EOFError:
            return
        # The default action of SIGPROF ends the process, also in the middle of a C function.
        signal.setitimer(signal.ITIMER_PROF, limits.cpu_s)
        try:
            answer = clean(photo, limits.codec, marks)
        except (TooManyPixels, UnreadablePhoto, UnsupportedPhoto) as refusal:
            send_frame(peer, json.dumps(written(refusal)).encode())
        else:
            _send_clean(peer, answer)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)


def _send_clean(peer: socket.socket, photo: CleanPhoto) -> None:
    sizes = [(name, r.width, r.height) for name, r in photo.renditions.items()]
    send_frame(peer, json.dumps({"sizes": sizes, "capture": asdict(photo.capture)}).encode())
    for rendition in photo.renditions.values():
        send_frame(peer, rendition.jpeg)


def _confine(memory_bytes: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_FILE_MAX_BYTES, _FILE_MAX_BYTES))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_OPEN_FILES_MAX_N, _OPEN_FILES_MAX_N))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Serve the parent; its hanging up is what ends this process, not its terminal's signals."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    limits = DecoderLimits.from_json(sys.argv[1])
    _confine(limits.memory_bytes)
    with socket.socket(fileno=sys.stdin.fileno()) as peer:
        try:
            serve(peer, limits)
        except MemoryError:
            sys.exit(OUT_OF_MEMORY)
        except ConnectionError:
            sys.exit()  # the parent gave this photo up


if __name__ == "__main__":
    main()
