# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime, timedelta

import pytest

from civic.reports.errors import OutcomeIncomplete
from civic.reports.kinds import Outcome, Status
from civic.reports.policy import (
    OUTCOME_NEEDS,
    abusive_words_in,
    may_reopen_by_right,
    moderation_reasons,
    outcome_details,
    personal_data_in,
)

ANSWERED_AT = datetime(2026, 6, 2, 6, tzinfo=UTC)
LAST_MOMENT = ANSWERED_AT + timedelta(days=14)
MOMENT = timedelta(microseconds=1)


@pytest.mark.parametrize(
    "text",
    [
        "Write to me: maija.virtanen@posti.fi",
        "maija@posti.fi, thanks",
        "Call 040 123 4567",
        "040-1234567",
        "+358 40 123 4567!",
        "(040) 1234567",
        "tel:0401234567",
        "8 (912) 345-67-89",
        "his code is 131052-308T",
        "010203A123B lives there",
    ],
)
def test_words_that_point_at_a_person_are_noticed(text):
    assert personal_data_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A hole of 30 cm by 40 cm, 12 cm deep",
        "Mannerheimintie 12 B 34",
        "The same as HKI-2026-000417",
        "Broken since 2026-06-02",
        "Broken since 2.6.2026 at 14.30",
        "Bus 18, tram 10, lamp 123456",
        "at 3@ corner",
    ],
)
def test_words_that_point_at_nobody_pass(text):
    assert not personal_data_in(text)


@pytest.mark.parametrize(
    ("text", "is_abusive"),
    [
        ("what a FOOL", True),
        ("fool!", True),
        ("foolproof", False),
        ("", False),
        ("Dummkopf, Straße", True),
    ],
)
def test_a_word_is_abusive_only_as_a_word_of_its_own(text, is_abusive):
    assert abusive_words_in(text, ["fool", "STRASSE"]) == is_abusive


def reasons(text: str = "A hole", *, by_human: bool = False, n_today: int = 0) -> list[str]:
    return moderation_reasons(
        text, by_human=by_human, words=["fool"], n_today=n_today, unmoderated_per_day=10
    )


def test_a_report_is_held_back_for_each_reason_and_told_all():
    assert reasons() == []
    assert reasons(by_human=True) == ["category"]
    assert reasons("mail me@posti.fi") == ["personal_data"]
    assert reasons("fool") == ["abusive_words"]
    assert reasons("fool, call 0401234567", by_human=True, n_today=99) == [
        "category",
        "personal_data",
        "abusive_words",
        "many_today",
    ]


@pytest.mark.parametrize(("n_today", "is_held"), [(9, False), (10, True), (11, True)])
def test_the_tenth_of_a_day_passes_and_the_eleventh_waits(n_today, is_held):
    assert reasons(n_today=n_today) == (["many_today"] if is_held else [])


GIVEN = {"scheduled_on": "2026-07-01", "who": "the landlord", "reason": "no budget", "text": "…"}


@pytest.mark.parametrize("outcome", Outcome)
def test_an_outcome_keeps_what_belongs_to_it_and_nothing_else(outcome):
    needed = OUTCOME_NEEDS.get(outcome)

    assert outcome_details(outcome, GIVEN) == ({needed: GIVEN[needed]} if needed else {})


@pytest.mark.parametrize(
    ("outcome", "needs", "sentence"),
    [
        ("scheduled", "scheduled_on", "for which day"),
        ("not_ours", "who", "who is responsible"),
        ("declined", "reason", "why the department"),
    ],
)
@pytest.mark.parametrize("blank", [None, ""])
def test_an_outcome_without_what_it_needs_is_refused(outcome, needs, sentence, blank):
    with pytest.raises(OutcomeIncomplete, match=sentence) as refusal:
        outcome_details(Outcome(outcome), GIVEN | {needs: blank})

    assert refusal.value.members == {"needs": needs}


@pytest.mark.parametrize(
    ("status", "cycle", "answered_at", "now", "may"),
    [
        (Status.ANSWERED, 1, ANSWERED_AT, ANSWERED_AT, True),
        (Status.CLOSED, 1, ANSWERED_AT, ANSWERED_AT + timedelta(days=3), True),
        (Status.ANSWERED, 1, ANSWERED_AT, LAST_MOMENT, True),
        (Status.ANSWERED, 1, ANSWERED_AT, LAST_MOMENT + MOMENT, False),
        (Status.ANSWERED, 2, ANSWERED_AT, ANSWERED_AT, False),
        (Status.CLOSED, 2, ANSWERED_AT, ANSWERED_AT, False),
        (Status.ANSWERED, 1, None, ANSWERED_AT, False),
        *(
            (status, 1, ANSWERED_AT, ANSWERED_AT, False)
            for status in Status
            if status not in (Status.ANSWERED, Status.CLOSED)
        ),
    ],
)
def test_reporters_reopen_by_right_once_and_until_the_last_moment(
    status, cycle, answered_at, now, may
):
    assert may_reopen_by_right(status, cycle, answered_at, now, within_days=14) is may
