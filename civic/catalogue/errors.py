# SPDX-License-Identifier: EUPL-1.2
"""Refusals about what is reported."""

from collections.abc import Mapping
from typing import ClassVar

from civic.platform.i18n import N_
from civic.platform.problems import Problem

#: What a report can be about, as words between others.
SUBJECT_WORDS = {
    "place": N_("a place"),
    "building": N_("a building"),
    "facility": N_("a facility"),
    "asset": N_("a piece of equipment"),
}


class UnknownCategory(Problem):
    """No category of this code can be reported here, or it was withdrawn."""

    status = 422
    type = "/problems/unknown-category"
    title = "There is no such category here"


class OutOfSeason(Problem):
    """The category is closed at this time of year; `opens_on` says when to come back."""

    status = 422
    type = "/problems/out-of-season"
    title = "This can't be reported at this time of year"


class WrongSubject(Problem):
    """The category is about another kind of thing; `subject_kind` says which."""

    status = 422
    type = "/problems/wrong-subject"
    title = "This category is about something else"
    words: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "subject_kind": SUBJECT_WORDS,
        "given_kind": SUBJECT_WORDS,
    }


class InvalidAnswers(Problem):
    """Answers to the category's questions are missing or wrong; `errors` names every fault."""

    status = 422
    type = "/problems/invalid-answers"
    title = "Some questions are not answered as they should be"
