# SPDX-License-Identifier: EUPL-1.2
"""What counts as a photo, how large its renditions are, and what its camera said."""

import hashlib
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any

#: The rendition whose bytes name the photo.
LARGE = "large"
DIGEST = re.compile(r"[0-9a-f]{64}")

#: Brands of HEIC still pictures. Sequences and AVIF have others and are not taken.
#: Source: ISO/IEC 23008-12, annex B.
_HEIC_BRANDS = frozenset((b"heic", b"heix", b"heim", b"heis", b"mif1"))
_EXIF_INSTANT = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)")
_EXIF_OFFSET = re.compile(r"[+-]\d\d:\d\d")
_SEXAGESIMAL = (1, 60, 3600)
# Six decimals of a degree are 11 cm: finer than any camera, and no false promise of more.
_DEGREE_DECIMALS_N = 6


class PhotoKind(StrEnum):
    """File formats that are taken as photos."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    HEIC = "heic"


@dataclass(frozen=True)
class CodecLimits:
    """How large a photo may be and how large its renditions become (longest side, by name)."""

    max_px: int
    rendition_px: Mapping[str, int]


@dataclass(frozen=True)
class Stroke:
    """A line of a brush; points and width in shares of the photo's width and height."""

    points: Sequence[tuple[float, float]]
    #: Share of the photo's width.
    width: float


@dataclass(frozen=True)
class Rectangle:
    """An area; its corner and its sides in shares of the photo's width and height."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Marks:
    """What is painted over in a photo, so that nothing of it is left in the pixels."""

    strokes: Sequence[Stroke] = ()
    rectangles: Sequence[Rectangle] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to paint."""
        return bool(self.strokes or self.rectangles)

    @classmethod
    def read(cls, fields: Mapping[str, Any]) -> "Marks":
        """Return the marks that `dataclasses.asdict` wrote."""
        return cls(
            [Stroke([(x, y) for x, y in s["points"]], s["width"]) for s in fields["strokes"]],
            [Rectangle(**rectangle) for rectangle in fields["rectangles"]],
        )


@dataclass(frozen=True)
class CaptureLocation:
    """Where the camera says that it was, in WGS 84."""

    lon: float
    lat: float
    accuracy_m: float | None = None


@dataclass(frozen=True)
class Capture:
    """When and where a photo was taken, as far as its camera said so."""

    captured_at: str | None = None
    location: CaptureLocation | None = None

    @classmethod
    def read(cls, fields: Mapping[str, Any]) -> "Capture":
        """Return the capture that `dataclasses.asdict` wrote."""
        location = fields["location"]
        return cls(fields["captured_at"], location and CaptureLocation(**location))


@dataclass(frozen=True)
class Rendition:
    """One size of a photo: a JPEG without any metadata."""

    width: int
    height: int
    jpeg: bytes


@dataclass(frozen=True)
class CleanPhoto:
    """A photo that was decoded in full and encoded anew, with what its file told."""

    renditions: Mapping[str, Rendition]
    capture: Capture

    @property
    def large(self) -> Rendition:
        """Return the largest rendition, whose size is the photo's."""
        return self.renditions[LARGE]

    @cached_property
    def digest(self) -> str:
        """Return the name of the photo: SHA-256 of its large rendition, in hex."""
        return hashlib.sha256(self.large.jpeg).hexdigest()


def kind_of(head: bytes) -> PhotoKind | None:
    """Return the format that the first 12 bytes of a file announce; its name counts for nothing."""
    if head.startswith(b"\xff\xd8\xff"):
        return PhotoKind.JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PhotoKind.PNG
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return PhotoKind.WEBP
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC_BRANDS:
        return PhotoKind.HEIC
    return None


def fitted(width: int, height: int, longest_px: int) -> tuple[int, int]:
    """Return the size whose longest side is at most `longest_px`; nothing is made larger."""
    longest = max(width, height)
    if longest <= longest_px:
        return width, height
    share = longest_px / longest
    return max(1, round(width * share)), max(1, round(height * share))


def object_key(digest: str, size: str) -> str:
    """Return where the rendition `size` of a photo is kept in the storage."""
    return f"photos/{digest[:2]}/{digest[2:]}/{size}.jpg"


def captured_at(instant: object, offset: object) -> str | None:
    """Return the camera's clock as ISO 8601; local civil time, with its offset where it is known.

    Source: EXIF 2.32, tags 0x9003 (DateTimeOriginal) and 0x9011 (OffsetTimeOriginal).
    """
    if not isinstance(instant, str) or not (found := _EXIF_INSTANT.match(instant)):
        return None
    year, month, day, time = found.groups()
    zone = offset if isinstance(offset, str) and _EXIF_OFFSET.fullmatch(offset) else ""
    try:
        return datetime.fromisoformat(f"{year}-{month}-{day}T{time}{zone}").isoformat()
    except ValueError:  # cameras without a set clock write 0000:00:00
        return None


def capture_location(
    lon: tuple[object, object], lat: tuple[object, object], accuracy_m: object
) -> CaptureLocation | None:
    """Return the place that EXIF tells, or None where it is missing, broken or 0, 0.

    Args:
        lon: degrees, minutes and seconds, and the reference E or W.
        lat: degrees, minutes and seconds, and the reference N or S.
        accuracy_m: GPSHPositioningError, if there is one.
    """
    east, north = _degrees(*lon, limit=180), _degrees(*lat, limit=90)
    if east is None or north is None or (east == 0 and north == 0):
        return None  # 0, 0 is what cameras write that have not found a satellite
    accuracy = _number(accuracy_m)
    if accuracy is not None and accuracy <= 0:
        accuracy = None
    return CaptureLocation(east, north, accuracy)


def _degrees(parts: object, reference: object, *, limit: int) -> float | None:
    if not isinstance(parts, Sequence) or len(parts) != len(_SEXAGESIMAL):
        return None
    numbers = [_number(part) for part in parts]
    if reference not in {"N", "S", "E", "W"} or None in numbers:
        return None
    value = sum((n or 0.0) / unit for n, unit in zip(numbers, _SEXAGESIMAL, strict=True))
    if not 0 <= value <= limit:
        return None
    return round(-value if reference in {"S", "W"} else value, _DEGREE_DECIMALS_N)


def _number(value: object) -> float | None:
    """Return a rational of EXIF as a float, or None if it is no finite number."""
    try:
        number = float(value)  # type: ignore[arg-type]  # what is no number raises TypeError
    except (TypeError, ValueError, ArithmeticError):
        return None
    return number if math.isfinite(number) else None
