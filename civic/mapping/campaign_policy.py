# SPDX-License-Identifier: EUPL-1.2
"""What a campaign may be, and when it needs its department's word again; pure."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from civic.catalogue.kinds import PhotoDuty, QuestionKind, SubjectKind, Visibility
from civic.catalogue.snapshot import Catalogue, Category, Question
from civic.mapping.campaign_schemas import AreaBody, CampaignBody, KindBody, KindQuestionBody
from civic.mapping.kinds import PointPhoto
from civic.places.errors import UnusableOutline
from civic.places.policy import as_multipolygon, surface_m2

#: Larger areas are no neighbourhood any more. Source: docs/mapping.md.
AREA_MAX_KM2 = 50.0
#: Areas drawn along the city's edge may cross it by a thousandth: that is a matter of drawing.
OUTSIDE_MAX_SHARE = 0.001
CANT_TELL = "cant_tell"
NOT_ACCESSIBLE = "not_accessible"
#: Can be answered to every question, and says nothing about the thing.
ALWAYS = (CANT_TELL, NOT_ACCESSIBLE)
YES_NO = frozenset({"yes", "no"})
#: What may change while residents map: it moves nobody's work.
FREE = frozenset({"title", "summary", "goal_share", "goal_n_verified"})
#: Of a kind: what is words only.
KIND_WORDS = frozenset({"name", "hint", "questions"})
#: How words begin that are about persons, number plates or dwellings. A moderator's eye this is
#: not: it stops what is meant well, and reminds of the rule. Source: docs/mapping.md.
ABOUT_PEOPLE = (
    "apartment|beggar|dwelling|drunk|homeless|household|licen[cs]e plate|neighbour|number plate"
    "|(illegally|badly|wrongly) parked|illegal parking|parking (illegal|offence|violation)|people"
    "|person|resident|tenant"
    "|asukas|asukka|asunno|asunto|henkilö|ihmi[ns]|kerjäläi|kodit|naapuri|rekisterikilp"
    "|rekisteritunn|väärin pysäköi|pysäköintivirhe"
    "|bostad|bostäd|felparker|grann|hemlös|hyresgäst|invånar|lägenhet|människ|nummerplåt"
    "|registreringsskylt|tiggar"
    "|eluase|eluruum|inime|isik|kerjus|kodutu|korter|naab[er]|numbrimär|registreerimismär"
    "|valesti pargi|üürnik|elani"
    "|арендатор|бездомн|госномер|жилищ|жил[еь]ц|жител|квартир|люди|людей|неправильно припаркован"
    "|номерн(ой|ые|ых) знак|попрошай|сосед|человек"
)
_ABOUT_PEOPLE = re.compile(rf"\b({ABOUT_PEOPLE})", re.IGNORECASE)


class Reason(StrEnum):
    """What is wrong with a campaign."""

    AREA_INVALID = "area_invalid"
    AREA_TOO_LARGE = "area_too_large"
    AREA_OUTSIDE = "area_outside"
    WINDOW_EMPTY = "window_empty"
    WINDOW_PAST = "window_past"
    NO_KIND = "no_kind"
    CODE_TWICE = "code_twice"
    KIND_IN_USE = "kind_in_use"
    ABOUT_PEOPLE = "about_people"
    UNKNOWN_CATEGORY = "unknown_category"
    CATEGORY_PRIVATE = "category_private"
    CATEGORY_NO_PLACE = "category_no_place"
    PHOTO_NEEDED = "photo_needed"
    QUESTION_NEEDED = "question_needed"
    CHOICE_UNKNOWN = "choice_unknown"
    TEXT_MISSING = "text_missing"


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, with where it stands in the body and the word it is about."""

    pointer: str
    reason: Reason
    about: str = ""


@dataclass(frozen=True)
class CityFacts:
    """What a campaign is held against."""

    outline: BaseGeometry
    languages: Sequence[str]
    known: Catalogue


def area_of(drawn: AreaBody) -> BaseGeometry | None:
    """Return the area as a valid shape; None where it encloses nothing."""
    try:
        return as_multipolygon(shape(drawn.model_dump()))
    except UnusableOutline:
        return None


def km2_of(area: BaseGeometry) -> float:
    """Return the surface of an area."""
    return surface_m2(area) / 1e6


def faults_of(campaign: CampaignBody, city: CityFacts, in_use: Collection[str] = ()) -> list[Fault]:
    """Return everything that is wrong with a campaign, in the order of its form.

    Args:
        in_use: codes of kinds of which something is mapped already, so that they can't go.
    """
    faults = list(area_faults(area_of(campaign.area), city.outline))
    if campaign.starts_at >= campaign.ends_at:
        faults.append(Fault("/ends_at", Reason.WINDOW_EMPTY))
    faults += _twice("/kinds", [kind.code for kind in campaign.kinds])
    gone = set(in_use) - {kind.code for kind in campaign.kinds}
    faults += [Fault("/kinds", Reason.KIND_IN_USE, code) for code in sorted(gone)]
    for n, kind in enumerate(campaign.kinds):
        faults += _kind_faults(f"/kinds/{n}", kind, city.known)
    return faults


def approval_faults(campaign: CampaignBody, city: CityFacts, now: datetime) -> list[Fault]:
    """Return what keeps a campaign from being shown to residents, beside `faults_of`."""
    faults = []
    if campaign.ends_at <= now:
        faults.append(Fault("/ends_at", Reason.WINDOW_PAST))
    if not campaign.kinds:
        faults.append(Fault("/kinds", Reason.NO_KIND))
    faults += [
        Fault(f"{pointer}/{language}", Reason.TEXT_MISSING, language)
        for pointer, texts in _texts(campaign)
        for language in city.languages
        if not texts.get(language)
    ]
    return faults


