# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from civic.notifications.words import how_computed, outcome_words
from civic.platform.i18n import LANGUAGES, local_due, local_instant, translate_n
from civic.sla.clock import MoveKind, MoveRule
from civic.sla.pause_policy import PauseReason
from civic.sla.policy import Priority, Target, Unit
from civic.sla.schemas import ClosedDayView, ComputationView, MoveView, PauseView, VersionView

START = datetime(2026, 12, 3, 10, 0, tzinfo=UTC)
VERSION = VersionView(code="office", version=1)


def computed(allowance: dict[str, int], *closed: ClosedDayView) -> ComputationView:
    return ComputationView(
        target=Target.RESOLUTION,
        cycle=1,
        started_at=START,
        allowance=allowance,
        priority="normal",
        zone="Europe/Helsinki",
        calendar=VERSION,
        promise=VERSION,
        closed_days=list(closed),
        pauses=[],
        moves=[],
        original_due_at=START,
        due_at=START,
    )


def off(day: str, reason: str = "weekend", **name: str) -> ClosedDayView:
    return ClosedDayView(on=date.fromisoformat(day), reason=reason, name=name)


SATURDAY, SUNDAY = off("2026-12-05"), off("2026-12-06", "holiday", en="Independence Day")
CHRISTMAS = off("2026-12-25", "holiday", en="Christmas Day", fi="joulupäivä")


def test_working_days_say_how_they_are_counted_and_what_is_left_out():
    view = computed({"working_days": 9}, SATURDAY, SUNDAY, CHRISTMAS)

    allowance, left_out = how_computed(view, "en")
    assert allowance.startswith("Promised within 9 working days, counted from the next day;")
    assert left_out == "Not counted: weekends, Fri 25 Dec 2026 (Christmas Day)."


def test_a_holiday_has_the_name_of_the_city_s_language_or_of_ours():
    view = computed({"working_days": 2}, CHRISTMAS)

    assert how_computed(view, "fi")[1] == "Määräaikaan ei lasketa: pe 25.12.2026 (joulupäivä)."
    assert how_computed(view, "ru")[1].endswith("пт, 25 дек. 2026 (Рождество).")


def test_a_holiday_on_a_sunday_is_a_weekend():
    assert how_computed(computed({"working_days": 2}, SUNDAY), "en")[1] == "Not counted: weekends."


def test_a_closure_without_a_name_is_told_by_its_date():
    view = computed({"working_days": 2}, off("2026-12-07", "closed"))

    assert how_computed(view, "en")[1] == "Not counted: Mon 7 Dec 2026."


def test_calendar_days_leave_nothing_out():
    assert len(how_computed(computed({"calendar_days": 21}), "sv")) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", list(PauseReason))
def test_each_pause_is_told_with_its_reason_and_its_two_ends(language, reason):
    pause = PauseView(reason=reason, started_at=START, until=START + timedelta(days=3))
    view = computed({"working_days": 5}).model_copy(update={"pauses": [pause]})

    (_, sentence) = how_computed(view, language)

    for at in (pause.started_at, pause.until):
        assert local_instant(at, "Europe/Helsinki", language) in sentence
    assert "%" not in sentence


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize("n", [1, 2, 5, 21, 111])
def test_each_unit_has_its_number_in_each_language(language, unit, n):
    (sentence,) = how_computed(computed({unit.value: n}), language)

    assert f" {n} " in sentence
    assert "%" not in sentence


def test_plurals_follow_the_language():
    forms = [
        how_computed(computed({"working_days": n}), "ru")[0].split(",")[0] for n in (1, 2, 5, 21)
    ]

    assert forms == [
        "Обещано за 1 рабочий день",
        "Обещано за 2 рабочих дня",
        "Обещано за 5 рабочих дней",
        "Обещано за 21 рабочий день",
    ]


