# SPDX-License-Identifier: EUPL-1.2
"""Files that are refused; name -> (name of the file, its bytes, status and type of the answer)."""

import struct
import zlib
from collections.abc import Callable

from PIL import Image

from tests.corpus.photos import pictures as p

UNSUPPORTED = (415, "/problems/unsupported-photo")
UNREADABLE = (422, "/problems/unreadable-photo")
TOO_MANY = (422, "/problems/too-many-pixels")
TOO_LARGE = (413, "/problems/too-large")

_MB = 1_000_000


def _flood_png(side: int) -> bytes:
    return p.png(side, side, (8, 2), p.png_chunk(b"IDAT", zlib.compress(b"\0" * 1000)))


def _bomb_png() -> bytes:
    """12,000 x 12,000 pixels in 20 kB, and they are all there."""
    row = b"\0" * (1 + 12_000 // 8)
    return p.png(12_000, 12_000, (1, 0), p.png_chunk(b"IDAT", zlib.compress(row * 12_000, 9)))


def _bomb_webp() -> bytes:
    return p.as_bytes(Image.new("RGB", (9_000, 9_000)), "WEBP", lossless=True, method=0, quality=0)


def _flood_jpeg() -> bytes:
    photo = bytearray(p.jpeg())
    at = photo.index(b"\xff\xc0")
    photo[at + 5 : at + 9] = struct.pack(">HH", 65_500, 65_500)
    return bytes(photo)


def _flood_heic() -> bytes:
    photo = p.heic()
    size = photo.index(b"ispe") + 8
    return photo[:size] + struct.pack(">LL", 60_000, 60_000) + photo[size + 8 :]


def _with_png_chunk(kind: bytes, content: bytes) -> bytes:
    photo = p.as_bytes(p.picture(), "PNG")
    return photo[:33] + p.png_chunk(kind, content) + photo[33:]


def _icc_png() -> bytes:
    packed = zlib.compress(b"\0" * (20 * _MB), 9)
    return _with_png_chunk(b"iCCP", b"bomb\0\0" + packed)


def _text_png() -> bytes:
    packed = zlib.compress(b"<script>" * (12 * _MB), 9)
    return _with_png_chunk(b"zTXt", b"bomb\0\0" + packed)


def _icc_webp() -> bytes:
    return p.as_bytes(p.picture(), "WEBP", icc_profile=b"x" * (20 * _MB))


def _gif(n_frames: int) -> bytes:
    frames = [Image.new("P", (8, 8), n % 2) for n in range(n_frames)]
    return p.as_bytes(frames[0], "GIF", save_all=True, append_images=frames[1:])


def _half(photo: bytes) -> bytes:
    return photo[: len(photo) // 2]


_SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
_HTML = b"<!doctype html><script>alert(1)</script>"

REJECT: dict[str, tuple[str, Callable[[], bytes], tuple[int, str]]] = {
    "nothing at all": ("a.jpg", lambda: b"", UNSUPPORTED),
    "three bytes of a jpeg": ("a.jpg", lambda: b"\xff\xd8\xff", UNREADABLE),
    "svg": ("a.svg", lambda: _SVG, UNSUPPORTED),
    "svg named jpg": ("a.jpg", lambda: _SVG, UNSUPPORTED),
    "html named jpg": ("a.jpg", lambda: _HTML, UNSUPPORTED),
    "php named jpg": ("a.jpg", lambda: b"<?php system('id'); ?>", UNSUPPORTED),
    "zip named jpg": ("a.jpg", lambda: b"PK\x03\x04" + b"\0" * 100, UNSUPPORTED),
    "pdf": ("a.pdf", lambda: b"%PDF-1.7\n", UNSUPPORTED),
    "gif": ("a.gif", lambda: _gif(1), UNSUPPORTED),
    "gif + js": ("a.gif", lambda: b"GIF89a/*" + b"*/=alert(1);", UNSUPPORTED),
    "gif animated, 10,000 frames": ("a.jpg", lambda: _gif(10_000), UNSUPPORTED),
    "bmp": ("a.bmp", lambda: p.as_bytes(p.picture(), "BMP"), UNSUPPORTED),
    "tiff": ("a.tif", lambda: p.as_bytes(p.picture(), "TIFF"), UNSUPPORTED),
    "avif": ("a.avif", lambda: p.as_bytes(p.picture(), "AVIF"), UNSUPPORTED),
    "film": ("a.heic", lambda: b"\0\0\0\x18ftypisom" + b"\0" * 100, UNSUPPORTED),
    "heic that is none": ("a.heic", lambda: b"\0\0\0\x18ftypheic" + b"\0" * 100, UNREADABLE),
    "jpeg truncated": ("a.jpg", lambda: _half(p.jpeg(quality=100)), UNREADABLE),
    "jpeg progressive truncated": (
        "a.jpg",
        lambda: _half(p.jpeg(quality=100, progressive=True)),
        UNREADABLE,
    ),
    "jpeg truncated in its header": ("a.jpg", lambda: p.jpeg()[:100], UNREADABLE),
    "png truncated": ("a.png", lambda: _half(p.as_bytes(p.picture(), "PNG")), UNREADABLE),
    "webp truncated": ("a.webp", lambda: _half(p.as_bytes(p.picture(), "WEBP")), UNREADABLE),
    "heic truncated": ("a.heic", lambda: _half(p.heic()), UNREADABLE),
    "png with broken pixels": (
        "a.png",
        lambda: p.png(64, 64, (8, 2), p.png_chunk(b"IDAT", b"garbage")),
        UNREADABLE,
    ),
    "png with a colour profile of 20 MB": ("a.png", _icc_png, UNREADABLE),
    "png with 96 MB of text": ("a.png", _text_png, UNREADABLE),
    "webp with a colour profile of 20 MB": ("a.webp", _icc_webp, TOO_LARGE),
    "jpeg of more than 12 MB": ("a.jpg", lambda: p.jpeg() + b"\0" * (12 << 20), TOO_LARGE),
    "png flood, 60,000 x 60,000": ("a.png", lambda: _flood_png(60_000), TOO_MANY),
    "png flood, 2^31 x 2^31": ("a.png", lambda: _flood_png(2**31 - 1), TOO_MANY),
    "png bomb": ("a.png", _bomb_png, TOO_MANY),
    "jpeg flood, 65,500 x 65,500": ("a.jpg", _flood_jpeg, TOO_MANY),
    "webp flood, 16,384 x 16,384": ("a.webp", lambda: p.webp_canvas(16_384, 16_384), TOO_MANY),
    "webp bomb": ("a.webp", _bomb_webp, TOO_MANY),
    "heic flood": ("a.heic", _flood_heic, TOO_MANY),
}
