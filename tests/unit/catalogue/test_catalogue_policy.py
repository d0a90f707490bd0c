# SPDX-License-Identifier: EUPL-1.2
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civic.catalogue.errors import InvalidAnswers, OutOfSeason, UnknownCategory, WrongSubject
from civic.catalogue.policy import (
    check_answers,
    check_season,
    check_subject,
    in_season,
    next_opening,
    reportable,
    require_answers,
)
from civic.catalogue.snapshot import Option, Question, Season
from tests.factories_catalogue import a_catalogue, a_category, a_department

WINTER = Season("11-01", "04-15")
SUMMER = Season("05-15", "09-30")
ALL_KINDS = {
    "text": "first floor",
    "number": 3,
    "yes_no": True,
    "choice": "swing",
    "choices": ["swing", "slide"],
    "date": "2026-11-22",
    "time": "09:30",
}
OPTIONS = tuple(Option(code, {"en": code}) for code in ("swing", "slide"))


def asking(kind: str, *, is_required: bool = False):
    question = Question("it", kind, is_required, {"en": "?"}, OPTIONS if "choice" in kind else ())
    return a_category(questions=[question])


@pytest.mark.parametrize(
    ("season", "day", "is_open", "opens", "reason"),
    [
        (None, "2026-07-01", True, "2026-07-01", "no season: open all year"),
        (WINTER, "2026-11-01", True, "2026-11-01", "the first day is inside"),
        (WINTER, "2026-12-31", True, "2026-12-31", "before the new year"),
        (WINTER, "2027-01-01", True, "2027-01-01", "after the new year"),
        (WINTER, "2027-04-15", True, "2027-04-15", "the last day is inside"),
        (WINTER, "2028-02-29", True, "2028-02-29", "a leap day is a day like others"),
        (WINTER, "2027-04-16", False, "2027-11-01", "the day after the last"),
        (WINTER, "2026-10-31", False, "2026-11-01", "the day before the first"),
        (SUMMER, "2026-05-15", True, "2026-05-15", "a season within a year begins"),
        (SUMMER, "2026-09-30", True, "2026-09-30", "and ends"),
        (SUMMER, "2026-10-01", False, "2027-05-15", "it opens next year"),
        (SUMMER, "2026-01-10", False, "2026-05-15", "it opens this year"),
    ],
)
def test_a_season_says_whether_and_from_when(season, day, is_open, opens, reason):
    category = a_category(season=season)

    today = date.fromisoformat(day)

    assert in_season(category, today) is is_open, reason
    assert next_opening(category, today) == date.fromisoformat(opens), reason


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sampled_from([WINTER, SUMMER]))
def test_the_next_opening_is_the_first_day_that_is_open(today, season):
    category = a_category(season=season)

    opening = next_opening(category, today)

    assert in_season(category, opening)
    assert opening - today < timedelta(days=366)
    if opening > today:
        assert not in_season(category, opening - timedelta(days=1))


def test_who_comes_out_of_season_is_told_when_to_come_back():
    category = a_category("street-snow", season=WINTER)

    with pytest.raises(OutOfSeason) as refused:
        check_season(category, date(2026, 7, 1))

    assert refused.value.members == {"category": "street-snow", "opens_on": date(2026, 11, 1)}
    assert refused.value.status == 422
    check_season(category, date(2026, 12, 1))


@pytest.mark.parametrize(
    ("wanted", "given", "fits", "reason"),
    [
        (("place", ()), ("place", None), True, "a place is a place"),
        (("place", ()), ("building", None), False, "choose not a house"),
        (("building", ()), ("building", None), True, "any building will do"),
        (("asset", ("bench",)), ("asset", "bench"), True, "the kind asked for"),
        (("asset", ("bench",)), ("asset", "tree"), False, "another kind of asset"),
        (("asset", ("bench",)), ("asset", None), False, "an asset of no known kind"),
        (("facility", ()), ("facility", "library"), True, "no kinds named: any"),
        (("facility", ("library",)), ("asset", "library"), False, "the right word, another table"),
    ],
)
def test_a_report_is_about_what_its_category_is_about(wanted, given, fits, reason):
    category = a_category(subject=wanted)

    if fits:
        check_subject(category, *given)
    else:
        with pytest.raises(WrongSubject) as refused:
            check_subject(category, *given)
        assert refused.value.members["subject_kind"] == wanted[0], reason


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_an_answer_of_the_right_kind_has_no_fault(kind):
    assert check_answers(asking(kind, is_required=True), {"it": ALL_KINDS[kind]}) == []


@pytest.mark.parametrize(
    ("kind", "answer", "reason"),
    [
        ("text", 5, "wrong_kind"),
        ("text", "x" * 501, "too_long"),
        ("number", "5", "wrong_kind"),
        ("number", True, "wrong_kind"),
        ("yes_no", "yes", "wrong_kind"),
        ("yes_no", 1, "wrong_kind"),
        ("choice", "rope", "unknown_option"),
        ("choice", ["swing"], "wrong_kind"),
        ("choices", "swing", "wrong_kind"),
        ("choices", ["swing", "rope"], "unknown_option"),
        ("choices", ["swing", "swing"], "wrong_kind"),
        ("choices", [{}], "wrong_kind"),
        ("date", "22.11.2026", "wrong_kind"),
        ("date", "2026-02-30", "wrong_kind"),
        ("time", "25:00", "wrong_kind"),
        ("time", "9:30", "wrong_kind"),
        ("time", "09:30:00", "wrong_kind"),
    ],
)
def test_an_answer_of_the_wrong_kind_is_a_fault(kind, answer, reason):
    (fault,) = check_answers(asking(kind), {"it": answer})

    assert (fault.question, fault.reason, fault.pointer) == ("it", reason, "/answers/it")


@pytest.mark.parametrize("nothing", [{}, {"it": None}, {"it": ""}, {"it": []}])
@pytest.mark.parametrize("kind", ALL_KINDS)
def test_only_required_questions_must_be_answered(kind, nothing):
    (fault,) = check_answers(asking(kind, is_required=True), nothing)

    assert fault.reason == "missing"
    assert check_answers(asking(kind), nothing) == []


@pytest.mark.parametrize(("kind", "answer"), [("number", 0), ("yes_no", False)])
def test_zero_and_no_are_answers(kind, answer):
    assert check_answers(asking(kind, is_required=True), {"it": answer}) == []


def test_all_faults_are_told_at_once():
    category = a_category(
        questions=[
            Question("floor", "number", is_required=True, label={"en": "?"}),
            Question("day", "date", is_required=True, label={"en": "?"}),
        ]
    )

    with pytest.raises(InvalidAnswers) as refused:
        require_answers(category, {"floor": "three", "a/b": 1})

    errors = refused.value.members["errors"]
    assert [(error["pointer"], error["reason"]) for error in errors] == [
        ("/answers/a~1b", "unknown_question"),
        ("/answers/floor", "wrong_kind"),
        ("/answers/day", "missing"),
    ]


def test_answers_without_a_fault_pass():
    require_answers(asking("number"), {"it": 4})


@pytest.mark.parametrize("code", ["sinkhole", "old"])
def test_an_unknown_or_withdrawn_category_is_refused(code):
    catalogue = a_catalogue(
        [a_category("pothole"), a_category("old", is_withdrawn=True)],
        [a_department("dispatcher", "dispatcher")],
    )

    with pytest.raises(UnknownCategory) as refused:
        reportable(catalogue, code)

    assert code in str(refused.value)
    assert reportable(catalogue, "pothole").code == "pothole"
    assert catalogue.category_by_code["old"].is_withdrawn
