# SPDX-License-Identifier: EUPL-1.2
"""By what a picture is known again after it was scaled, compressed or made lighter."""

from io import BytesIO
from itertools import pairwise

from PIL import Image

#: Brightness is compared along so many steps of so many rows: 64 bits.
STEPS, ROWS = 8, 8


def fingerprint(jpeg: bytes) -> int:
    """Return 64 bits of which a copy of the picture shares nearly all.

    Each says whether it gets darker from one step to the next.

    Source: "Kind of like that", Neal Krawetz, 2013 (dHash).
    """
    with Image.open(BytesIO(jpeg)) as picture:
        grey = picture.convert("L").resize((STEPS + 1, ROWS), Image.Resampling.LANCZOS)
    shades = grey.tobytes()
    rows = (shades[start : start + STEPS + 1] for start in range(0, len(shades), STEPS + 1))
    bits = [before > after for row in rows for before, after in pairwise(row)]
    return int("".join("1" if bit else "0" for bit in bits), 2)