@pytest.mark.parametrize(("n", "form"), [(0, "mails"), (1, "mail"), (2, "mails")])
def test_english_plurals_need_no_catalogue(n, form):
    assert translate_n("mail", "mails", n, "en") == form
    assert translate_n("no such message", "no such messages", 2, "fi") == "no such messages"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Tue 15 Dec 2026, 24:00"),
        ("fi", "ti 15.12.2026 klo 24.00"),
        ("sv", "tis 15 dec. 2026 kl. 24:00"),
        ("et", "T, 15. dets 2026, 24:00"),
        ("ru", "вт, 15 дек. 2026, 24:00"),
    ],
)
def test_midnight_ends_a_day(language, words):
    assert local_due(datetime(2026, 12, 15, 22, 0, tzinfo=UTC), "Europe/Helsinki", language) == (
        words
    )


def test_another_minute_is_told_as_it_is():
    at = datetime(2026, 12, 15, 22, 1, tzinfo=UTC)

    assert local_due(at, "Europe/Helsinki", "en") == "Wed 16 Dec 2026, 00:01"


@pytest.mark.parametrize(
    ("outcome", "details", "words"),
    [
        ("fixed", {}, "The problem has been fixed."),
        ("scheduled", {"scheduled_on": "2026-12-24"}, "The work is planned for Thu 24 Dec 2026."),
        ("nothing_to_fix", {}, "There was nothing to fix."),
        ("not_ours", {"who": "100 % Oy"}, "Somebody else is responsible: 100 % Oy."),
        ("declined", {"reason": "%(x)s"}, "The department will not do this. The reason: %(x)s"),
        ("duplicate", {"original": "X-1"}, "The same problem was reported before."),
    ],
)
def test_each_outcome_is_a_sentence(outcome, details, words):
    assert outcome_words(outcome, details, "en") == words


def moved(kind: str, rule: str, **changes: Any) -> MoveView:
    values = {
        "kind": kind,
        "rule": rule,
        "at": START,
        "from_due_at": datetime(2026, 12, 8, 14, 0, tzinfo=UTC),
        "due_at": datetime(2026, 12, 7, 10, 0, tzinfo=UTC),
    }
    return MoveView.model_validate(values | changes)


def told(*moves: MoveView, language: str = "en", **changes: Any) -> str:
    view = computed({"working_days": 2}).model_copy(update={"moves": list(moves)} | changes)
    return "\n".join(how_computed(view, language)[1:])


@pytest.mark.parametrize(
    ("kind", "rule", "words"),
    [
        ("raised", "target", "shorter time is promised for it. Counted from the start"),
        ("raised", "floor", "Two working hours are left"),
        ("raised", "stays", "The date stays: Mon 7 Dec 2026, 12:00."),
        ("lowered", "triage", "a longer time is promised for it. It was found within one"),
        ("terms_changed", "target", "newer rules came to hold"),
        ("extended", "extension", "may do once. Mon 7 Dec 2026, 12:00 instead of Tue 8 Dec"),
        ("duplicate_joined", "group", "The earliest date of all holds"),
    ],
)
def test_a_move_says_what_happened_and_what_came_of_it(kind, rule, words):
    sentence = told(moved(kind, rule))

    assert sentence.startswith("Thu 3 Dec 2026, 12:00: ")
    assert words in sentence
    assert "By:" not in sentence


@pytest.mark.parametrize("language", ["fi", "sv", "et", "ru"])
@pytest.mark.parametrize("kind", MoveKind)
@pytest.mark.parametrize("rule", MoveRule)
def test_every_move_is_told_in_every_language(language, kind, rule):
    sentence = told(moved(kind, rule), language=language)

    assert sentence != told(moved(kind, rule))
    assert "%(" not in sentence


def test_a_move_by_other_rules_names_them():
    by = {"allowance": {"working_hours": 8}, "priority": "high"}
    versions = {"promise": VersionView(code="quick", version=3), "calendar": VERSION}

    sentence = told(moved("raised", "target", **by, **versions))

    assert sentence.endswith(
        "By: 8 working hours; promise quick, version 3; calendar office, version 1; priority: high."
    )


def test_a_priority_above_the_normal_one_is_told():
    assert told(priority=Priority.URGENT) == "Priority: urgent."


def test_what_happened_first_is_told_first():
    pause = PauseView(
        reason=PauseReason.FORCE_MAJEURE,
        started_at=START - timedelta(hours=1),
        until=START + timedelta(hours=1),
    )

    lines = told(moved("extended", "extension"), pauses=[pause]).splitlines()

    assert lines[0].startswith("Not counted: ")
    assert "put the date off" in lines[1]
