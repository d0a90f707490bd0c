# SPDX-License-Identifier: EUPL-1.2
import pytest

from civic.reports.template_policy import Words, unknown_fields, with_values, words_for

SPOKEN = ["fi", "sv", "en"]


@pytest.mark.parametrize(
    ("texts", "language", "found"),
    [
        ({"en": "Done", "fi": "Tehty"}, "en", Words("Done", "en", is_in_own_language=True)),
        ({"sv": "Gjort", "fi": "Tehty"}, "ru", Words("Tehty", "fi", is_in_own_language=False)),
        ({"et": "Tehtud"}, "ru", Words("Tehtud", "et", is_in_own_language=False)),
        ({"en": "", "fi": "Tehty"}, "en", Words("Tehty", "fi", is_in_own_language=False)),
    ],
)
def test_the_readers_language_comes_first_then_the_citys(texts, language, found):
    assert words_for(texts, language, SPOKEN) == found


def test_no_words_at_all_are_a_fault():
    with pytest.raises(LookupError):
        words_for({}, "en", SPOKEN)


def test_the_reporters_name_is_no_field_of_words_that_everybody_reads():
    assert unknown_fields("{number}: {reporter_name}, {due} {due}") == ["reporter_name"]


def test_fields_are_filled_once_and_braces_in_values_are_left_alone():
    values = {"number": "T-1", "address": "{number} street", "secret": "x"}

    assert with_values("{number}, {address}, {secret}, {x} {", values) == (
        "T-1, {number} street, {secret}, {x} {"
    )
