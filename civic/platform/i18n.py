# SPDX-License-Identifier: EUPL-1.2
"""Words in the reader's language: gettext catalogues read once, dates in the city's zone."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from gettext import c2py
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_timedelta
from babel.messages.pofile import read_po

LANGUAGES = ("en", "fi", "sv", "et", "ru")
CATALOGUES = Path(__file__).resolve().parents[1] / "translations"
#: Midnight as people write the end of a day.
END_OF_DAY = "24:00"

#: "Fri 4 Dec 2026" in each language's own order.
DATE_PATTERNS = {
    "en": "EEE d MMM y",
    "fi": "ccc d.M.y",
    "sv": "EEE d MMM y",
    "et": "EEE, d. MMM y",
    "ru": "EEE, d MMM y",
}
#: "Fri 4 Dec 2026, 16:00".
PATTERNS = {
    "en": "EEE d MMM y, HH:mm",
    "fi": "ccc d.M.y 'klo' H.mm",
    "sv": "EEE d MMM y 'kl.' HH:mm",
    "et": "EEE, d. MMM y, HH:mm",
    "ru": "EEE, d MMM y, HH:mm",
}


def N_(message: str) -> str:  # noqa: N802 - what gettext's users call it
    """Mark `message` for the catalogues; it is translated where it is used."""
    return message


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 - as above
    """Mark a singular and its plural for the catalogues."""
    return one, many


def translate(message: str, language: str) -> str:
    """Return `message`, which is English and the key, in `language`; English where it has none."""
    return _catalogue(language).messages.get(message, message)


def translate_n(one: str, many: str, n: int, language: str) -> str:
    """Return the form that `language` has for `n` things; `one` and `many` are English."""
    catalogue = _catalogue(language)
    if (forms := catalogue.plurals.get(one)) is not None:
        return forms[catalogue.form_of(n)]
    return one if n == 1 else many


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
    return _written(at.astimezone(ZoneInfo(zone)), language, PATTERNS)


def local_due(at: datetime, zone: str, language: str) -> str:
    """Return the instant as `local_instant`, but midnight as the end of the day before it."""
    local = at.astimezone(ZoneInfo(zone))
    if local.time() != time(0):
        return _written(local, language, PATTERNS)
    hour = END_OF_DAY.replace(":", ".") if language == "fi" else END_OF_DAY
    ends = {tag: _with_hour(pattern, hour) for tag, pattern in PATTERNS.items()}
    return _written(local - timedelta(microseconds=1), language, ends)


def local_date(day: date, language: str) -> str:
    """Return the day with its weekday."""
    pattern = DATE_PATTERNS.get(language, DATE_PATTERNS["en"])
    return format_date(day, pattern, locale=language)


def age(span: timedelta, language: str) -> str:
    """Return how long something has lasted, in its largest unit: "4 days", "5 hours"."""
    return format_timedelta(span, threshold=1, locale=language)


def _written(local: datetime, language: str, patterns: Mapping[str, str]) -> str:
    return format_datetime(local, patterns.get(language, patterns["en"]), locale=language)


def _with_hour(pattern: str, hour: str) -> str:
    return pattern.replace("HH:mm", f"'{hour}'").replace("H.mm", f"'{hour}'")


def _english_form(n: int) -> int:
    return int(n != 1)


@dataclass(frozen=True)
class _Catalogue:
    messages: Mapping[str, str] = field(default_factory=dict)
    #: English singular -> the forms of the language.
    plurals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    form_of: Callable[[int], int] = _english_form


@cache
def _catalogue(language: str) -> _Catalogue:
    path = CATALOGUES / f"{language}.po"
    if language not in LANGUAGES or language == "en" or not path.exists():
        return _Catalogue()
    with path.open("rb") as file:
        known = read_po(file, locale=language)
    messages: dict[str, str] = {}
    plurals: dict[str, tuple[str, ...]] = {}
    for entry in known:
        if not entry.id or entry.fuzzy:
            continue
        if isinstance(entry.id, str):
            if entry.string:
                messages[entry.id] = str(entry.string)
        elif entry.string and all(entry.string):
            plurals[entry.id[0]] = tuple(entry.string)
    return _Catalogue(messages, plurals, c2py(known.plural_expr))
