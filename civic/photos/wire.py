# SPDX-License-Identifier: EUPL-1.2
"""How the web process and its decoders talk: frames of a length and that many bytes.

No pickle: a decoder works on the bytes of strangers, so nothing that it answers may be executed.
"""

import json
import socket
import struct
import time
from dataclasses import asdict, dataclass

from civic.photos.policy import CodecLimits

#: Exit status that says "out of memory"; the process may be fragmented, so a fresh one comes.
OUT_OF_MEMORY = 3

#: Largest description of what to paint over.
MARKS_MAX_BYTES = 1_000_000

_LENGTH = struct.Struct("!I")


@dataclass(frozen=True)
class DecoderLimits:
    """What one photo may take of a decoder."""

    codec: CodecLimits
    max_bytes: int
    cpu_s: float
    memory_bytes: int

    def to_json(self) -> str:
        """Return the limits as the argument of the process."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "DecoderLimits":
        """Return the limits that `to_json` wrote."""
        fields = json.loads(text)
        return cls(**{**fields, "codec": CodecLimits(**fields["codec"])})


def send_frame(peer: socket.socket, content: bytes) -> None:
    """Send one frame.

    Raises:
        TimeoutError: the time-out of the socket ran out before all of it was sent.
        OSError: the peer is gone.
    """
    peer.sendall(_LENGTH.pack(len(content)))
    peer.sendall(content)


def receive_frame(peer: socket.socket, max_bytes: int, until: float | None = None) -> bytes:
    """Return the next frame.

    Args:
        peer: the other end.
        max_bytes: longest frame taken, inclusive.
        until: instant of `time.monotonic()` at which waiting ends.

    Raises:
        TimeoutError: `until` was reached.
        EOFError: the peer hung up.
        OSError: the peer is gone, or the frame is longer than `max_bytes`.
    """
    (length,) = _LENGTH.unpack(_exactly(peer, _LENGTH.size, until))
    if length > max_bytes:
        raise OSError(f"A frame of {length} bytes; at most {max_bytes} are taken.")
    return bytes(_exactly(peer, length, until))


def _exactly(peer: socket.socket, n_bytes: int, until: float | None) -> bytearray:
    content = bytearray(n_bytes)
    view = memoryview(content)
    while view:
        if until is not None:
            left_s = until - time.monotonic()
            if left_s <= 0:
                raise TimeoutError
            peer.settimeout(left_s)
        if (n_read := peer.recv_into(view)) == 0:
            raise EOFError
        view = view[n_read:]
    return content
