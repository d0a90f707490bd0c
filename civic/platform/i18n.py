# SPDX-License-Identifier: EUPL-1.2
"""Words in the reader's language: gettext catalogues read once, dates in the city's zone."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from babel.messages.pofile import read_po

LANGUAGES = ("en", "fi", "sv", "et", "ru")
CATALOGUES = Path(__file__).resolve().parents[1] / "translations"

#: "Fri 4 Dec, 16:00" in each language's own order.
PATTERNS = {
    "en": "EEE d MMM y, HH:mm",
    "fi": "ccc d.M.y 'klo' H.mm",
    "sv": "EEE d MMM y 'kl.' HH:mm",
    "et": "EEE, d. MMM y, HH:mm",
    "ru": "EEE, d MMM y, HH:mm",
}


def translate(message: str, language: str) -> str:
    """Return `message`, which is English and the key, in `language`; English where it has none."""
    return _catalogue(language).get(message, message)


def pick(texts: Mapping[str, str], language: str) -> str:
    """Return the text in `language`, else in English, else in whatever language there is."""
    return texts.get(language) or texts.get("en") or next(iter(texts.values()), "")


def best_language(wanted: Iterable[str], spoken: Iterable[str] = LANGUAGES) -> str:
    """Return the first of `wanted` (BCP 47 tags, best first) that is spoken; English otherwise."""
    known = set(spoken)
    for tag in wanted:
        language = tag.split("-")[0].lower()
        if language in known:
            return language
    return "en"


def local_instant(at: datetime, zone: str, language: str) -> str:
    """Return the instant as civil time of the city with its weekday, as people write it."""
    pattern = PATTERNS.get(language, PATTERNS["en"])
    return format_datetime(at.astimezone(ZoneInfo(zone)), pattern, locale=language)


@cache
def _catalogue(language: str) -> dict[str, str]:
    path = CATALOGUES / f"{language}.po"
    if language == "en" or not path.exists():
        return {}
    with path.open("rb") as file:
        return {str(m.id): str(m.string) for m in read_po(file) if m.id and m.string}
