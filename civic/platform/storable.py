# SPDX-License-Identifier: EUPL-1.2
"""What JSON can say and PostgreSQL can't hold; pure."""

import re
from collections.abc import Iterator, Mapping
from math import isfinite
from typing import Any

#: JSON can write a surrogate alone, which is no character and which UTF-8 can't hold.
HALF_A_CHARACTER = re.compile("[\ud800-\udfff]")
#: Levels of a body; ours have three.
NESTED_MOST = 16


def unstorable(value: Any, pointer: str = "") -> Iterator[str]:
    """Return pointers to texts with NUL or half a character, and to what has no end."""
    match value:
        case Mapping() | list() if pointer.count("/") >= NESTED_MOST:
            yield pointer
        case Mapping():
            for key, item in value.items():
                inner = f"{pointer}/{escaped(key)}"
                yield from unstorable(item, inner) if _is_storable(key) else (pointer,)
        case list():
            for position, item in enumerate(value):
                yield from unstorable(item, f"{pointer}/{position}")
        case str() if not _is_storable(value):
            yield pointer
        case float() if not isfinite(value):
            yield pointer


def _is_storable(text: str) -> bool:
    return "\0" not in text and not HALF_A_CHARACTER.search(text)


def escaped(part: str | int) -> str:
    """Return a part of a JSON Pointer. Source: RFC 6901, section 3."""
    return str(part).replace("~", "~0").replace("/", "~1")
