# SPDX-License-Identifier: EUPL-1.2
"""Files that are taken, whatever hides in them; name -> (name of the file, its bytes)."""

from collections.abc import Callable

from PIL import Image

from tests.corpus.photos import pictures as p

RTL_OVERRIDE = "\u202e"


def _clear_palette() -> bytes:
    image = p.picture().quantize(8)
    return p.as_bytes(image, "PNG", transparency=0)


def _clear_png() -> bytes:
    return p.as_bytes(Image.new("RGBA", (64, 48), (255, 0, 0, 0)), "PNG")


ACCEPT: dict[str, tuple[str, Callable[[], bytes]]] = {
    "jpeg baseline": ("a.jpg", p.jpeg),
    "jpeg progressive": ("a.jpg", lambda: p.jpeg(progressive=True)),
    "jpeg cmyk": ("a.jpg", p.cmyk_jpeg),
    "jpeg grey": ("a.jpg", lambda: p.as_bytes(p.picture().convert("L"))),
    "jpeg of one pixel": ("a.jpg", lambda: p.jpeg(1, 1)),
    "jpeg with a comment of 0 bytes": ("a.jpg", lambda: p.with_segments(p.jpeg(), (0xFE, b""))),
    "jpeg with all metadata": ("a.jpg", p.talkative_jpeg),
    "jpeg with a second picture": ("a.jpg", p.mpf_jpeg),
    "jpeg with a colour profile": ("a.jpg", p.swapped_colours_jpeg),
    "jpeg with a broken colour profile": ("a.jpg", lambda: p.jpeg(icc_profile=b"x" * 200)),
    "jpeg with a colour profile of 6 MB": ("a.jpg", lambda: p.jpeg(icc_profile=b"x" * 6_000_000)),
    "jpeg with broken exif": (
        "a.jpg",
        lambda: p.with_segments(p.jpeg(), (0xE1, b"Exif\0\0MM\0*\xff")),
    ),
    "jpeg + zip": ("a.jpg", lambda: p.jpeg() + b"PK\x03\x04" + b"\0" * 26),
    "jpeg + html": ("a.jpg", lambda: p.jpeg() + b"<html><script>alert(1)</script></html>"),
    "jpeg + php": ("a.php.jpg", lambda: p.jpeg() + b"<?php system('id'); ?>"),
    "jpeg + js": ("a.js.jpg", lambda: p.with_segments(p.jpeg(), (0xFE, b"*/=alert(1);/*"))),
    "png": ("a.png", lambda: p.as_bytes(p.picture(), "PNG")),
    "png of 16 bits": ("a.png", p.png_16_bit),
    "png of 16 bits grey": ("a.png", lambda: p.grey_16_bit(0x8000)),
    "png of 1 bit": ("a.png", lambda: p.as_bytes(p.picture().convert("1"), "PNG")),
    "png with palette and transparency": ("a.png", _clear_palette),
    "png with transparency": ("a.png", _clear_png),
    "png with exif": ("a.png", lambda: p.as_bytes(p.picture(), "PNG", exif=p.camera_exif())),
    "png + zip": ("a.png", lambda: p.as_bytes(p.picture(), "PNG") + b"PK\x03\x04" + b"\0" * 26),
    "png animated": ("a.png", lambda: p.animated_png(50)),
    "webp": ("a.webp", lambda: p.as_bytes(p.picture(), "WEBP")),
    "webp lossless": ("a.webp", lambda: p.as_bytes(p.picture(), "WEBP", lossless=True)),
    "webp with exif": ("a.webp", lambda: p.as_bytes(p.picture(), "WEBP", exif=p.camera_exif())),
    "webp animated, 10,000 frames": ("a.webp", lambda: p.animated_webp(10_000)),
    "heic": ("a.heic", p.heic),
    "heic with exif": ("a.heic", lambda: p.heic(exif=p.camera_exif().tobytes())),
    "named with 300 characters": (f"{'x' * 296}.jpg", p.jpeg),
    "named right to left": (f"a{RTL_OVERRIDE}gpj.exe", p.jpeg),
    "named with a path": ("../../../../etc/passwd.jpg", p.jpeg),
    "named with two extensions": ("a.jpg.html", p.jpeg),
    "named like a png": ("a.png", p.jpeg),
    **{
        f"jpeg with orientation {n}": (
            "a.jpg",
            lambda n=n: p.jpeg(exif=p.camera_exif(orientation=n)),  # type: ignore[misc]
        )
        for n in range(1, 9)
    },
}
