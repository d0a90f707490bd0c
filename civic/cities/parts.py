# SPDX-License-Identifier: EUPL-1.2
"""The lists of a city's files, each thing with the place where it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from civic.cities.files import Document, Fault, Where

#: Schema -> its list.
KEYS: Mapping[str, str] = {
    "organisations": "organisations",
    "calendars": "calendars",
    "promises": "promises",
    "departments": "departments",
    "group": "categories",
    "responsibilities": "responsibilities",
}


@dataclass(frozen=True)
class Listed:
    """One thing of a list, and where it stands."""

    document: Document
    where: Where
    content: Mapping[str, Any]

    @property
    def code(self) -> Any:
        """Its code, whatever that is."""
        return self.content.get("code")

    def fault(self, sentence: str, *where: str | int) -> Fault:
        """Return the fault at a value of the thing."""
        return self.document.fault((*self.where, *where), sentence)


@dataclass(frozen=True)
class Parts:
    """The lists of all files."""

    documents: Sequence[Document]
    listed: Mapping[str, Sequence[Listed]]

    @classmethod
    def of(cls, documents: Sequence[Document]) -> "Parts":
        """Return the lists that `documents` hold."""
        listed: dict[str, list[Listed]] = {key: [] for key in KEYS.values()}
        listed["areas"] = [_area(item) for item in _items(documents, "areas", "features")]
        for schema, key in KEYS.items():
            listed[key] = _items(documents, schema, key)
        listed["groups"] = [
            Listed(document, (), document.content)
            for document in documents
            if document.schema == "group" and isinstance(document.content, dict)
        ]
        return cls(documents, listed)

    def codes(self, key: str) -> set[Any]:
        """Return the codes in a list."""
        return {item.code for item in self.listed[key] if isinstance(item.code, str)}

    @property
    def city(self) -> Listed | None:
        """What city.yaml says."""
        for document in self.documents:
            if document.schema == "city" and isinstance(document.content, dict):
                return Listed(document, (), document.content)
        return None


def _items(documents: Sequence[Document], schema: str, key: str) -> list[Listed]:
    return [
        Listed(document, where, content)
        for document in documents
        if document.schema == schema
        for where, content in document.items(key)
    ]


def _area(feature: Listed) -> Listed:
    """Return the feature with its properties as its own, as in the other files."""
    properties = feature.content.get("properties")
    own = properties if isinstance(properties, dict) else {}
    return Listed(
        feature.document,
        (*feature.where, "properties"),
        {**own, "geometry": feature.content.get("geometry")},
    )
