# SPDX-License-Identifier: EUPL-1.2
"""What is doubtful about a city's rules though each of them is well formed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations
from uuid import UUID

from shapely.geometry.base import BaseGeometry as Geometry
from shapely.ops import unary_union

from civic.catalogue.kinds import SubjectKind
from civic.catalogue.snapshot import Catalogue, Category
from civic.places.policy import surface_m2
from civic.platform.i18n import N_
from civic.platform.problems import filled
from civic.routing.policy import AreaHere, Why, route

#: Corners read off a map are some metres off; smaller slivers are no overlap and no gap.
TOLERANCE_M2 = 25.0
#: Steps in for promises that are missing, so it is used even if no category names it.
DEFAULT_PROMISE = "default"


class Level(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """Something that an administrator should look at."""

    level: Level
    #: What it is about: hole, overlap, gap, calendar, people, subjects, promise, manager.
    topic: str
    #: A sentence in English with {fields}: what is translated.
    template: str
    #: Field -> what stands for it: codes and numbers, the same in every language.
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """The sentence in English."""
        return filled(self.template, self.values)


@dataclass(frozen=True)
class ShapedArea:
    """An area with its outline (WGS 84, lon/lat)."""

    id: UUID
    code: str
    kind: str
    outline: Geometry


@dataclass(frozen=True)
class CityShape:
    """All that is checked; None where the database was not asked."""

    catalogue: Catalogue
    outline: Geometry
    areas: tuple[ShapedArea, ...]
    promises: frozenset[str]
    calendars: frozenset[str]
    city_calendar: str
    #: Department code -> number of people who can sign in.
    n_people: Mapping[str, int] | None = None
    #: Subject kind -> kinds that the map has; a building has none of its own: {"building"}.
    subjects: Mapping[str, frozenset[str]] | None = None


def findings(city: CityShape) -> list[Finding]:
    """Return everything doubtful, errors first."""
    checks = (holes, overlaps, gaps, calendars, promises, managers, people, subjects)
    found = [finding for check in checks for finding in check(city)]
    return sorted(found, key=lambda finding: list(Level).index(finding.level))


def holes(city: CityShape) -> Iterator[Finding]:
    """Yield categories that in some part of the city no rule is about."""
    parts = cells(city)
    for category in city.catalogue.open_categories:
        lost = [
            areas
            for areas in parts
            if route(category, areas, None, city.catalogue).why is Why.DISPATCHER
        ]
        if lost:
            values = {"category": category.code}
            sentence = N_("Nobody answers for '{category}' everywhere: it goes to the dispatcher.")
            if len(lost) < len(parts):
                values["areas"] = _where(lost)
                sentence = N_(
                    "Nobody answers for '{category}' in {areas}: it goes to the dispatcher."
                )
            yield Finding(Level.ERROR, "hole", sentence, values)


def overlaps(city: CityShape) -> Iterator[Finding]:
    """Yield areas of a kind that share ground."""
    for one, other in combinations(city.areas, 2):
        if one.kind == other.kind:
            shared_m2 = surface_m2(one.outline.intersection(other.outline))
            if shared_m2 > TOLERANCE_M2:
                values = {"one": one.code, "other": other.code, "shared": f"{shared_m2:,.0f}"}
                sentence = N_("'{one}' and '{other}' overlap by {shared} m².")
                yield Finding(Level.ERROR, "overlap", sentence, values)


def gaps(city: CityShape) -> Iterator[Finding]:
    """Yield how much of the municipality lies in no district."""
    districts = [area.outline for area in city.areas if area.kind == "district"]
    left = city.outline.difference(unary_union(districts)) if districts else city.outline
    if (left_m2 := surface_m2(left)) > TOLERANCE_M2:
        inside = left.representative_point()
        where = f"{inside.x:.4f}, {inside.y:.4f}"
        sentence = N_("{surface} m² are in no district, such as {where}.")
        values = {"surface": f"{left_m2:,.0f}", "where": where}
        yield Finding(Level.WARNING, "gap", sentence, values)


def calendars(city: CityShape) -> Iterator[Finding]:
    """Yield departments whose calendar is not there, and calendars that nobody uses."""
    used = {city.city_calendar}
    for department in city.catalogue.open_departments:
        used.add(department.calendar)
        if department.calendar not in city.calendars:
            values = {"department": department.code, "calendar": department.calendar}
            sentence = N_("Department '{department}' has no calendar '{calendar}'.")
            yield Finding(Level.ERROR, "calendar", sentence, values)
    for code in sorted(city.calendars - used):
        sentence = N_("Calendar '{calendar}' is not used.")
        yield Finding(Level.WARNING, "calendar", sentence, {"calendar": code})


def promises(city: CityShape) -> Iterator[Finding]:
    """Yield categories whose promise is not there, and promises that nothing names."""
    used = {DEFAULT_PROMISE}
    for category in city.catalogue.open_categories:
        used.add(category.promise)
        if category.promise not in city.promises:
            values = {"category": category.code, "promise": category.promise}
            sentence = N_("Category '{category}' has no promise '{promise}'.")
            yield Finding(Level.ERROR, "promise", sentence, values)
    for code in sorted(city.promises - used):
        sentence = N_("Promise '{promise}' is not used.")
        yield Finding(Level.WARNING, "promise", sentence, {"promise": code})


def managers(city: CityShape) -> Iterator[Finding]:
    """Yield rules that ask for a building's manager though nothing there is about buildings."""
    for rule in city.catalogue.responsibilities:
        about = [
            c
            for c in city.catalogue.open_categories
            if _is_about(rule.category_id, c, rule.group_id)
        ]
        if rule.by_building_manager and not any(
            category.subject_kind == SubjectKind.BUILDING for category in about
        ):
            names = ", ".join(category.code for category in about[:3]) or "-"
            sentence = N_(
                "A rule leaves {names} to the manager of a building, but has none to ask."
            )
            yield Finding(Level.WARNING, "manager", sentence, {"names": names})


