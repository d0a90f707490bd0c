# SPDX-License-Identifier: EUPL-1.2
"""Whether a report fits its category."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from civic.catalogue.errors import InvalidAnswers, OutOfSeason, UnknownCategory, WrongSubject
from civic.catalogue.kinds import QuestionKind
from civic.catalogue.snapshot import Catalogue, Category, Question
from civic.platform.i18n import N_

ANSWER_MAX_CHARS = 500
#: What people are told about the first fault, by its reason.
_SENTENCES = {
    "missing": N_("The question “{question}” must be answered."),
    "unknown_question": N_("This category does not ask “{question}”."),
    "wrong_kind": N_("“{question}” takes another kind of answer."),
    "unknown_option": N_("The answer to “{question}” is none of its options."),
    "too_long": N_("The answer to “{question}” is too long."),
}


@dataclass(frozen=True)
class AnswerFault:
    """What is wrong with the answer to one question."""

    question: str
    #: Stable: missing | unknown_question | wrong_kind | unknown_option | too_long.
    reason: str
    detail: str

    @property
    def pointer(self) -> str:
        """JSON Pointer into the body of a report."""
        return f"/answers/{self.question.replace('~', '~0').replace('/', '~1')}"


def reportable(catalogue: Catalogue, code: str) -> Category:
    """Return the category of `code`.

    Raises:
        UnknownCategory: it does not exist or was withdrawn.
    """
    category = catalogue.category_by_code.get(code)
    if category is None or category.is_withdrawn:
        raise UnknownCategory("There is no category “{category}”.", category=code)
    return category


def in_season(category: Category, on_date: date) -> bool:
    """Tell whether the category is open on `on_date`, a day of the city's calendar."""
    if category.season is None:
        return True
    first, last, day = category.season.first, category.season.last, f"{on_date:%m-%d}"
    if first <= last:
        return first <= day <= last
    return day >= first or day <= last


def next_opening(category: Category, on_date: date) -> date:
    """Return the first day from `on_date` on, inclusive, on which the category is open."""
    if category.season is None or in_season(category, on_date):
        return on_date
    month, day = map(int, category.season.first.split("-"))
    opening = date(on_date.year, month, day)
    return opening if opening > on_date else date(on_date.year + 1, month, day)


def check_season(category: Category, on_date: date) -> None:
    """Let a category through that is open on `on_date`.

    Raises:
        OutOfSeason: with `opens_on`.
    """
    if not in_season(category, on_date):
        raise OutOfSeason(
            "This category opens again on {opens_on}.",
            category=category.code,
            opens_on=next_opening(category, on_date),
        )


def check_subject(category: Category, subject_kind: str, kind: str | None = None) -> None:
    """Let a subject through that the category is about.

    Args:
        subject_kind: place, building, facility or asset.
        kind: kind of the facility or asset, such as `bench`.

    Raises:
        WrongSubject: with what the category is about.
    """
    fits = category.subject_kind == subject_kind and (
        not category.subject_kinds or kind in category.subject_kinds
    )
    if not fits:
        raise WrongSubject(
            "“{category}” is about {subject_kinds}, not {given_kind}."
            if category.subject_kinds
            else "“{category}” is about {subject_kind}, not {given_kind}.",
            category=category.code,
            subject_kind=category.subject_kind,
            subject_kinds=list(category.subject_kinds),
            given_kind=kind or subject_kind,
        )


def check_answers(category: Category, answers: Mapping[str, Any]) -> list[AnswerFault]:
    """Return everything that is wrong with `answers` (question code -> answer), in order."""
    known = {question.code for question in category.questions}
    faults = [
        AnswerFault(code, "unknown_question", f"{category.code!r} does not ask {code!r}")
        for code in answers
        if code not in known
    ]
    checked = (_fault(question, answers.get(question.code)) for question in category.questions)
    return faults + [fault for fault in checked if fault is not None]


def require_answers(
    category: Category, answers: Mapping[str, Any], *, may_lack: bool = False
) -> None:
    """Let answers through that have no fault; with `may_lack` it is none that some are missing.

    Raises:
        InvalidAnswers: with all faults at once.
    """
    found = check_answers(category, answers)
    if faults := [fault for fault in found if not (may_lack and fault.reason == "missing")]:
        errors = [
            {"pointer": fault.pointer, "reason": fault.reason, "detail": fault.detail}
            for fault in faults
        ]
        first = faults[0]
        raise InvalidAnswers(_SENTENCES[first.reason], question=first.question, errors=errors)


def _fault(question: Question, answer: Any) -> AnswerFault | None:
    if answer is None or answer in ("", []):
        if question.is_required:
            return AnswerFault(question.code, "missing", f"{question.code!r} must be answered")
        return None
    fits, wanted = _KINDS[QuestionKind(question.kind)]
    if not fits(answer):
        return AnswerFault(question.code, "wrong_kind", f"{question.code!r} takes {wanted}")
    if isinstance(answer, str) and len(answer) > ANSWER_MAX_CHARS:
        detail = f"{question.code!r} takes at most {ANSWER_MAX_CHARS} characters"
        return AnswerFault(question.code, "too_long", detail)
    return _option_fault(question, answer)


def _option_fault(question: Question, answer: Any) -> AnswerFault | None:
    if question.kind not in (QuestionKind.CHOICE, QuestionKind.CHOICES):
        return None
    options = {option.code for option in question.options}
    chosen = answer if isinstance(answer, list) else [answer]
    for choice in chosen:
        if choice not in options:
            detail = f"{question.code!r} has no option {choice!r}"
            return AnswerFault(question.code, "unknown_option", detail)
    return None


def _is_number(answer: Any) -> bool:
    return isinstance(answer, int | float) and not isinstance(answer, bool)


def _is_text(answer: Any) -> bool:
    return isinstance(answer, str)


def _is_date(answer: Any) -> bool:
    return isinstance(answer, str) and _parses(date.fromisoformat, answer)


def _is_time(answer: Any) -> bool:
    # 24-hour HH:MM only: `time.fromisoformat` also takes seconds and zones.
    return isinstance(answer, str) and len(answer) == 5 and _parses(time.fromisoformat, answer)  # noqa: PLR2004 - HH:MM


def _is_codes(answer: Any) -> bool:
    return (
        isinstance(answer, list)
        and all(isinstance(code, str) for code in answer)
        and len(set(answer)) == len(answer)
    )


def _parses(parse: Callable[[str], object], text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True


#: Kind of question -> (whether an answer is one, what it takes, for people).
_KINDS: Mapping[QuestionKind, tuple[Callable[[Any], bool], str]] = {
    QuestionKind.TEXT: (_is_text, "a text"),
    QuestionKind.NUMBER: (_is_number, "a number"),
    QuestionKind.YES_NO: (lambda answer: isinstance(answer, bool), "true or false"),
    QuestionKind.CHOICE: (_is_text, "the code of one option"),
    QuestionKind.CHOICES: (_is_codes, "a list of different codes of options"),
    QuestionKind.DATE: (_is_date, "a day such as 2026-11-22"),
    QuestionKind.TIME: (_is_time, "a time such as 09:30"),
}
