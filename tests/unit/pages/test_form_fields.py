# SPDX-License-Identifier: EUPL-1.2
from typing import Any

import pytest
from werkzeug.datastructures import MultiDict

from civic.catalogue.snapshot import Question
from civic.pages.form import Typed, answers_to, location_of, photos_in, shared_text, typed_in
from civic.platform.ids import new_id


def question(kind: str) -> Question:
    return Question("q", kind, is_required=False, label={})


@pytest.mark.parametrize(
    ("kind", "sent", "answer"),
    [
        ("number", ["3"], 3),
        ("number", ["2,5"], 2.5),
        ("number", ["1 000"], 1000),
        ("number", ["-4"], -4),
        ("number", ["a few"], "a few"),
        ("number", ["1e999"], "1e999"),
        ("number", ["nan"], "nan"),
        ("number", ["9" * 5000], "9" * 5000),
        ("yes_no", ["yes"], True),
        ("yes_no", ["no"], False),
        ("yes_no", ["perhaps"], "perhaps"),
        ("choices", ["a", "b", "a"], ["a", "b"]),
        ("choice", ["a"], "a"),
        ("time", ["09:30:15"], "09:30"),
        ("date", ["2026-11-22"], "2026-11-22"),
        ("text", ["words"], "words"),
    ],
)
def test_answers_are_read_by_their_kind(kind: str, sent: list[str], answer: Any) -> None:
    assert answers_to([question(kind)], Typed(answers={"q": sent})) == {"q": answer}


@pytest.mark.parametrize("sent", [{}, {"q": [""]}, {"other": ["1"]}])
def test_what_is_not_answered_is_not_there(sent: dict[str, list[str]]) -> None:
    assert answers_to([question("text")], Typed(answers=sent)) == {}


@pytest.mark.parametrize("place", ["", "1", "1,2,3", "a,b", "nan,1", "inf,1", "181,0", "0,91"])
def test_a_place_that_is_none_is_none(place: str) -> None:
    assert location_of(place) is None


def test_a_place_is_lon_and_lat() -> None:
    assert location_of("24.945000,60.170000") == (24.945, 60.17)


def test_photos_are_those_named_without_those_left_out() -> None:
    first, second = new_id(), new_id()
    sent = MultiDict(
        [("photo_id", str(one)) for one in (first, second, first)]
        + [("photo_id", "nonsense"), ("remove", str(first))]
    )

    assert photos_in(sent) == (second,)


def test_a_form_names_its_answers_by_their_questions() -> None:
    sent = MultiDict([("answer.a", "1"), ("answer.a", "2"), ("answer.b", "x\r\ny\0")])

    assert typed_in(sent).answers == {"a": ["1", "2"], "b": ["x\ny"]}


@pytest.mark.parametrize("id_sent", ["", "nonsense", "8f14e45f-ceea-467f-a0b6-b1f0b3c6c0de"])
def test_a_form_without_a_good_id_gets_one(id_sent: str) -> None:
    assert typed_in(MultiDict({"id": id_sent})).id.version == 7


def test_what_is_shared_is_said_once() -> None:
    shared = {"title": "Hole", "text": "Hole", "url": " https://example.org "}

    assert shared_text(shared) == "Hole\nhttps://example.org"
