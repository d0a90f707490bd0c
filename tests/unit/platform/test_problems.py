# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Mapping
from datetime import date
from typing import ClassVar

import pytest

from civic.platform.http_errors import detail_in
from civic.platform.problems import Problem, filled
from civic.reports.errors import IllegalTransition, NotReopenable


class Refused(Problem):
    status = 422
    title = "No"
    words: ClassVar[Mapping[str, Mapping[str, str]]] = {"kind": {"closed": "Closed"}}


def test_the_sentence_is_the_template_filled_from_the_members():
    refusal = Refused("{n_left} of {codes} until {until}.", n_left=2, codes=["a", "b"], until=None)

    assert str(refusal) == refusal.detail == "2 of a, b until None."
    assert refusal.template == "{n_left} of {codes} until {until}."
    assert refusal.members == {"n_left": 2, "codes": ["a", "b"], "until": None}


def test_without_a_detail_there_is_the_title():
    refusal = Refused(retry_after_s=5)

    assert (str(refusal), refusal.detail, detail_in(refusal, "fi")) == ("No", None, None)


def test_a_field_without_a_member_stays_as_it_is_written():
    refusal = Refused("There is no {code} in {place}.", code="x")

    assert str(refusal) == detail_in(refusal, "fi") == "There is no x in {place}."


@pytest.mark.parametrize(
    "value", ["{place}", "{code}", "{{code}}", "{0}", "{code.__class__}", "%(code)s", "}{", "\\1"]
)
def test_a_value_that_looks_like_a_template_stays_as_it_is(value):
    refusal = Refused("“{code}” is not in {place}.", code=value, place="Testby")

    assert str(refusal) == f"“{value}” is not in Testby."


@pytest.mark.parametrize(
    "field", ["{code.__class__}", "{code[0]}", "{code!r}", "{code:>9}", "{}", "{0}", "{", "{Code}"]
)
def test_nothing_but_a_name_is_a_field(field):
    assert filled(field, {"code": "x", "0": "x", "Code": "x"}) == field


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "A report can be reopened once, within 14 days of its answer."),
        ("fi", "Ilmoituksen voi avata uudelleen kerran, 14 päivän kuluessa vastauksesta."),
        ("sv", "En anmälan kan öppnas på nytt en gång, inom 14 dagar från svaret."),
        ("et", "Teate saab uuesti avada ühe korra, 14 päeva jooksul pärast vastust."),
        ("ru", "Обращение можно открыть заново один раз, в течение 14 дней после ответа."),
    ],
)
def test_a_sentence_is_translated_before_it_is_filled(language, sentence):
    refusal = NotReopenable(
        "A report can be reopened once, within {days} days of its answer.", days=14
    )

    assert detail_in(refusal, language) == sentence


def test_a_code_is_told_in_words_of_the_language_and_an_unknown_one_as_it_is():
    refusal = Refused("{kind}, {code}, {unknown}", kind="closed", code="closed", unknown="x")

    assert str(refusal) == "Closed, closed, x"
    assert detail_in(refusal, "fi") == "Suljettu, closed, x"
    assert detail_in(Refused("{kind}", kind="Answered"), "fi") == "Answered"


def test_a_status_is_told_in_the_words_of_the_pages():
    refusal = IllegalTransition(
        "From “{from_status}” a report can not go to “{to_status}”.",
        from_status="withdrawn",
        to_status="closed",
    )

    assert detail_in(refusal, "fi") == (
        "Tilasta ”Peruttu” ilmoitusta ei voi siirtää tilaan ”Suljettu”."
    )


def test_a_day_is_written_as_people_of_the_language_write_it():
    refusal = Refused("{opens_on}", opens_on=date(2026, 11, 15))

    assert str(refusal) == "2026-11-15"
    assert detail_in(refusal, "en") == "Sun 15 Nov 2026"
    assert detail_in(refusal, "fi") == "su 15.11.2026"
