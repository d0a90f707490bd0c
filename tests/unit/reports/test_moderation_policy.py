# SPDX-License-Identifier: EUPL-1.2
"""The words that made the automatic checks stop, one by one."""

import pytest

from civic.reports.moderation_policy import Finding, findings
from civic.reports.policy import abusive_words_in, personal_data_in


def found(text: str, *words: str) -> list[tuple[str, str]]:
    return [(each.code, each.text) for each in findings({"text": text}, words)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A hole by the tram stop", []),
        ("Call 040 123 4567, or a@b.example", ["040 123 4567", "a@b.example"]),
        ("a1234567@b.example", ["a1234567@b.example"]),
        ("Her code is 131052-308T.", ["131052-308T"]),
        ("HKI-2026-000417 of 2026-06-02", []),
    ],
)
def test_personal_data_is_found_where_it_stands(text, expected):
    assert [piece for _, piece in found(text)] == expected
    assert bool(expected) is personal_data_in(text)


def test_words_of_the_citys_list_are_found_whole_and_in_any_case():
    text = "Idiots! You idiot, IDIOT."

    assert found(text, "Idiot") == [("abusive_words", "idiot"), ("abusive_words", "IDIOT")]
    assert abusive_words_in(text, ["Idiot"])


def test_findings_come_in_the_order_of_reading_with_their_characters():
    texts = {"description": "Ä idiot", "address": "Call 0401234567", "answers.name": "idiot"}

    assert findings(texts, ["idiot"]) == [
        Finding("abusive_words", "description", 2, 7, "idiot"),
        Finding("personal_data", "address", 5, 15, "0401234567"),
        Finding("abusive_words", "answers.name", 0, 5, "idiot"),
    ]
