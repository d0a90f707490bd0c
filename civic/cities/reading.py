# SPDX-License-Identifier: EUPL-1.2
"""A city's files made into the state that they ask for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from civic.catalogue.kinds import Moderation, PhotoDuty, Visibility
from civic.cities.files import Document, UnusableCity, read_documents
from civic.cities.parts import Listed, Parts
from civic.cities.policy import Begins, Kind, Record, State
from civic.cities.references import calendar_words, reference_faults
from civic.cities.validation import form_faults
from civic.places.policy import as_multipolygon
from civic.sla.promise_policy import as_json, promise_of
from civic.sla.schemas import calendar_spec

NOBODY = UUID(int=0)
#: What the rules of a jurisdiction hold besides its managed buildings.
RULES = ("contact", "theme_colour", "moderation_words", "ombudsman")


@dataclass(frozen=True)
class City:
    """A city as its files describe it, without a fault."""

    code: str
    state: State
    begins: Begins = field(default_factory=dict)


def read_city(folder: Path, now: datetime) -> City:
    """Return the city of `folder`.

    Raises:
        UnusableCity: with everything that is wrong, file and line each.
    """
    documents, faults = read_documents(folder)
    for document in documents:
        faults.extend(form_faults(document))
    faults.extend(reference_faults(documents, now))
    if faults:
        raise UnusableCity(faults)
    return _city(documents)


def wkt(geometry: BaseGeometry) -> str:
    """Return an outline so that equal ones are equal texts, whatever corner they begin with."""
    return str(shapely.to_wkt(as_multipolygon(geometry).normalize(), rounding_precision=8))


def ring(corners: Sequence[Sequence[float]]) -> BaseGeometry:
    """Return the polygon that a list of corners in lon/lat encloses."""
    return shape({"type": "Polygon", "coordinates": [corners]})


def promise_words(spec: Mapping[str, Any]) -> Record:
    """Return a promise in the one way in which it can be compared."""
    return as_json(promise_of(NOBODY, "", 1, spec))


def scope(category: str | None, group: str | None, area: str | None) -> str:
    """Return the code under which a responsibility is compared: `pothole in kallio`."""
    return f"{category or (group and f'group {group}') or 'everything'} in {area or 'all areas'}"


def _city(documents: Sequence[Document]) -> City:
    parts = Parts.of(documents)
    content: Mapping[str, Any] = parts.city.content if parts.city else {}
    listed = parts.listed
    groups = sorted(listed["groups"], key=lambda group: (group.content["position"], group.code))
    state = {
        Kind.CITY: {content["code"]: _jurisdiction(content)},
        Kind.CALENDAR: _records(listed["calendars"], lambda c: _calendar(c, content["zone"])),
        Kind.PROMISE: _records(listed["promises"], _promise),
        Kind.AREA: _records(listed["areas"], _area),
        Kind.ORGANISATION: _records(listed["organisations"], _organisation),
        Kind.DEPARTMENT: _records(listed["departments"], _department),
        Kind.GROUP: _records(groups, _group),
        Kind.CATEGORY: {code: record for group in groups for code, record in _categories(group)},
        Kind.RESPONSIBILITY: dict(map(_responsibility, listed["responsibilities"])),
    }
    dated = {Kind.CALENDAR: listed["calendars"], Kind.PROMISE: listed["promises"]}
    begins = {
        (kind, item.code): date.fromisoformat(item.content["valid_from"])
        for kind, items in dated.items()
        for item in items
        if "valid_from" in item.content
    }
    return City(content["code"], state, begins)


def _records(
    items: Iterable[Listed], record: Callable[[Mapping[str, Any]], Record]
) -> dict[str, Record]:
    return {item.code: record(item.content) for item in items}


def _jurisdiction(content: Mapping[str, Any]) -> Record:
    fields = ("prefix", "name", "zone", "languages", "calendar", "contact", "theme_colour")
    # A report may be in any language, so all of the words are looked for in each.
    words = {word for listed in content.get("moderation_words", {}).values() for word in listed}
    return {
        **{field: content[field] for field in fields},
        "moderation_words": sorted(words),
        "ombudsman": content.get("ombudsman"),
        "outline": wkt(ring(content["outline"])),
    }


def _calendar(content: Mapping[str, Any], zone: str) -> Record:
    spec = calendar_spec(calendar_words(content, zone))
    return {"name": content["name"], "hours": spec.as_json()}


def _promise(content: Mapping[str, Any]) -> Record:
    return promise_words(content)


def _area(content: Mapping[str, Any]) -> Record:
    return {
        "kind": content["kind"],
        "name": content["name"],
        "parent": content.get("parent"),
        "outline": wkt(shape(content["geometry"])),
    }


def _organisation(content: Mapping[str, Any]) -> Record:
    manages = content.get("manages", {})
    return {
        "name": content["name"],
        **{field: content.get(field) for field in ("phone", "email", "opening_hours")},
        "within": wkt(ring(manages["within"])) if "within" in manages else None,
        "addresses": list(manages.get("addresses", [])),
    }


def _department(content: Mapping[str, Any]) -> Record:
    return {
        **{field: content[field] for field in ("kind", "name", "calendar")},
        **{field: content.get(field) for field in ("email", "phone", "organisation")},
    }


def _group(content: Mapping[str, Any]) -> Record:
    return {field: content[field] for field in ("name", "icon", "position")}


def _categories(group: Listed) -> Iterable[tuple[str, Record]]:
    for position, content in enumerate(group.content["categories"]):
        season = content.get("season", {})
        yield (
            content["code"],
            {
                "group": group.code,
                "topic": group.content["topics"][content["topic"]],
                **{field: content[field] for field in ("name", "hint", "synonyms", "photo")},
                "subject_kind": content["subject"],
                "subject_kinds": content.get("subject_kinds", []),
                "response_photo": content.get("response_photo", PhotoDuty.NONE.value),
                "visibility": content.get("visibility", Visibility.PUBLIC.value),
                "moderation": content.get("moderation", Moderation.AUTOMATIC.value),
                "season_from": season.get("from"),
                "season_to": season.get("to"),
                "promise": content["promise"],
                "position": position,
                "questions": [_question(question) for question in content.get("questions", [])],
            },
        )


def _question(content: Mapping[str, Any]) -> Record:
    return {
        **{field: content[field] for field in ("code", "kind", "label")},
        "is_required": content.get("required", False),
        "options": content.get("options", []),
    }


def _responsibility(item: Listed) -> tuple[str, Record]:
    content = item.content
    fields = ("category", "group", "area")
    record = {
        **{field: content.get(field) for field in (*fields, "department")},
        "by_building_manager": content.get("by_building_manager", False),
    }
    return scope(*(content.get(field) for field in fields)), record
