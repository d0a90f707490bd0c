# SPDX-License-Identifier: EUPL-1.2
"""What differs between a city as it stands and as it shall be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What a city consists of, in the order in which it is put up."""

    CITY = "city"
    CALENDAR = "calendar"
    PROMISE = "promise"
    AREA = "area"
    ORGANISATION = "organisation"
    DEPARTMENT = "department"
    GROUP = "group"
    CATEGORY = "category"
    RESPONSIBILITY = "responsibility"


#: Reports pin versions of these; one that is in no file any more just is not used.
NEVER_WITHDRAWN = frozenset({Kind.CALENDAR, Kind.PROMISE})

#: Field -> plain JSON value.
Record = Mapping[str, Any]
#: Kind -> code -> record; codes keep the order of the files.
State = Mapping[Kind, Mapping[str, Record]]
#: First day of what does not hold from today on: a calendar or promise.
Begins = Mapping[tuple[Kind, str], date]


def first_day(begins: Begins, kind: Kind, code: str, today: date) -> date:
    """Return from when what the files say holds; a day that is over was another apply's."""
    return max(today, begins.get((kind, code), today))


class Verb(StrEnum):
    """What becomes of a thing."""

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    RENEWED = "renewed"


@dataclass(frozen=True)
class Change:
    """One line of a diff; `field` is empty where the whole thing comes or goes."""

    kind: Kind
    code: str
    verb: Verb
    field: str = ""
    old: Any = None
    new: Any = None


def changes(old: State, new: State) -> tuple[Change, ...]:
    """Return what makes `new` of `old`, kind by kind; nothing where they are the same."""
    return tuple(change for kind in Kind for change in _of_kind(kind, old, new))


def _of_kind(kind: Kind, old: State, new: State) -> Iterator[Change]:
    before, after = old.get(kind, {}), new.get(kind, {})
    for code, record in after.items():
        if code not in before:
            yield Change(kind, code, Verb.ADDED)
        else:
            for field, was, will_be in _fields("", before[code], record):
                yield Change(kind, code, Verb.CHANGED, field, was, will_be)
    if kind not in NEVER_WITHDRAWN:
        for code in before:
            if code not in after:
                yield Change(kind, code, Verb.WITHDRAWN)


def _fields(prefix: str, was: Any, will_be: Any) -> Iterator[tuple[str, Any, Any]]:
    """Yield what differs, as deep as mappings go: `name.fi` and not all of `name`."""
    if isinstance(was, Mapping) and isinstance(will_be, Mapping):
        for key in [*was, *(key for key in will_be if key not in was)]:
            path = f"{prefix}.{key}" if prefix else str(key)
            yield from _fields(path, was.get(key), will_be.get(key))
    elif was != will_be:
        yield prefix, was, will_be
