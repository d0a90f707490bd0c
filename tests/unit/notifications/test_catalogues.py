# SPDX-License-Identifier: EUPL-1.2
"""The translations of the server's words are complete, current and usable."""

import re
from functools import cache

import pytest
from click.testing import CliRunner

import civic.web  # noqa: F401 - declares all endpoints
from civic.cli import i18n as tool
from civic.cli.i18n import (
    AT_THE_KEYBOARD,
    PACKAGE,
    TRANSLATED,
    Message,
    detail_faults,
    i18n,
    messages_of,
    state_of,
    write,
)
from civic.platform.http import DECLARED
from civic.platform.i18n import CATALOGUES

PLACEHOLDER = re.compile(r"%\(\w+\)s|%%|\{\w+\}")
SOURCE = """
class Outside(Problem):
    title = "Outside"

class Further(Outside):
    title = "Further out"

class Unrelated:
    title = "not a refusal"

def say(language, text):
    text.translate("not a message")
    translate("One", language)
    i18n.translate("Two", language)
    translate_n("%(n)s thing", "%(n)s things", 2, language)
    translate(text, language)
    N_("Marked")
    raise Further("A detail" " in two parts.")
    raise Outside("There is no {thing}." if thing else "There is nothing.", thing=thing)
"""
FAULTS = """
class Outside(Problem):
    title = "Outside"

def say(thing):
    raise Outside(f"Put together of {thing}")
    raise Outside("There is no {thing} at {place}.", thing=thing)
    raise Outside("There is no {thing}.", thing=thing)
    raise Outside(MARKED[thing], thing=thing)
    raise ValueError(f"{thing} is no refusal")
    raise AreaInUse(f"{thing} is told at the command line")
"""
TEMPLATE = """{{ _("In a template, %(name)s", name=name) }}
{{ ngettext("%(num)s day", "%(num)s days", n) }}"""


@cache
def messages() -> set[Message]:
    return messages_of(PACKAGE)


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_has_every_message_and_no_other(language):
    state = state_of(language, messages())

    assert state.missing == []
    assert state.stale == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_placeholders_of_its_message(language):
    for message, forms in state_of(language, messages()).translations.items():
        wanted = sorted(PLACEHOLDER.findall(message.one))
        for form in forms:
            assert sorted(PLACEHOLDER.findall(form)) == wanted, form


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_is_written_as_the_command_writes_it(language, tmp_path):
    write(state_of(language, messages()), messages(), tmp_path)

    written = (tmp_path / f"{language}.po").read_text(encoding="utf-8")
    assert written == (CATALOGUES / f"{language}.po").read_text(encoding="utf-8")


def test_messages_are_found_where_they_are_written(tmp_path):
    (tmp_path / "code.py").write_text(SOURCE)
    (tmp_path / "words.jinja").write_text(TEMPLATE)

    assert messages_of(tmp_path) == {
        Message("Outside"),
        Message("Further out"),
        Message("One"),
        Message("Two"),
        Message("Marked"),
        Message("A detail in two parts."),
        Message("There is no {thing}."),
        Message("There is nothing."),
        Message("%(n)s thing", "%(n)s things"),
        Message("In a template, %(name)s"),
        Message("%(num)s day", "%(num)s days"),
    }


def test_every_detail_can_be_translated_and_filled():
    assert detail_faults(PACKAGE) == []


def test_a_detail_that_can_not_be_translated_or_filled_is_found(tmp_path):
    (tmp_path / "code.py").write_text(FAULTS)

    assert detail_faults(tmp_path) == [
        "code.py:6: f'Put together of {thing}' can't be translated",
        "code.py:7: no member fills place",
    ]


def test_no_endpoint_refuses_with_what_is_only_said_at_the_command_line():
    refusals = {problem.__name__ for declared in DECLARED.values() for problem in declared.refuses}
    assert refusals & AT_THE_KEYBOARD == set()


def test_the_command_adds_what_is_missing_and_removes_what_is_stale(tmp_path, monkeypatch):
    package, catalogues = tmp_path / "package", tmp_path / "translations"
    package.mkdir()
    catalogues.mkdir()
    (package / "code.py").write_text('translate("New", "fi")')
    (catalogues / "fi.po").write_text('msgid "Old"\nmsgstr "Vanha"\n')
    monkeypatch.setattr(tool, "PACKAGE", package)
    monkeypatch.setattr(tool, "CATALOGUES", catalogues)
    monkeypatch.setattr(tool.state_of, "__defaults__", (catalogues,))
    monkeypatch.setattr(tool.write, "__defaults__", (catalogues,))

    checked = CliRunner().invoke(i18n, ["check"])
    updated = CliRunner().invoke(i18n, ["update"])

    assert checked.exit_code == updated.exit_code == 1
    assert "fi: missing: New" in checked.output
    assert "fi: not used: Old" in checked.output
    assert "missing: New" in updated.output
    written = (catalogues / "fi.po").read_text(encoding="utf-8")
    assert 'msgid "New"\nmsgstr ""' in written
    assert "Old" not in written


def test_the_command_is_content_with_these_catalogues():
    checked = CliRunner().invoke(i18n, ["check"])

    assert checked.exit_code == 0, checked.output
