# SPDX-License-Identifier: EUPL-1.2
from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image

from civic.photos.codec import clean
from civic.photos.errors import TooManyPixels, UnreadablePhoto, UnsupportedPhoto
from civic.photos.policy import CaptureLocation, CodecLimits
from tests.corpus.photos import pictures as p
from tests.corpus.photos.accept import ACCEPT

LIMITS = CodecLimits(50_000_000, {"small": 320, "medium": 960, "large": 2048})
#: Start, JFIF, tables, progressive frame, Huffman tables, scans, end. No APP1-15, no comment.
PLAIN_MARKERS = {0xD8, 0xE0, 0xDB, 0xC2, 0xC4, 0xDA, 0xD9}


def markers(photo: bytes) -> set[int]:
    """Return the markers of a JPEG; inside scans 0xFF is followed by 0."""
    return {
        following
        for byte, following in pairwise(photo)
        if byte == 0xFF and following not in {0x00, 0xFF}
    }


def pixels_of(photo: bytes) -> Image.Image:
    return Image.open(BytesIO(photo)).convert("RGB")


def near(found: object, wanted: tuple[int, int, int], tolerance: int = 14) -> bool:
    assert isinstance(found, tuple)
    return all(abs(a - b) <= tolerance for a, b in zip(found, wanted, strict=True))


@pytest.mark.parametrize("name", ACCEPT)
def test_renditions_hold_pixels_and_nothing_else(name):
    photo = ACCEPT[name][1]()

    renditions = clean(photo, LIMITS).renditions

    for rendition in renditions.values():
        assert pixels_of(rendition.jpeg).size == (rendition.width, rendition.height)
        assert not [secret for secret in p.SECRETS if secret in rendition.jpeg]


def test_only_the_markers_of_a_plain_progressive_jpeg_are_written():
    rendition = clean(p.talkative_jpeg(), LIMITS).renditions["small"]

    # Bytes of tables may look like markers too; those of metadata would be APP1 on, or COM.
    found = markers(rendition.jpeg[:20]) | {
        marker for marker in markers(rendition.jpeg) if marker in {*range(0xE1, 0xF0), 0xFE}
    }
    assert found <= PLAIN_MARKERS
    assert b"\xff\xc2" in rendition.jpeg


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_every_orientation_is_turned_upright(orientation, kind):
    turn_back = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = p.picture()
    if orientation in turn_back:
        stored = stored.transpose(turn_back[orientation])
    photo = p.as_bytes(stored, kind, exif=p.camera_exif(orientation=orientation))

    large = clean(photo, LIMITS).large

    upright = pixels_of(large.jpeg)
    assert upright.size == (640, 480)
    corners = [upright.getpixel(at) for at in ((9, 9), (630, 9), (9, 470), (630, 470))]
    assert all(map(near, corners, (p.RED, p.GREEN, p.BLUE, p.WHITE)))


def test_a_heic_is_turned_once():
    image = p.picture().transpose(Image.Transpose.ROTATE_90)
    photo = p.as_bytes(image, "HEIF", exif=p.camera_exif(orientation=6).tobytes())

    upright = pixels_of(clean(photo, LIMITS).large.jpeg)

    assert upright.size == (640, 480)
    assert near(upright.getpixel((9, 9)), p.RED)


@pytest.mark.parametrize(
    ("photo", "colour"),
    [
        (p.cmyk_jpeg, p.RED),
        (p.png_16_bit, p.RED),
        (lambda: p.grey_16_bit(0x8000), (128, 128, 128)),
        (lambda: p.grey_16_bit(0xFFFF), (255, 255, 255)),
        (lambda: p.animated_webp(3), p.RED),
        (p.mpf_jpeg, p.RED),
        (lambda: p.as_bytes(Image.new("RGBA", (64, 48), (255, 0, 0, 0)), "PNG"), (255, 255, 255)),
        (lambda: p.as_bytes(Image.new("RGBA", (64, 48), (255, 0, 0, 0)), "WEBP"), (255, 255, 255)),
        (lambda: p.as_bytes(Image.new("RGBA", (64, 48), (0, 0, 0, 128)), "PNG"), (127, 127, 127)),
        (lambda: p.as_bytes(Image.new("LA", (64, 48), (0, 128)), "PNG"), (127, 127, 127)),
    ],
)
def test_colours_survive_and_what_is_clear_becomes_white(photo, colour):
    large = clean(photo(), LIMITS).large

    assert near(pixels_of(large.jpeg).getpixel((20, 20)), colour)


def test_colours_are_converted_by_the_profile():
    large = clean(p.swapped_colours_jpeg(), LIMITS).large

    red, green, _ = pixels_of(large.jpeg).getpixel((20, 20))  # type: ignore[misc]
    assert green > red


@pytest.mark.parametrize(
    ("size", "renditions"),
    [
        ((4032, 3024), {"large": (2016, 1512), "medium": (960, 720), "small": (320, 240)}),
        ((3000, 1000), {"large": (2048, 683), "medium": (960, 320), "small": (320, 107)}),
        ((1000, 3000), {"large": (683, 2048), "medium": (320, 960), "small": (107, 320)}),
        ((500, 400), {"large": (500, 400), "medium": (500, 400), "small": (320, 256)}),
        ((8000, 2), {"large": (2048, 1), "medium": (960, 1), "small": (320, 1)}),
    ],
)
def test_renditions_are_as_large_as_wanted_and_never_enlarged(size, renditions):
    made = clean(p.jpeg(*size), LIMITS).renditions

    assert {name: (r.width, r.height) for name, r in made.items()} == renditions


def test_the_same_photo_gives_the_same_digest_whatever_its_metadata():
    plain, talkative = clean(p.jpeg(), LIMITS), clean(p.talkative_jpeg(), LIMITS)

    assert plain.digest == talkative.digest
    assert plain.digest != clean(p.jpeg(600, 480), LIMITS).digest


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_place_and_time_are_read_from_every_format(kind):
    exif = p.camera_exif(offset="+02:00")
    photo = p.as_bytes(p.picture(), kind, exif=exif.tobytes())

    capture = clean(photo, LIMITS).capture

    assert capture.captured_at == "2026-11-22T09:50:07+02:00"
    assert capture.location == CaptureLocation(24.941667, 60.170972, 4.5)


def test_a_photo_without_a_place_has_a_time():
    capture = clean(p.jpeg(exif=p.camera_exif(gps=False)), LIMITS).capture

    assert capture.captured_at == "2026-11-22T09:50:07"
    assert capture.location is None


def test_a_photo_of_exactly_the_most_pixels_is_taken_and_one_more_row_is_not():
    limits = CodecLimits(640 * 480, LIMITS.rendition_px)

    assert clean(p.jpeg(640, 480), limits).large.width == 640
    for kind in ("JPEG", "PNG", "WEBP", "HEIF"):
        with pytest.raises(TooManyPixels):
            clean(p.as_bytes(p.picture(640, 482), kind), limits)


def test_what_is_no_photo_is_refused_in_words_for_people():
    with pytest.raises(UnsupportedPhoto):
        clean(b"<svg/>", LIMITS)
    with pytest.raises(UnreadablePhoto, match="Take it again or choose another"):
        clean(p.jpeg(quality=100)[:5000], LIMITS)
