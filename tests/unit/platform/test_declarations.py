# SPDX-License-Identifier: EUPL-1.2
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar
from uuid import UUID

import pytest
from pydantic import BaseModel, ValidationError

from civic.platform import http, outbox
from civic.platform.ids import new_id
from civic.platform.problems import Problem
from civic.platform.storable import NESTED_MOST, unstorable
from civic.reports import jobs
from civic.reports.events import ReportAnswered


@dataclass(frozen=True)
class Happened(outbox.Event):
    name: ClassVar[str] = "tests.happened"
    subject_id: UUID
    at: datetime


def test_an_event_is_read_as_it_was_written():
    subject_id = new_id()
    payload = {"subject_id": str(subject_id), "at": "2026-06-02T06:00:00.000123Z"}

    event = outbox.load(payload, Happened)

    assert event == Happened(subject_id, datetime(2026, 6, 2, 6, 0, 0, 123, tzinfo=UTC))


def test_what_is_no_such_event_is_not_taken_for_one():
    with pytest.raises(ValidationError):
        outbox.load({"report_id": "no id"}, ReportAnswered)


def test_a_subscriber_is_named_by_its_package():
    assert outbox.subscriber_name(jobs.close_unrated) == "reports.close_unrated"


def all_problems(of: type[Problem] = Problem) -> set[type[Problem]]:
    return {each for child in of.__subclasses__() for each in ({child} | all_problems(child))}


def test_every_refusal_has_a_status_a_title_and_a_type_of_its_own():
    problems = all_problems()
    types = [problem.type for problem in problems if problem.type != "about:blank"]

    assert len(types) == len(set(types))
    for problem in problems:
        assert 400 <= problem.status <= 599, problem
        assert problem.title[0].isupper(), problem
        assert not problem.title.endswith("."), problem
        assert problem.type == "about:blank" or problem.type.startswith("/problems/"), problem


@pytest.mark.parametrize(
    ("value", "pointers"),
    [
        (None, []),
        ({"text": "words", "n": 1.5, "is": True, "list": ["a", None, 3]}, []),
        ("a\0b", [""]),
        ({"text": "\ud800"}, ["/text"]),
        ({"a/b~c": "\0"}, ["/a~1b~0c"]),
        ({"answers": {"\0": "x"}}, ["/answers"]),
        ({"a": [1, {"b": "\0"}], "c": float("nan"), "d": float("inf")}, ["/a/1/b", "/c", "/d"]),
    ],
)
def test_what_a_database_can_not_hold_is_pointed_at(value, pointers):
    assert list(unstorable(value)) == pointers


def test_a_body_without_a_bottom_is_pointed_at():
    value: list[object] = []
    for _ in range(400):
        value = [value]

    assert list(unstorable(value)) == ["/0" * NESTED_MOST]


class Body(BaseModel):
    one: int
    two: dict[str, int]


def test_all_faults_of_a_body_are_named_at_once_without_what_was_sent():
    with pytest.raises(ValidationError) as error:
        Body.model_validate({"one": "hunter2", "two": {"a/b": "hunter2"}})

    refusal = http.faults_of(error.value, "json")

    assert [fault["pointer"] for fault in refusal.members["errors"]] == ["/one", "/two/a~1b"]
    assert {fault["in"] for fault in refusal.members["errors"]} == {"json"}
    assert "hunter2" not in str(refusal.members)
