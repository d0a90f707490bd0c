# SPDX-License-Identifier: EUPL-1.2
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from civic.photos import decoders as module
from civic.photos.child import serve
from civic.photos.decoders import Decoder, DecoderDied, Decoders
from civic.photos.errors import PhotosBusy, TooManyPixels, UnreadablePhoto, UnsupportedPhoto
from civic.photos.policy import CaptureLocation, CodecLimits
from civic.photos.wire import DecoderLimits, receive_frame, send_frame
from tests.corpus.photos import pictures as p

LIMITS = DecoderLimits(
    CodecLimits(50_000_000, {"small": 320, "medium": 960, "large": 2048}),
    max_bytes=12 << 20,
    cpu_s=5,
    memory_bytes=512 << 20,
)
PATIENCE_S = 20


@pytest.fixture
def decoder() -> Iterator[Decoder]:
    decoder = Decoder(LIMITS)
    yield decoder
    decoder.close()


@pytest.fixture
def one() -> Iterator[Decoders]:
    """A pool with one decoder."""
    pool = Decoders(LIMITS, 1)
    yield pool
    pool.close()


def is_alive(pid: int) -> bool:
    """Return whether there is such a process that is no zombie."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return False


def wait_until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.02)


def children_of(pid: int) -> list[int]:
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in path.read_text(encoding="utf-8").split()]


def test_a_decoder_answers_what_the_codec_says(decoder):
    photo = decoder.clean(p.jpeg(exif=p.camera_exif()))

    assert (photo.large.width, photo.large.height) == (640, 480)
    assert set(photo.renditions) == {"small", "medium", "large"}
    assert photo.capture.captured_at == "2026-11-22T09:50:07"
    assert photo.capture.location == CaptureLocation(24.941667, 60.170972, 4.5)


def test_a_decoder_goes_on_after_a_refusal(decoder):
    with pytest.raises(UnreadablePhoto):
        decoder.clean(p.jpeg()[:200])
    with pytest.raises(UnsupportedPhoto):
        decoder.clean(b"<svg/>")
    with pytest.raises(TooManyPixels) as refusal:
        decoder.clean(p.png(60_000, 60_000, (8, 2)))

    assert refusal.value.members == {"max_px": 50_000_000}
    assert decoder.clean(p.jpeg()).large.width == 640


def test_a_decoder_has_no_secrets_and_tight_limits(monkeypatch):
    monkeypatch.setenv("CIVIC_SECRET_KEY", "not-for-decoders")
    with_secret = Decoder(LIMITS)
    with_secret.clean(p.jpeg())

    environment = Path(f"/proc/{with_secret.pid}/environ").read_bytes()
    limits = Path(f"/proc/{with_secret.pid}/limits").read_text(encoding="utf-8")
    with_secret.close()

    assert b"not-for-decoders" not in environment
    assert f"Max address space{'':9}{512 << 20:<21}{512 << 20}" in limits
    assert "Max core file size        0 " in limits


@pytest.mark.parametrize(
    "photo",
    [
        pytest.param(lambda: p.jpeg(7_900, 5_900, quality=20), id="jpeg"),
        pytest.param(lambda: p.jpeg(7_900, 5_900, quality=20, progressive=True), id="progressive"),
        pytest.param(lambda: p.as_bytes(p.picture(7_900, 5_900), "PNG"), id="png"),
    ],
)
def test_the_largest_photos_fit_into_the_memory_of_a_decoder(decoder, photo):
    assert decoder.clean(photo()).large.width >= 1_900


def test_a_photo_that_takes_too_much_memory_is_refused_and_the_next_one_is_not(one):
    clear = p.as_bytes(Image.new("RGBA", (7_900, 5_900)), "PNG", compress_level=1)

    with pytest.raises(UnreadablePhoto, match="smaller copy"):
        one.clean(clear)

    assert one.clean(p.jpeg()).large.width == 640


def test_a_photo_that_takes_too_much_time_is_refused_and_the_next_one_is_not(monkeypatch):
    # Only the processor's time is meant here, however busy the machine is.
    monkeypatch.setattr(module, "WALL_PER_CPU", 100)
    pool = Decoders(replace(LIMITS, cpu_s=0.4), 1)

    with pytest.raises(UnreadablePhoto, match="takes too long"):
        pool.clean(p.scan_bomb(2_000))

    assert pool.clean(p.jpeg()).large.width == 640
    pool.close()


def test_time_is_counted_for_each_photo_anew(monkeypatch):
    # Only the processor's time is meant here, however busy the machine is.
    monkeypatch.setattr(module, "WALL_PER_CPU", 100)
    pool = Decoders(replace(LIMITS, cpu_s=0.4), 1)
    photo = p.jpeg(3_000, 2_000)

    widths = {pool.clean(photo).large.width for _ in range(12)}

    assert widths == {2_048}
    pool.close()


def test_a_decoder_that_hangs_is_ended_and_the_upload_may_be_tried_again(monkeypatch):
    monkeypatch.setattr(module, "WALL_PER_CPU", 1)
    decoder = Decoder(replace(LIMITS, cpu_s=2))
    decoder.clean(p.jpeg(8, 8))
    os.kill(decoder.pid, signal.SIGSTOP)

    with pytest.raises(PhotosBusy) as refusal:
        decoder.clean(p.jpeg())

    assert refusal.value.members == {"retry_after_s": 5}
    assert not decoder.is_fit
    assert not is_alive(decoder.pid)


def test_a_decoder_that_is_killed_says_so(decoder):
    os.kill(decoder.pid, signal.SIGKILL)

    with pytest.raises(DecoderDied, match="status -9"):
        decoder.clean(p.jpeg())

    assert not decoder.is_fit


def test_a_decoder_that_talks_nonsense_is_ended():
    ours, theirs = socket.socketpair()
    decoder = Decoder(LIMITS)
    decoder._peer.close()  # noqa: SLF001 - takes the place of a decoder that was taken over
    decoder._peer = ours  # noqa: SLF001
    theirs.sendall(b"\xff\xff\xff\xff")

    with pytest.raises(DecoderDied):
        decoder.clean(p.jpeg())

    theirs.close()
    assert not is_alive(decoder.pid)


def test_the_photo_after_a_killed_decoder_gets_a_new_one(one):
    before = set(children_of(os.getpid()))
    one.clean(p.jpeg())
    (first,) = set(children_of(os.getpid())) - before
    os.kill(first, signal.SIGKILL)

    assert one.clean(p.jpeg()).large.width == 640
    assert not is_alive(first)


def test_a_decoder_is_replaced_after_many_photos(one, monkeypatch):
    monkeypatch.setattr(module, "RECYCLE_AFTER_N", 2)
    before = set(children_of(os.getpid()))
    seen: list[int] = []

    for _ in range(5):
        one.clean(p.jpeg(8, 8))
        seen += set(children_of(os.getpid())) - before

    assert len(seen) == 5  # one at a time
    assert len(set(seen)) == 3
    assert [is_alive(pid) for pid in dict.fromkeys(seen)] == [False, False, True]


def test_threads_share_the_decoders(one):
    widths: list[int] = []
    photos = [p.jpeg(100 + n, 80) for n in range(12)]

    def upload(photo: bytes) -> None:
        widths.append(one.clean(photo).large.width)

    threads = [threading.Thread(target=upload, args=(photo,)) for photo in photos]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(widths) == [100 + n for n in range(12)]


def test_an_upload_that_finds_no_free_decoder_is_told_to_come_again(monkeypatch):
    pool = Decoders(replace(LIMITS, cpu_s=0.1), 1)
    pool._slots.get()  # noqa: SLF001 - another upload has it and keeps it

    with pytest.raises(PhotosBusy, match="Try again"):
        pool.clean(p.jpeg())


def test_closing_ends_the_processes_and_a_later_photo_starts_new_ones(one):
    before = set(children_of(os.getpid()))
    one.clean(p.jpeg())
    (pid,) = set(children_of(os.getpid())) - before

    one.close()

    assert not is_alive(pid)
    assert one.clean(p.jpeg()).large.width == 640


PROGRAM = """
import os, sys
from pathlib import Path
from civic.photos.decoders import decoders
decoders().clean(bytes.fromhex(sys.argv[1]))
(child,) = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
print(child, flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("how", [None, signal.SIGINT, signal.SIGKILL])
def test_decoders_end_with_the_process_that_started_them(how):
    parent = subprocess.Popen(
        [sys.executable, "-W", "error", "-c", PROGRAM, p.jpeg(8, 8).hex()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    assert is_alive(child)

    if how is not None:
        os.killpg(parent.pid, how) if how is signal.SIGINT else parent.send_signal(how)
    _, complaints = parent.communicate(timeout=PATIENCE_S)

    wait_until(lambda: not is_alive(child))
    assert b"ResourceWarning" not in complaints


def test_the_loop_of_a_decoder_answers_until_the_other_end_hangs_up():
    ours, theirs = socket.socketpair()
    # In the main thread, since only that may set an alarm.
    answers: list[bytes] = []

    nothing_to_paint = b'{"strokes": [], "rectangles": []}'

    def ask() -> None:
        send_frame(ours, nothing_to_paint)
        send_frame(ours, p.jpeg())
        answers.extend(receive_frame(ours, 1 << 20) for _ in range(4))
        send_frame(ours, nothing_to_paint)
        send_frame(ours, b"GIF89a")
        answers.append(receive_frame(ours, 1 << 20))
        ours.close()

    asking = threading.Thread(target=ask)
    asking.start()
    serve(theirs, LIMITS)
    asking.join()
    theirs.close()

    assert b'"sizes"' in answers[0]
    assert b'"UnsupportedPhoto"' in answers[4]


def test_a_thousand_cuts_are_refused_or_healed_and_kill_no_decoder(decoder):
    chance = random.Random(4711)
    exif = p.camera_exif()
    samples = [
        p.jpeg(64, 48, exif=exif),
        p.jpeg(64, 48, progressive=True),
        p.mpf_jpeg(),
        p.as_bytes(p.picture(64, 48), "PNG", exif=exif),
        p.as_bytes(p.picture(64, 48), "WEBP", exif=exif),
        p.heic(64, 48, exif=exif.tobytes()),
    ]
    answers: Counter[str] = Counter()

    for _ in range(1_000):
        photo = bytearray(chance.choice(samples))
        for _ in range(chance.choice((1, 3, 20))):
            photo[chance.randrange(12, len(photo))] = chance.randrange(256)
        try:
            decoder.clean(bytes(photo))
            answers["clean"] += 1
        except (UnreadablePhoto, TooManyPixels) as refusal:
            answers[type(refusal).__name__] += 1

    assert answers.total() == 1_000
    assert answers["clean"] > 50
    assert answers["UnreadablePhoto"] > 50
