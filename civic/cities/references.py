# SPDX-License-Identifier: EUPL-1.2
"""Whether what a city's files say fits together: codes, languages, seasons, outlines, calendars.

Files may be broken in other ways at the same time, since all faults are told at once: whatever
has not its form is passed over here, and named by its schema.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import combinations
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from shapely.errors import ShapelyError
from shapely.geometry import Polygon, shape

from civic.catalogue.kinds import DepartmentKind, QuestionKind, SubjectKind
from civic.cities.files import Document, Fault, Where
from civic.cities.parts import Listed, Parts
from civic.places.errors import UnusableOutline
from civic.places.models import AssetKind, FacilityKind
from civic.places.policy import as_multipolygon
from civic.platform.problems import Problem
from civic.sla.calendars import LONGEST_CLOSURE, working_calendar, write_out
from civic.sla.promise_policy import promise_of
from civic.sla.queries import DEFAULT_PROMISE
from civic.sla.schemas import calendar_spec

#: Keys whose mappings are words in the languages of the city.
TEXTS = frozenset({"name", "topic", "hint", "synonyms", "label"})
#: Calendars are tried over this time ahead.
TRIED = timedelta(days=2 * 366)
KINDS: Mapping[str, frozenset[str]] = {
    SubjectKind.FACILITY: frozenset(FacilityKind),
    SubjectKind.ASSET: frozenset(AssetKind),
}
NOBODY = UUID(int=0)
#: Square degrees; about 10 m² at 60° N.
OVERLAP_TOLERANCE = 1.6e-9


def calendar_words(content: Mapping[str, Any], zone: str) -> dict[str, Any]:
    """Return a calendar of calendars.yaml in the words of `sla`."""
    known = ("weekly", "holidays", "closed", "hours_on")
    return {"zone": zone, **{key: content[key] for key in known if key in content}}


def reference_faults(documents: Sequence[Document], now: datetime) -> Iterator[Fault]:
    """Yield everything that does not fit together.

    Args:
        now: calendars must open from now on.
    """
    parts = Parts.of(documents)
    yield from _languages(parts)
    yield from _duplicates(parts)
    yield from _unknown_codes(parts)
    yield from _dispatchers(parts)
    yield from _default_promise(parts)
    for category in parts.listed["categories"]:
        yield from _category(category)
    yield from _responsibilities(parts)
    yield from _outlines(parts)
    yield from _promises(parts)
    yield from _calendars(parts, now)
    yield from _first_days(parts)


def _languages(parts: Parts) -> Iterator[Fault]:
    city = parts.city
    spoken = city.content.get("languages") if city else None
    if not isinstance(spoken, list):
        return
    spoken = [language for language in spoken if isinstance(language, str)]
    for document in parts.documents:
        for where, words in _texts(document.content, ()):
            missing = [language for language in spoken if not words.get(language)]
            strange = [language for language in words if language not in spoken]
            if missing:
                yield document.fault(where, f"{_in(where)} lacks {', '.join(missing)}.")
            if strange:
                names = ", ".join(map(str, strange))
                yield document.fault(where, f"{_in(where)}: the city does not speak {names}.")


def _texts(node: Any, where: Where) -> Iterator[tuple[Where, Mapping[str, Any]]]:
    if isinstance(node, dict):
        is_text = bool(where) and (where[-1] in TEXTS or where[:-1] == ("topics",))
        if is_text:
            yield where, node
        else:
            for key, value in node.items():
                yield from _texts(value, (*where, key))
    elif isinstance(node, list):
        for n, value in enumerate(node):
            yield from _texts(value, (*where, n))


def _in(where: Where) -> str:
    return f"{where[-1]!r}"


def _duplicates(parts: Parts) -> Iterator[Fault]:
    for key, items in parts.listed.items():
        first: dict[str, Listed] = {}
        for item in items:
            if isinstance(item.code, str) and first.setdefault(item.code, item) is not item:
                there = first[item.code].fault("")
                sentence = f"{item.code!r} stands in {there.file}:{there.line} already ({key})."
                yield item.fault(sentence, "code")


def _unknown_codes(parts: Parts) -> Iterator[Fault]:
    city = [parts.city] if parts.city else []
    references = (
        (city, "calendar", "calendars"),
        (parts.listed["departments"], "calendar", "calendars"),
        (parts.listed["departments"], "organisation", "organisations"),
        (parts.listed["categories"], "promise", "promises"),
        (parts.listed["responsibilities"], "department", "departments"),
        (parts.listed["responsibilities"], "category", "categories"),
        (parts.listed["responsibilities"], "group", "groups"),
        (parts.listed["responsibilities"], "area", "areas"),
    )
    for items, field, key in references:
        known = parts.codes(key)
        for item in items:
            code = item.content.get(field)
            if isinstance(code, str) and code not in known:
                yield item.fault(f"There is no {code!r} among the {key}.", field)
    yield from _unknown_topics(parts)
    yield from _unknown_parents(parts)


def _unknown_topics(parts: Parts) -> Iterator[Fault]:
    for category in parts.listed["categories"]:
        topics, topic = category.document.content.get("topics"), category.content.get("topic")
        if isinstance(topics, dict) and isinstance(topic, str) and topic not in topics:
            yield category.fault(f"There is no {topic!r} among the topics of the group.", "topic")


def _unknown_parents(parts: Parts) -> Iterator[Fault]:
    known: list[Any] = []
    for area in parts.listed["areas"]:
        parent = area.content.get("parent")
        if isinstance(parent, str) and parent not in known:
            yield area.fault(f"There is no area {parent!r} before this one.", "parent")
        known.append(area.code)


def _dispatchers(parts: Parts) -> Iterator[Fault]:
    departments = parts.listed["departments"]
    if not departments:
        return
    found = [d for d in departments if d.content.get("kind") == DepartmentKind.DISPATCHER]
    if not found:
        sentence = "No department is the dispatcher: reports without a rule would go nowhere."
        yield departments[0].document.fault(("departments",), sentence)
    for extra in found[1:]:
        yield extra.fault("There can be only one dispatcher.", "kind")


def _default_promise(parts: Parts) -> Iterator[Fault]:
    promises = parts.listed["promises"]
    if promises and DEFAULT_PROMISE not in parts.codes("promises"):
        sentence = f"There is no promise {DEFAULT_PROMISE!r}, which steps in for missing ones."
        yield promises[0].document.fault(("promises",), sentence)


def _category(category: Listed) -> Iterator[Fault]:
    season = category.content.get("season")
    for end in ("from", "to"):
        day = season.get(end) if isinstance(season, dict) else None
        if isinstance(day, str) and not _is_day_of_every_year(day):
            yield category.fault(f"{day!r} is not a day of every year (MM-DD).", "season", end)
    yield from _subject_kinds(category)
    questions = category.content.get("questions")
    seen: list[Any] = []
    for n, question in enumerate(questions if isinstance(questions, list) else ()):
        if isinstance(question, dict):
            yield from _question(category, n, question)
            if (code := question.get("code")) in seen:
                yield category.fault(f"The question {code!r} is asked twice.", "questions", n)
            seen.append(code)


def _is_day_of_every_year(day: str) -> bool:
    # 2001 is no leap year: 29 February would shut the category for three years of four.
    try:
        date.fromisoformat(f"2001-{day}")
    except ValueError:
        return False
    return True


def _subject_kinds(category: Listed) -> Iterator[Fault]:
    subject, kinds = category.content.get("subject"), category.content.get("subject_kinds")
    if not isinstance(kinds, list) or not isinstance(subject, str):
        return
    known = KINDS.get(subject, frozenset())
    for n, kind in enumerate(kinds):
        if isinstance(kind, str) and kind not in known:
            choice = f"; known are {', '.join(sorted(known))}" if known else ""
            sentence = f"{kind!r} is no kind of {subject}{choice}."
            yield category.fault(sentence, "subject_kinds", n)


def _question(category: Listed, n: int, question: Mapping[str, Any]) -> Iterator[Fault]:
    offers = question.get("kind") in (QuestionKind.CHOICE, QuestionKind.CHOICES)
    options = question.get("options")
    if offers and not options:
        yield category.fault("A question of choice needs options.", "questions", n)
    if options and not offers:
        sentence = "Only questions of choice have options."
        yield category.fault(sentence, "questions", n, "options")
    offered: list[Any] = []
    for option in options if isinstance(options, list) else ():
        if isinstance(option, dict):
            if (code := option.get("code")) in offered:
                sentence = f"The option {code!r} is offered twice."
                yield category.fault(sentence, "questions", n, "options")
            offered.append(code)


def _responsibilities(parts: Parts) -> Iterator[Fault]:
    seen: dict[tuple[Any, ...], Listed] = {}
    for rule in parts.listed["responsibilities"]:
        scope = tuple(rule.content.get(field) for field in ("category", "group", "area"))
        if not all(code is None or isinstance(code, str) for code in scope):
            continue
        if scope[0] and scope[1]:
            yield rule.fault("A responsibility is about a category or a group, not both.")
        if (earlier := seen.setdefault(scope, rule)) is not rule:
            line = earlier.fault("").line
            yield rule.fault(f"The same category, group and area stand in line {line} already.")


def _outlines(parts: Parts) -> Iterator[Fault]:
    if (city := parts.city) and "outline" in city.content:
        yield from _outline(city, _polygon(city.content["outline"]), "outline")
    for area in parts.listed["areas"]:
        yield from _outline(area, area.content.get("geometry"))
    managed = [
        (organisation, _polygon(manages["within"]))
        for organisation in parts.listed["organisations"]
        if isinstance(manages := organisation.content.get("manages"), dict) and "within" in manages
    ]
    for organisation, outline in managed:
        yield from _outline(organisation, outline, "manages", "within")
    for (one, its), (other, theirs) in combinations(managed, 2):
        if _overlap(its, theirs):
            sentence = f"{other.code!r} and {one.code!r} can't manage the same buildings."
            yield other.fault(sentence, "manages", "within")


def _polygon(ring: Any) -> Mapping[str, Any]:
    return {"type": "Polygon", "coordinates": [ring]}


def _outline(thing: Listed, geometry: Any, *where: str) -> Iterator[Fault]:
    try:
        drawn = shape(geometry)
        as_multipolygon(drawn)
    except (UnusableOutline, ShapelyError, ValueError, TypeError, LookupError, AttributeError):
        yield thing.fault(f"The outline of {thing.code!r} encloses nothing.", *where)
        return
    if not drawn.is_valid:
        yield thing.fault(f"The outline of {thing.code!r} crosses itself.", *where)
        return
    rings = geometry["coordinates"]
    for polygon in rings if geometry["type"] == "MultiPolygon" else [rings]:
        for ring in polygon:
            if list(ring[0]) != list(ring[-1]):
                sentence = (
                    f"The outline of {thing.code!r} is open: the last corner repeats the first."
                )
                yield thing.fault(sentence, *where)


def _overlap(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    try:
        first, second = (Polygon(shapes["coordinates"][0]) for shapes in (one, other))
        return bool(first.intersection(second).area > OVERLAP_TOLERANCE)
    except (ShapelyError, ValueError, TypeError, LookupError):
        return False


def _promises(parts: Parts) -> Iterator[Fault]:
    for promise in parts.listed["promises"]:
        spec = {key: promise.content.get(key, {}) for key in ("targets", "steps", "priorities")}
        if not all(isinstance(part, dict) for part in spec.values()):
            continue
        try:
            promise_of(NOBODY, str(promise.code), 1, spec)
        except Problem as problem:
            yield promise.fault(f"{promise.code!r}: {problem}", "targets")


def _calendars(parts: Parts, now: datetime) -> Iterator[Fault]:
    city = parts.city
    zone = city.content.get("zone") if city else None
    if not isinstance(zone, str):
        return
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        if city:
            yield city.fault(f"{zone!r} is no time zone of the IANA database.", "zone")
        return
    for calendar in parts.listed["calendars"]:
        try:
            spec = calendar_spec(calendar_words(calendar.content, zone))
            tried = working_calendar(write_out(spec, (), now.year))
            tried.refuse_closures(now, now + TRIED, LONGEST_CLOSURE)
        except Problem as problem:
            yield calendar.fault(f"{calendar.code!r}: {problem}")


def _first_days(parts: Parts) -> Iterator[Fault]:
    for item in (*parts.listed["calendars"], *parts.listed["promises"]):
        day = item.content.get("valid_from")
        try:
            if isinstance(day, str):
                date.fromisoformat(day)
        except ValueError:
            yield item.fault(f"{day!r} is no day of any year.", "valid_from")
