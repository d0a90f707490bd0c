# SPDX-License-Identifier: EUPL-1.2
"""What the automatic checks stumbled over, word by word; pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from civic.reports.policy import EMAIL, IDENTITY_CODE, PHONE

PERSONAL_DATA, ABUSIVE_WORDS = "personal_data", "abusive_words"


@dataclass(frozen=True)
class Finding:
    """A piece of a text for which somebody has to look at it first."""

    #: As the check is named among the reasons.
    code: str
    #: Which text: description, address, text, or answers.<code>.
    field: str
    #: Characters, from inclusive, to exclusive.
    start: int
    end: int
    text: str


def findings(texts: Mapping[str, str], words: Iterable[str]) -> list[Finding]:
    """Return what the checks find in `texts` by their field, in the order of reading.

    Args:
        texts: field -> text.
        words: the city's abusive words.
    """
    known = {word.casefold() for word in words}
    return sorted(
        (found for name, text in texts.items() for found in _in_text(name, text, known)),
        key=lambda found: (list(texts).index(found.field), found.start, found.end),
    )


def _in_text(name: str, text: str, words: set[str]) -> Iterator[Finding]:
    taken = 0
    personal = (
        match for pattern in (EMAIL, PHONE, IDENTITY_CODE) for match in pattern.finditer(text)
    )
    for match in sorted(personal, key=lambda match: (match.start(), -match.end())):
        if match.start() >= taken:
            yield Finding(PERSONAL_DATA, name, match.start(), match.end(), match[0])
            taken = match.end()
    for match in re.finditer(r"\w+", text):
        if match[0].casefold() in words:
            yield Finding(ABUSIVE_WORDS, name, match.start(), match.end(), match[0])
