# SPDX-License-Identifier: EUPL-1.2
import json
import random
from dataclasses import asdict
from io import BytesIO

import pytest
from PIL import Image

from civic.photos.codec import clean
from civic.photos.policy import CodecLimits, Marks, Rectangle, Stroke

LIMITS = CodecLimits(50_000_000, {"small": 320, "medium": 960, "large": 2048})
WIDTH, HEIGHT = 1200, 900
#: The part of the picture that somebody must not be known by, in shares.
FACE = (0.4, 0.3, 0.2, 0.2)


def picture(face: int) -> bytes:
    """Return a photo that is the same but for its face, which is noise made of `face`."""
    image = Image.effect_noise((WIDTH, HEIGHT), 0).convert("RGB")
    image.paste((150, 120, 90), (0, 0, WIDTH, HEIGHT))
    x, y, width, height = FACE
    size = (round(width * WIDTH), round(height * HEIGHT))
    noise = random.Random(face)
    pixels = bytes(noise.randrange(256) for _ in range(size[0] * size[1] * 3))
    image.paste(Image.frombytes("RGB", size, pixels), (round(x * WIDTH), round(y * HEIGHT)))
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def pixel(jpeg: bytes, x: float, y: float) -> tuple[int, ...]:
    with Image.open(BytesIO(jpeg)) as image:
        found = image.convert("RGB").getpixel((int(x * image.width), int(y * image.height)))
    assert isinstance(found, tuple)
    return found


def is_dark(found: tuple[int, ...]) -> bool:
    return max(found) < 24


COVERS = {
    "a rectangle": Marks(rectangles=[Rectangle(*FACE)]),
    "a brush": Marks(strokes=[Stroke([(0.38, 0.4), (0.62, 0.4)], 0.25)]),
}


@pytest.mark.parametrize("marks", COVERS.values(), ids=COVERS)
def test_nothing_of_what_was_covered_has_any_influence_on_what_is_kept(marks):
    one, other = (clean(picture(face), LIMITS, marks).renditions for face in (1, 2))

    for name in LIMITS.rendition_px:
        assert one[name].jpeg == other[name].jpeg, name
    assert clean(picture(1), LIMITS).large.jpeg != clean(picture(2), LIMITS).large.jpeg


@pytest.mark.parametrize("marks", COVERS.values(), ids=COVERS)
def test_it_is_dark_in_every_size_and_the_rest_is_as_it_was(marks):
    renditions = clean(picture(1), LIMITS, marks).renditions

    for rendition in renditions.values():
        assert is_dark(pixel(rendition.jpeg, 0.5, 0.4))
        assert not is_dark(pixel(rendition.jpeg, 0.1, 0.9))


def test_a_bent_line_has_no_gaps_and_a_dot_is_round():
    bent = Marks(strokes=[Stroke([(0.2, 0.2), (0.8, 0.2), (0.8, 0.8)], 0.1)])
    dot = Marks(strokes=[Stroke([(0.5, 0.5)], 0.1)])

    corner, round_one = (clean(picture(1), LIMITS, each).large.jpeg for each in (bent, dot))

    assert is_dark(pixel(corner, 0.82, 0.18))
    assert is_dark(pixel(round_one, 0.53, 0.5))
    assert not is_dark(pixel(round_one, 0.56, 0.5))


def test_a_line_as_thin_as_nothing_still_covers():
    thin = Marks(strokes=[Stroke([(0.1, 0.1), (0.9, 0.1)], 0.000001)])

    assert is_dark(pixel(clean(picture(1), LIMITS, thin).large.jpeg, 0.5, 0.1))


def test_marks_survive_the_way_to_the_decoder():
    marks = Marks([Stroke([(0.1, 0.2)], 0.3)], [Rectangle(*FACE)])

    assert Marks.read(json.loads(json.dumps(asdict(marks)))) == marks
    assert not Marks()
