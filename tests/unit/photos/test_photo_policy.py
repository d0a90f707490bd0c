# SPDX-License-Identifier: EUPL-1.2
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civic.photos.policy import (
    CaptureLocation,
    PhotoKind,
    capture_location,
    captured_at,
    fitted,
    kind_of,
    object_key,
)

NORTH, EAST = ((60.0, 10.0, 15.5), "N"), ((24.0, 56.0, 30.0), "E")


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01", PhotoKind.JPEG),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\r", PhotoKind.PNG),
        (b"RIFF\x00\x00\x00\x00WEBP", PhotoKind.WEBP),
        (b"\x00\x00\x00\x18ftypheic", PhotoKind.HEIC),
        (b"\x00\x00\x00\x18ftypmif1", PhotoKind.HEIC),
        (b"\x00\x00\x00\x18ftypavif", None),  # not among the formats offered
        (b"\x00\x00\x00\x18ftypisom", None),  # a film
        (b"RIFF\x00\x00\x00\x00AVI ", None),  # another one
        (b"GIF89a", None),
        (b"<svg xmlns=", None),
        (b"\xff\xd8", None),
        (b"", None),
    ],
)
def test_the_first_bytes_tell_the_format(head, kind):
    assert kind_of(head) is kind


@given(width=st.integers(1, 100_000), height=st.integers(1, 100_000), longest=st.integers(1, 4_000))
def test_a_rendition_fits_and_is_never_larger_and_never_empty(width, height, longest):
    small_width, small_height = fitted(width, height, longest)

    assert 1 <= small_width <= min(width, longest)
    assert 1 <= small_height <= min(height, longest)


@given(width=st.integers(100, 9_000), height=st.integers(100, 9_000))
def test_a_rendition_keeps_the_shape(width, height):
    small_width, small_height = fitted(width, height, 320)

    assert abs(small_width - width * small_height / height) <= 1 + width / height


def test_objects_are_spread_over_folders_by_their_digest():
    assert object_key("ab" + "c" * 62, "small") == f"photos/ab/{'c' * 62}/small.jpg"


@pytest.mark.parametrize(
    ("instant", "offset", "iso"),
    [
        ("2026:11:22 09:50:07", None, "2026-11-22T09:50:07"),
        ("2026:11:22 09:50:07", "+02:00", "2026-11-22T09:50:07+02:00"),
        ("2026:11:22 09:50:07\x00", "+02:00", "2026-11-22T09:50:07+02:00"),  # closed by a zero
        ("2026:11:22 09:50:07", "   :  ", "2026-11-22T09:50:07"),  # blanks: offset not known
        ("2026:11:22 09:50:07", "<b>+02:00", "2026-11-22T09:50:07"),
        ("0000:00:00 00:00:00", None, None),  # the clock was never set
        ("2026:02:30 09:50:07", None, None),  # no such day
        ("<script>alert(1)</script>", None, None),
        ("", None, None),
        (b"2026:11:22 09:50:07", None, None),
        (None, None, None),
    ],
)
def test_the_camera_clock_is_offered_only_when_it_is_an_instant(instant, offset, iso):
    assert captured_at(instant, offset) == iso


@pytest.mark.parametrize(
    ("lon", "lat", "place"),
    [
        (EAST, NORTH, (24.941667, 60.170972)),
        (((24.0, 56.0, 30.0), "W"), ((60.0, 10.0, 15.5), "S"), (-24.941667, -60.170972)),
        (((0.0, 0.0, 0.0), "E"), ((0.0, 0.0, 0.0), "N"), None),  # no satellite found yet
        (((181.0, 0.0, 0.0), "E"), NORTH, None),
        (EAST, ((91.0, 0.0, 0.0), "N"), None),
        (EAST, ((math.nan, 0.0, 0.0), "N"), None),
        (EAST, ((math.inf, 0.0, 0.0), "N"), None),
        (EAST, ((-60.0, 0.0, 0.0), "N"), None),
        (EAST, ((60.0, 10.0), "N"), None),
        (EAST, ((60.0, 10.0, 15.5), "?"), None),
        (EAST, ((60.0, 10.0, 15.5), None), None),
        (EAST, (("60", "x", "1"), "N"), None),
        (EAST, (None, None), None),
        ((None, None), NORTH, None),
    ],
)
def test_the_camera_place_is_offered_only_when_it_is_one(lon, lat, place):
    found = capture_location(lon, lat, None)

    assert found == (None if place is None else CaptureLocation(*place))


@pytest.mark.parametrize(
    ("said", "offered"), [(4.5, 4.5), (None, None), (0, None), (-3, None), (math.nan, None)]
)
def test_accuracy_is_offered_only_when_it_is_a_distance(said, offered):
    place = capture_location(EAST, NORTH, said)

    assert place is not None
    assert place.accuracy_m == offered