def people(city: CityShape) -> Iterator[Finding]:
    """Yield departments whose queue nobody can open."""
    if city.n_people is None:
        return
    for department in city.catalogue.open_departments:
        if not city.n_people.get(department.code):
            sentence = N_("Nobody works in department '{department}'.")
            yield Finding(Level.WARNING, "people", sentence, {"department": department.code})


def subjects(city: CityShape) -> Iterator[Finding]:
    """Yield categories about things that the map does not have."""
    if city.subjects is None:
        return
    if not any(city.subjects.values()):
        sentence = N_("The map is empty: no buildings, facilities or assets were imported.")
        yield Finding(Level.WARNING, "subjects", sentence)
        return
    for category in city.catalogue.open_categories:
        if category.subject_kind == SubjectKind.PLACE:
            continue
        there = city.subjects.get(category.subject_kind, frozenset())
        wanted = category.subject_kinds or tuple(there)
        if not there.intersection(wanted):
            kinds = ", ".join(category.subject_kinds) or category.subject_kind
            sentence = N_("The map has no {kinds} for category '{category}'.")
            values = {"kinds": kinds, "category": category.code}
            yield Finding(Level.WARNING, "subjects", sentence, values)


def cells(city: CityShape) -> list[tuple[AreaHere, ...]]:
    """Return every combination of areas, smallest first, that some ground of the city lies in."""
    ordered = sorted(city.areas, key=lambda area: surface_m2(area.outline))
    parts: list[tuple[Geometry, tuple[AreaHere, ...]]] = [(city.outline, ())]
    for area in ordered:
        here = AreaHere(area.id, area.code)
        split = (
            piece
            for outline, areas in parts
            for piece in (
                (outline.intersection(area.outline), (*areas, here)),
                (outline.difference(area.outline), areas),
            )
        )
        parts = [piece for piece in split if surface_m2(piece[0]) > TOLERANCE_M2]
    return list(dict.fromkeys(areas for _, areas in parts))


def _is_about(category_id: UUID | None, category: Category, group_id: UUID | None) -> bool:
    if category_id is not None:
        return category.id == category_id
    return group_id is None or category.group.id == group_id


def _where(lost: Iterable[tuple[AreaHere, ...]]) -> str:
    """Return the smallest areas of `lost`, each once."""
    names = dict.fromkeys(areas[0].code if areas else "-" for areas in lost)
    return ", ".join(names)
