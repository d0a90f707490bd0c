# SPDX-License-Identifier: EUPL-1.2
"""The page of a report, ready for its template."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from sqlalchemy.orm import Session

from civic.catalogue.kinds import QuestionKind
from civic.catalogue.snapshot import Question
from civic.notifications.words import GRADES
from civic.pages.queries import City, cities_by_id, owed_answer
from civic.pages.words import (
    ClockShown,
    Entry,
    Voice,
    clock_shown,
    history,
    response_words,
    status_words,
)
from civic.platform.config import settings
from civic.platform.i18n import N_, pick
from civic.reports import timeline_views, views
from civic.reports.kinds import OPEN
from civic.reports.queries import Seen
from civic.reports.schemas import PhotoRef, ReportView, ResponseView

SHOWN_SIZE = "medium"
EXCERPT_CHARS = 200


@dataclass(frozen=True)
class PhotoShown:
    """A photo with the room that it takes, so that nothing jumps when it arrives."""

    src: str
    href: str
    width: int
    height: int


@dataclass(frozen=True)
class ResponseShown:
    """The department's answer in words."""

    department: str
    outcome: str
    text: str
    when: str
    photos: list[PhotoShown]
    #: The reporter's grade, and what it means in words.
    grade: int | None
    grade_words: str
    comment: str
    attempt: int


@dataclass(frozen=True)
class ReportPage:
    """All that the page of a report shows."""

    number: str
    category: str
    department: str
    city: City
    place: str
    subject: str
    status: str
    status_code: str
    explained: str
    is_open: bool
    #: Whether anybody may read its text and see its photos.
    is_everybodys: bool
    owns: bool
    received: str
    description: str | None
    excerpt: str
    photos: list[PhotoShown]
    answers: list[tuple[str, str]]
    duplicate_of: str | None
    #: The clock of the answer, in the newest attempt; None where nothing is owed any more.
    clock: ClockShown | None
    promises: list[ClockShown]
    responses: list[ResponseShown]
    #: Each with the photos of a reply.
    history: list[tuple[Entry, list[PhotoShown]]]
    actions: frozenset[str]
    n_supporters: int
    is_supported: bool
    is_followed: bool
    #: What the department wants to know, and until when; None: nothing.
    question: str | None
    answer_until: str
    grades: list[tuple[int, str]]


def report_page(
    session: Session, found: Seen, language: str, now: datetime, key: str | None
) -> ReportPage:
    """Return the page of the report as the one who asked for it may see it.

    `key` opens the photos of a report that not everybody may see.
    """
    view = views.report_view(session, found, language, now)
    about = views.context(session, found.report, language, now)
    city = cities_by_id(session, language)[found.report.jurisdiction_id]
    voice = Voice(language, city.zone)
    timeline = timeline_views.timeline_of(session, found, language, now)
    category = about.known.category_by_id[found.report.category_id]
    status, explained = status_words(view.status, view.department.name, voice)
    owed = owed_answer(view.promises)
    is_everybodys = found.rights.is_everybodys
    photo_key = None if is_everybodys else key
    return ReportPage(
        number=view.number,
        category=view.category.name,
        department=view.department.name,
        city=city,
        place=view.address,
        subject=view.subject.name,
        status=status,
        status_code=view.status.value,
        explained=explained,
        is_open=view.status in OPEN,
        is_everybodys=is_everybodys,
        owns=found.rights.owns,
        received=voice.instant(view.received_at),
        description=view.description,
        excerpt=_excerpt(view, explained),
        photos=[_photo(photo, photo_key) for photo in view.photos],
        answers=_answers(category.questions, view.answers or {}, voice),
        duplicate_of=view.duplicate_of,
        clock=clock_shown(owed, now, voice) if owed else None,
        promises=[clock_shown(timer, now, voice) for timer in view.promises],
        responses=[_response(response, voice, photo_key) for response in view.responses],
        history=[
            (entry, [_photo(photo, photo_key) for photo in entry.photos])
            for entry in history(timeline.entries, voice)
        ],
        actions=frozenset(view.actions),
        n_supporters=view.n_supporters,
        is_supported=view.is_supported,
        is_followed=view.is_followed,
        question=view.question.text if view.question else None,
        answer_until=voice.due(view.question.answer_until) if view.question else "",
        grades=[(grade, voice.say(words)) for grade, words in GRADES.items()],
    )


def _excerpt(view: ReportView, explained: str) -> str:
    """Return what is shown of a report where its link is shared."""
    text = " ".join((view.description or explained).split())
    return text if len(text) <= EXCERPT_CHARS else f"{text[: EXCERPT_CHARS - 1]}…"


def _photo(photo: PhotoRef, key: str | None) -> PhotoShown:
    longest = max(photo.width, photo.height)
    scale = min(1, settings().photos.rendition_px[SHOWN_SIZE] / longest)
    suffix = f"?{urlencode({'key': key})}" if key else ""
    return PhotoShown(
        src=photo.url.format(size=SHOWN_SIZE) + suffix,
        href=photo.url.format(size="large") + suffix,
        width=round(photo.width * scale),
        height=round(photo.height * scale),
    )


def _response(response: ResponseView, voice: Voice, key: str | None) -> ResponseShown:
    rating = response.rating
    return ResponseShown(
        department=response.department.name,
        outcome=response_words(response, voice),
        text=response.text,
        when=voice.instant(response.answered_at),
        photos=[_photo(photo, key) for photo in response.photos],
        grade=rating.grade if rating else None,
        grade_words=voice.say(GRADES[rating.grade]) if rating else "",
        comment=(rating.comment or "") if rating else "",
        attempt=response.cycle,
    )


def _answers(
    questions: tuple[Question, ...], given: Mapping[str, Any], voice: Voice
) -> list[tuple[str, str]]:
    return [
        (pick(question.label, voice.language), _answer(question, given[question.code], voice))
        for question in questions
        if given.get(question.code) not in (None, "", [])
    ]


def _answer(question: Question, value: Any, voice: Voice) -> str:
    if question.kind == QuestionKind.YES_NO:
        return voice.say(N_("Yes")) if value else voice.say(N_("No"))
    names = {option.code: pick(option.name, voice.language) for option in question.options}
    values = value if isinstance(value, list) else [value]
    return ", ".join(names.get(str(one), str(one)) for one in values)
