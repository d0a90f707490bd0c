# SPDX-License-Identifier: EUPL-1.2
"""Drawn pictures that stand for the photos of the demo city."""

import io
from random import Random

from PIL import Image, ImageDraw, ImageFilter

WIDTH_PX, HEIGHT_PX = 1280, 960
HORIZON_PX = 520


def street_scene(rng: Random, what: str) -> bytes:
    """Return a JPEG of a street with houses and what of WRONG is wrong there."""
    image = Image.new("RGB", (WIDTH_PX, HEIGHT_PX))
    draw = ImageDraw.Draw(image)
    _sky(draw, rng)
    _houses(draw, rng)
    _pavement(draw, rng)
    WRONG[what](draw, rng)
    soft = image.filter(ImageFilter.GaussianBlur(0.8))
    out = io.BytesIO()
    soft.save(out, "JPEG", quality=80)
    return out.getvalue()


def _sky(draw: ImageDraw.ImageDraw, rng: Random) -> None:
    light = rng.randint(150, 225)
    for y in range(HORIZON_PX):
        shade = light + (255 - light) * y // HORIZON_PX
        draw.line([(0, y), (WIDTH_PX, y)], fill=(shade - 22, shade - 8, min(255, shade + 6)))


def _houses(draw: ImageDraw.ImageDraw, rng: Random) -> None:
    x = 0
    while x < WIDTH_PX:
        width = rng.randint(160, 300)
        top = rng.randint(90, 300)
        base = rng.choice([(196, 170, 132), (178, 142, 120), (206, 196, 176), (160, 158, 150)])
        draw.rectangle([x, top, x + width, HORIZON_PX], fill=base)
        dark = tuple(max(0, part - 70) for part in base)
        for window_x in range(x + 20, x + width - 40, 56):
            for window_y in range(top + 26, HORIZON_PX - 60, 74):
                draw.rectangle([window_x, window_y, window_x + 30, window_y + 46], fill=dark)
        x += width + rng.randint(0, 8)


def _pavement(draw: ImageDraw.ImageDraw, rng: Random) -> None:
    grey = rng.randint(104, 134)
    draw.rectangle([0, HORIZON_PX, WIDTH_PX, HEIGHT_PX], fill=(grey, grey, grey - 4))
    for y in range(HORIZON_PX + 30, HEIGHT_PX, 46):
        draw.line([(0, y), (WIDTH_PX, y)], fill=(grey - 18,) * 3, width=2)
    for x in range(-400, WIDTH_PX + 400, 120):
        draw.line(
            [(WIDTH_PX // 2 + (x - WIDTH_PX // 2) // 2, HORIZON_PX), (x, HEIGHT_PX)],
            fill=(grey - 14,) * 3,
            width=2,
        )


def _hole(draw: ImageDraw.ImageDraw, rng: Random) -> None:
    x, y = rng.randint(380, 820), rng.randint(640, 820)
    for step in range(6):
        r = 150 - 22 * step
        shade = 92 - 12 * step
        draw.ellipse([x - r, y - r // 3, x + r, y + r // 3], fill=(shade, shade, shade - 3))


def _rubbish(draw: ImageDraw.ImageDraw, rng: Random) -> None:
    for _ in range(14):
        x, y = rng.randint(300, 950), rng.randint(600, 880)
        colour = (rng.randint(60, 230), rng.randint(60, 200), rng.randint(50, 200))
        w, h = rng.randint(20, 90), rng.randint(16, 60)
        draw.rounded_rectangle([x, y, x + w, y + h], 8, fill=colour)


def _lamp(draw: ImageDraw.ImageDraw, rng: Random) -> None:
    x = rng.randint(380, 900)
    draw.rectangle([x - 7, 170, x + 7, 760], fill=(58, 62, 64))
    draw.line([(x, 176), (x + 120, 150)], fill=(58, 62, 64), width=12)
    draw.ellipse([x + 92, 140, x + 168, 182], fill=(38, 40, 42))


WRONG = {"hole": _hole, "rubbish": _rubbish, "lamp": _lamp}
