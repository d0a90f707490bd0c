# SPDX-License-Identifier: EUPL-1.2
"""Photos as phones take them."""

import random
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

#: Camera data that no photo of a resident may still hold on the server.
CAMERA = "SecretCameraMaker"


@cache
def jpeg(
    label: str,
    place: tuple[float, float] | None = None,
    width: int = 2400,
    taken_at: datetime | None = None,
) -> bytes:
    """Return a JPEG of a street with `label` on it; `place` (lon, lat) is in its camera data."""
    height = width * 3 // 4
    dice = random.Random(label)  # noqa: S311 - noise, not secrets
    small = Image.new("RGB", (width // 8, height // 8))
    n_dots = small.width * small.height
    greys = (90 + n * 60 // n_dots + dice.randrange(40) for n in range(n_dots))
    small.putdata([(grey, grey, grey + dice.randrange(9)) for grey in greys])
    image = small.resize((width, height), Image.Resampling.BILINEAR)
    draw = ImageDraw.Draw(image)
    draw.text((width // 10, height // 10), label, fill="white", font_size=width // 12)
    exif = Image.Exif()
    exif[0x010F] = CAMERA
    if place is not None:
        lon, lat = place
        exif.get_ifd(0x8825).update(
            {1: "N" if lat >= 0 else "S", 2: _dms(lat), 3: "E" if lon >= 0 else "W", 4: _dms(lon)}
        )
    if taken_at is not None:
        instant = f"{taken_at:%Y:%m:%d %H:%M:%S}"
        exif.get_ifd(0x8769).update({0x9003: instant, 0x9011: taken_at.isoformat()[-6:]})
    out = BytesIO()
    image.save(out, "JPEG", exif=exif, quality=88)
    return out.getvalue()


def photo_file(
    folder: Path,
    label: str,
    place: tuple[float, float] | None = None,
    taken_at: datetime | None = None,
) -> Path:
    """Return the path of such a photo; of another folder it is another picture."""
    path = folder / f"{label}.jpg"
    # The same picture twice is a case for a moderator, and each try of a test has its own folder.
    path.write_bytes(jpeg(f"{label} {folder.name}", place, taken_at=taken_at))
    return path


def _dms(degrees: float) -> tuple[float, float, float]:
    whole = abs(degrees)
    minutes = (whole - int(whole)) * 60
    return float(int(whole)), float(int(minutes)), (minutes - int(minutes)) * 60
