# SPDX-License-Identifier: EUPL-1.2
"""A city's files, read so that each fault can name its line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import ScalarNode

#: Path of a value inside its document: keys and positions.
Where = tuple[str | int, ...]

#: File (or folder of files) of a city -> its schema in config/schemas.
LAYOUT: Mapping[str, str] = {
    "city.yaml": "city",
    "areas.geojson": "areas",
    "organisations.yaml": "organisations",
    "calendars.yaml": "calendars",
    "promises.yaml": "promises",
    "departments.yaml": "departments",
    "catalogue/*.yaml": "group",
    "responsibilities.yaml": "responsibilities",
}


@dataclass(frozen=True, order=True)
class Fault:
    """Something wrong at a line of a file, in a sentence."""

    file: str
    line: int
    sentence: str

    def __str__(self) -> str:
        """Return the fault as compilers do, so that editors jump to it."""
        return f"{self.file}:{self.line}: {self.sentence}"


class UnusableCity(Exception):
    """A city's files can't be applied; `faults` names everything that is wrong, in order."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))


@dataclass(frozen=True)
class Document:
    """A file as plain JSON values, and the line of each of them."""

    #: Path below the city's folder, with slashes.
    file: str
    schema: str
    content: Any
    lines: Mapping[Where, int]

    def fault(self, where: Where, sentence: str) -> Fault:
        """Return the fault at `where`, or at the nearest thing around it that has a line."""
        while where and where not in self.lines:
            where = where[:-1]
        return Fault(self.file, self.lines.get(where, 1), sentence)

    def items(self, key: str) -> Iterator[tuple[Where, Mapping[str, Any]]]:
        """Yield the mappings listed under `key`; whatever else stands there is left to schemas."""
        listed = self.content.get(key) if isinstance(self.content, dict) else None
        for n, item in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(item, dict):
                yield (key, n), item


def read_documents(folder: Path) -> tuple[list[Document], list[Fault]]:
    """Return what can be read of a city's folder, in the order of LAYOUT, and what can't."""
    documents: list[Document] = []
    faults: list[Fault] = []
    for pattern, schema in LAYOUT.items():
        paths = sorted(folder.glob(pattern))
        if not paths:
            faults.append(Fault(pattern, 1, "There is no such file."))
        for path in paths:
            name = path.relative_to(folder).as_posix()
            try:
                documents.append(_document(path, name, schema))
            except MarkedYAMLError as error:
                mark = error.problem_mark or error.context_mark
                words = " ".join(str(error.problem or error.context).split())
                faults.append(Fault(name, mark.line + 1 if mark else 1, f"Can't be read: {words}."))
            except (OSError, UnicodeDecodeError) as error:
                faults.append(Fault(name, 1, f"Can't be read: {error}."))
    return documents, faults


class _Constructor(RoundTripConstructor):
    """Leaves days as the texts that they are; ruamel makes dates of them, or fails to."""


def _text(_constructor: _Constructor, node: ScalarNode) -> str:
    return str(node.value)


_Constructor.add_constructor("tag:yaml.org,2002:timestamp", _text)


def _document(path: Path, name: str, schema: str) -> Document:
    # The round-trip loader is the one that keeps lines; YAML 1.2 leaves "no" and 09:00 alone.
    yaml = YAML(typ="rt")
    yaml.Constructor = _Constructor
    tree = yaml.load(path.read_text(encoding="utf-8"))
    lines: dict[Where, int] = {(): 1}
    return Document(name, schema, _plain(tree, (), lines), lines)


def _plain(node: Any, where: Where, lines: dict[Where, int]) -> Any:
    if isinstance(node, CommentedMap):
        mapping = {}
        for key, value in node.items():
            name = _scalar(key)
            lines[(*where, name)] = node.lc.key(key)[0] + 1
            mapping[name] = _plain(value, (*where, name), lines)
        return mapping
    if isinstance(node, CommentedSeq):
        listed = []
        for n, value in enumerate(node):
            lines[(*where, n)] = node.lc.item(n)[0] + 1
            listed.append(_plain(value, (*where, n), lines))
        return listed
    return _scalar(node)


def _scalar(node: Any) -> Any:
    """Return the value without the loader's own types."""
    for kind in (bool, int, float, str):
        if isinstance(node, kind):
            return kind(node)
    return node
