# SPDX-License-Identifier: EUPL-1.2
"""The plain report form, ready for its template: what it offers, what it still needs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from civic.accounts.policy import Actor
from civic.catalogue.kinds import PhotoDuty, QuestionKind, SubjectKind
from civic.catalogue.policy import AnswerFault, check_answers, in_season
from civic.catalogue.queries import catalogue
from civic.catalogue.snapshot import Catalogue, Category, Question
from civic.pages import form_places
from civic.pages.form import ANSWER, Typed, answers_to, as_place
from civic.pages.form_places import Option, Places
from civic.pages.lists import Choice, ChoiceGroup
from civic.places.models import Jurisdiction
from civic.places.queries import jurisdiction_of_code, jurisdictions
from civic.platform.i18n import N_, pick, translate

WANTED = {
    "category": N_("Choose what is wrong."),
    "address": N_("Write the address, or add a photo that knows where it was taken."),
    "no_address": N_("No address in the city fits that. Write a street and a number."),
    "place": N_("Choose which of these places you mean."),
    "subject": N_("Choose which of these it is."),
    "no_subject": N_("There is nothing of the kind within 300 m. Write another address."),
    "email": N_("Write your e-mail address, such as name@example.org."),
    "photo": N_("Add a photo: the department needs it to find and judge the problem."),
    "season": N_("This can't be reported at this time of year"),
    "questions": N_("Answer what the department needs to know."),
}
#: What is wrong with an answer, by the reasons of catalogue.policy.
ANSWERS = {
    "missing": N_("Answer this question."),
    "wrong_kind": N_("This can not be read. Write it as the field asks for it."),
    "unknown_option": N_("Choose one of the options."),
    "too_long": N_("Write it shorter."),
}


@dataclass(frozen=True)
class Fault:
    """What is missing or wrong, and the field that it is about."""

    field: str
    words: str


@dataclass(frozen=True)
class Asked:
    """A question of the category as a field."""

    id: str
    kind: str
    label: str
    is_required: bool
    options: list[Choice]
    value: str


@dataclass
class ReportForm:
    """All that the form shows."""

    typed: Typed
    jurisdiction: Jurisdiction | None
    #: Code and name of the cities to choose from first, where several are served.
    cities: list[Choice] = field(default_factory=list)
    groups: list[ChoiceGroup] = field(default_factory=list)
    category: Category | None = None
    hint: str = ""
    wants_email: bool = True
    photo_is_required: bool = False
    places: Places = field(default_factory=lambda: Places([], None))
    subjects: list[Option] = field(default_factory=list)
    questions: list[Asked] = field(default_factory=list)
    answers: Mapping[str, Any] = field(default_factory=dict)
    #: What is wrong.
    faults: list[Fault] = field(default_factory=list)
    #: What was not asked before, and is now.
    needs: list[Fault] = field(default_factory=list)

    @property
    def place(self) -> str:
        """Return the place as a field holds it; nothing while it is not said."""
        return as_place(*self.places.chosen) if self.places.chosen else ""

    @property
    def is_complete(self) -> bool:
        """Whether a report can be made of it."""
        return not self.faults and not self.needs

    def fault_of(self, name: str) -> str:
        """Return what is wrong with a field; nothing where it is as it should be."""
        return next((one.words for one in (*self.faults, *self.needs) if one.field == name), "")


def blank_form(session: Session, typed: Typed, actor: Actor, language: str) -> ReportForm:
    """Return the form as it is first shown, with what is known already."""
    cities = jurisdictions(session)
    codes = [city.code for city in cities]
    code = typed.jurisdiction if typed.jurisdiction in codes else ""
    code = codes[0] if len(codes) == 1 else code
    found = jurisdiction_of_code(session, code) if code else None
    if found is None:
        named = [Choice(city.code, pick(city.name, language), is_chosen=False) for city in cities]
        return ReportForm(typed, None, cities=named)
    known = catalogue(session, found.id, found.catalogue_version)
    category = known.category_by_code.get(typed.category)
    category = None if category is None or category.is_withdrawn else category
    return ReportForm(
        typed,
        found,
        groups=_groups(known, typed.category, language),
        category=category,
        hint=pick(category.hint, language) if category else "",
        wants_email=not actor.is_signed_in,
        photo_is_required=category is not None and category.photo == PhotoDuty.REQUIRED,
    )


def checked_form(
    session: Session, typed: Typed, actor: Actor, language: str, now: datetime
) -> ReportForm:
    """Return the form with everything that is missing, wrong or still to be asked."""
    form = blank_form(session, typed, actor, language)
    if form.jurisdiction is None:
        return form
    _check_place(session, form, form.jurisdiction.id, language)
    _check_category(session, form, language, now)
    if form.wants_email and not typed.email:
        _say(form.faults, "email", "email", language)
    if form.photo_is_required and not typed.photo_ids:
        _say(form.faults, "photos", "photo", language)
    return form


def _check_place(session: Session, form: ReportForm, jurisdiction_id: UUID, language: str) -> None:
    form.places = form_places.places(session, jurisdiction_id, form.typed, language)
    if form.places.chosen is not None:
        return
    if form.places.is_unknown:
        _say(form.faults, "address", "no_address", language)
    elif form.places.options:
        is_new = form.typed.place_for != form.typed.address
        _say(form.needs if is_new else form.faults, "place", "place", language)
    else:
        _say(form.faults, "address", "address", language)


def _check_category(session: Session, form: ReportForm, language: str, now: datetime) -> None:
    category, typed = form.category, form.typed
    if category is None or form.jurisdiction is None:
        _say(form.faults, "category", "category", language)
        return
    if not in_season(category, now.astimezone(ZoneInfo(form.jurisdiction.zone)).date()):
        _say(form.faults, "category", "season", language)
    _check_subject(session, form, category, language)
    is_asked = typed.asked == category.code
    form.answers = answers_to(category.questions, typed) if is_asked else {}
    form.questions = [_asked(question, typed, language) for question in category.questions]
    if is_asked:
        form.faults += [_answer_fault(f, language) for f in check_answers(category, form.answers)]
    elif form.questions:
        first = f"{ANSWER}{category.questions[0].code}"
        _say(form.needs, first, "questions", language)


def _check_subject(session: Session, form: ReportForm, category: Category, language: str) -> None:
    at = form.places.chosen
    if category.subject_kind == SubjectKind.PLACE or at is None:
        return
    form.subjects = form_places.subjects(session, category, at, form.typed.subject, language)
    if not form.subjects:
        _say(form.faults, "address", "no_subject", language)
    elif not any(one.is_chosen for one in form.subjects):
        is_new = form.typed.subject_for != form.place
        _say(form.needs if is_new else form.faults, "subject", "subject", language)


def _say(faults: list[Fault], name: str, words: str, language: str) -> None:
    faults.append(Fault(name, translate(WANTED[words], language)))


def _answer_fault(fault: AnswerFault, language: str) -> Fault:
    return Fault(f"{ANSWER}{fault.question}", translate(ANSWERS[fault.reason], language))


def _groups(known: Catalogue, chosen: str, language: str) -> list[ChoiceGroup]:
    return [
        ChoiceGroup(
            pick(group.name, language),
            [
                Choice(c.code, pick(c.name, language), c.code == chosen)
                for c in known.open_categories
                if c.group.id == group.id
            ],
        )
        for group in known.groups
        if not group.is_withdrawn and any(c.group.id == group.id for c in known.open_categories)
    ]


def _asked(question: Question, typed: Typed, language: str) -> Asked:
    given: Sequence[str] = typed.answers.get(question.code, ())
    options = [(option.code, pick(option.name, language)) for option in question.options]
    if question.kind == QuestionKind.YES_NO:
        options = [("yes", translate(N_("Yes"), language)), ("no", translate(N_("No"), language))]
    return Asked(
        id=f"{ANSWER}{question.code}",
        kind=question.kind,
        label=pick(question.label, language),
        is_required=question.is_required,
        options=[Choice(code, name, code in given) for code, name in options],
        value=given[0] if given else "",
    )
