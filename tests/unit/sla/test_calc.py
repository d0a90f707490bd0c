# SPDX-License-Identifier: EUPL-1.2
import json
from typing import Any

import pytest
from click.testing import CliRunner

from civic.cli.sla import sla
from civic.sla.calc import answer_line

CALENDAR: dict[str, Any] = {
    "tz": "Europe/Helsinki",
    "weekly": {day: [["09:00", "17:00"]] for day in ("mon", "tue", "wed", "thu", "fri")},
    "holidays": ["2026-12-25"],
    "date_hours": {"2026-12-24": [["09:00", "12:00"]]},
}
HOUR = 3600
ANSWERS: list[tuple[dict[str, Any], dict[str, Any]]] = [
    (
        {"op": "add", "start": "2026-03-05T13:00:00Z", "seconds": 16 * HOUR},
        {"due": "2026-03-09T13:00:00Z"},
    ),
    (
        {
            "op": "add",
            "start": "2026-03-05T13:00:00Z",
            "seconds": 16 * HOUR,
            "pauses": [["2026-03-06T08:00:00Z", "2026-03-09T08:00:00Z"]],
        },
        {"due": "2026-03-10T13:00:00Z"},
    ),
    (
        {"op": "sub", "end": "2026-03-09T13:00:00Z", "seconds": 16 * HOUR},
        {"due": "2026-03-05T13:00:00Z"},
    ),
    (
        {"op": "elapsed", "start": "2026-12-24T00:00:00", "end": "2026-12-28T00:00:00+02:00"},
        {"seconds": 3 * HOUR},
    ),
    (
        {"op": "elapsed", "start": "2026-03-05T12:00:00Z", "end": "2026-03-05T12:00:01.500Z"},
        {"seconds": 1.5},
    ),
    ({"op": "open", "start": "2026-12-24T09:59:59Z"}, {"open": True}),
    ({"op": "open", "start": "2026-12-24T10:00:00Z"}, {"open": False}),
    (
        {"op": "add_days", "start": "2026-12-23T20:00:00Z", "days": 2},
        {"due": "2026-12-28T15:00:00Z"},
    ),
]


@pytest.mark.parametrize(("question", "answer"), ANSWERS)
def test_a_question_has_its_answer(question: dict[str, Any], answer: dict[str, Any]) -> None:
    assert answer_line(json.dumps({"calendar": CALENDAR} | question)) == answer


FAULTS: list[tuple[dict[str, Any], str]] = [
    ({"op": "multiply"}, "'multiply'"),
    ({"op": "add", "start": "2026-03-05T13:00:00Z"}, "'seconds'"),
    ({"op": "add", "start": "yesterday", "seconds": 1}, "yesterday"),
    ({"op": "add", "start": "2026-03-05T13:00:00Z", "seconds": -1}, "negative"),
    ({"op": "add", "start": "2026-03-05T13:00:00Z", "seconds": 1e300}, "large"),
    ({"op": "add", "start": 5, "seconds": 1}, "argument"),
    ({"op": "open", "start": "2026-03-05T13:00:00Z", "calendar": {"weekly": {}}}, "'tz'"),
    ({"op": "open", "start": "2026-03-05T13:00:00Z", "calendar": []}, "indices"),
    ({"op": "open", "calendar": CALENDAR | {"tz": "Mars"}}, "/zone"),
    (
        {
            "op": "add",
            "start": "2026-03-05T13:00:00Z",
            "seconds": 1,
            "calendar": CALENDAR | {"weekly": {}, "date_hours": {}},
        },
        "does not open",
    ),
]


@pytest.mark.parametrize(("question", "reason"), FAULTS)
def test_a_question_without_an_answer_says_why(question: dict[str, Any], reason: str) -> None:
    answer = answer_line(json.dumps({"calendar": CALENDAR} | question))

    assert reason in answer["error"]


def test_questions_are_answered_line_by_line() -> None:
    questions = [json.dumps({"calendar": CALENDAR} | question) for question, _ in ANSWERS]

    result = CliRunner().invoke(sla, ["calc"], input="\n\n".join(questions))

    assert [json.loads(line) for line in result.stdout.splitlines()] == [
        answer for _, answer in ANSWERS
    ]
    assert result.exit_code == 0


def test_a_line_that_is_no_json_does_not_stop_the_others() -> None:
    good = json.dumps({"calendar": CALENDAR} | ANSWERS[0][0])

    result = CliRunner().invoke(sla, ["calc"], input=f"nonsense\n{good}\n")

    first, second = map(json.loads, result.stdout.splitlines())
    assert "error" in first
    assert second == ANSWERS[0][1]
    assert result.exit_code == 1
