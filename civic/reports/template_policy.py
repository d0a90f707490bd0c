# SPDX-License-Identifier: EUPL-1.2
"""Words with fields, and which of their languages a reader gets; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from civic.platform.problems import FIELD, filled

#: What stands in braces in words of an answer. The reporter's name is none: everybody reads these.
FIELDS = frozenset({"number", "address", "category", "department", "due"})


@dataclass(frozen=True)
class Words:
    """Words in the language in which they are there."""

    text: str
    language: str
    #: Whether the reader's own language was among them.
    is_in_own_language: bool


def words_for(texts: Mapping[str, str], language: str, spoken: Sequence[str]) -> Words:
    """Return the words in the reader's language, else in that of the city which comes first.

    `spoken` are the languages of the city, in its order. At least one text is there.
    """
    for tag in (language, *spoken, *texts):
        if texts.get(tag):
            return Words(texts[tag], tag, tag == language)
    raise LookupError("no words in any language")


def unknown_fields(text: str) -> list[str]:
    """Return what stands in braces in `text` and is no field."""
    return sorted(set(FIELD.findall(text)) - FIELDS)


def with_values(text: str, values: Mapping[str, str]) -> str:
    """Return `text` with its fields replaced; whatever else stands in braces stays."""
    return filled(text, {name: values[name] for name in FIELDS & values.keys()})