def area_faults(area: BaseGeometry | None, outline: BaseGeometry) -> Iterator[Fault]:
    """Yield what is wrong with an area in the city with this outline."""
    if area is None:
        yield Fault("/area", Reason.AREA_INVALID)
        return
    surface = surface_m2(area)
    if surface > AREA_MAX_KM2 * 1e6:
        yield Fault("/area", Reason.AREA_TOO_LARGE, f"{surface / 1e6:.1f}")
    if surface_m2(area.difference(outline)) > OUTSIDE_MAX_SHARE * surface:
        yield Fault("/area", Reason.AREA_OUTSIDE)


def needs_approval_again(before: CampaignBody, after: CampaignBody) -> bool:
    """Tell whether more changed than words and goals, so that the department has to look again."""
    return _weighty(before) != _weighty(after)


def report_answers(category: Category, answers: Mapping[str, str]) -> dict[str, Any]:
    """Return what was answered about a point, as answers of a report of the category."""
    asked = {question.code: question for question in category.questions}
    return {
        code: _report_answer(asked[code], choice)
        for code, choice in answers.items()
        if code in asked and choice in _taken(asked[code])
    }


def _report_answer(question: Question, choice: str) -> Any:
    match QuestionKind(question.kind):
        case QuestionKind.YES_NO:
            return choice == "yes"
        case QuestionKind.CHOICES:
            return [choice]
        case _:
            return choice


def _weighty(campaign: CampaignBody) -> dict[str, Any]:
    """Return a campaign without what is words and goals; the same area is the same drawn anew."""
    weighty = campaign.model_dump(exclude={*FREE, "area"})
    area = area_of(campaign.area)
    weighty["area"] = None if area is None else area.normalize().wkt
    for kind in weighty["kinds"]:
        asked = [(q["code"], [c["code"] for c in q["choices"]]) for q in kind["questions"]]
        for field in KIND_WORDS:
            del kind[field]
        kind["asked"] = asked
    return weighty


def _texts(campaign: CampaignBody) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield all that residents read, with where it stands."""
    yield "/title", campaign.title
    yield "/summary", campaign.summary
    for n, kind in enumerate(campaign.kinds):
        yield f"/kinds/{n}/name", kind.name
        yield f"/kinds/{n}/hint", kind.hint
        for m, question in enumerate(kind.questions):
            at = f"/kinds/{n}/questions/{m}"
            yield f"{at}/text", question.text
            for k, choice in enumerate(question.choices):
                yield f"{at}/choices/{k}/name", choice.name


def _kind_faults(at: str, kind: KindBody, known: Catalogue) -> Iterator[Fault]:
    if word := _about_people(kind.code, kind.name):
        yield Fault(f"{at}/name", Reason.ABOUT_PEOPLE, word)
    yield from _twice(f"{at}/questions", [question.code for question in kind.questions])
    for n, question in enumerate(kind.questions):
        own = [choice.code for choice in question.choices]
        yield from _twice(f"{at}/questions/{n}/choices", [*own, *ALWAYS])
    if kind.category is None:
        return
    category = known.category_by_code.get(kind.category)
    if category is None or category.is_withdrawn:
        yield Fault(f"{at}/category", Reason.UNKNOWN_CATEGORY, kind.category)
        return
    yield from _category_faults(at, kind, category)


def _category_faults(at: str, kind: KindBody, category: Category) -> Iterator[Fault]:
    """Yield what keeps things of the kind from being reported as the category."""
    if word := _about_people(category.code, category.name):
        yield Fault(f"{at}/category", Reason.ABOUT_PEOPLE, word)
    if category.subject_kind != SubjectKind.PLACE:
        yield Fault(f"{at}/category", Reason.CATEGORY_NO_PLACE, category.code)
    if category.visibility != Visibility.PUBLIC:
        yield Fault(f"{at}/category", Reason.CATEGORY_PRIVATE, category.code)
    if category.photo == PhotoDuty.REQUIRED and kind.photo != PointPhoto.REQUIRED:
        yield Fault(f"{at}/photo", Reason.PHOTO_NEEDED, category.code)
    asked = {question.code: (n, question) for n, question in enumerate(kind.questions)}
    for question in category.questions:
        if question.code in asked and _taken(question):
            n, own = asked[question.code]
            yield from _choice_faults(f"{at}/questions/{n}", own, question)
        elif question.is_required:
            yield Fault(f"{at}/questions", Reason.QUESTION_NEEDED, question.code)


def _choice_faults(at: str, own: KindQuestionBody, question: Question) -> Iterator[Fault]:
    taken = _taken(question)
    for k, choice in enumerate(own.choices):
        if choice.code not in taken:
            yield Fault(f"{at}/choices/{k}", Reason.CHOICE_UNKNOWN, choice.code)


def _taken(question: Question) -> frozenset[str]:
    """Return the choices that a question of a category takes; none: it takes something else."""
    if question.kind == QuestionKind.YES_NO:
        return YES_NO
    return frozenset(option.code for option in question.options)


def _about_people(code: str, name: Mapping[str, str]) -> str | None:
    for words in (re.sub(r"[_-]", " ", code), *name.values()):
        if found := _ABOUT_PEOPLE.search(words):
            return found[0]
    return None


def _twice(pointer: str, codes: Iterable[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for code in codes:
        if code in seen:
            yield Fault(pointer, Reason.CODE_TWICE, code)
        seen.add(code)
