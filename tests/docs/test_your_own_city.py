# SPDX-License-Identifier: EUPL-1.2
"""The city that docs/how-to-your-own-city.md builds is complete and without doubt."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from civic.cities.check_policy import findings
from civic.cities.commands import apply_city
from civic.cities.files import LAYOUT
from civic.cities.policy import Kind
from civic.cities.reading import read_city
from civic.cities.shapes import shape_of
from civic.cli.city import city
from civic.platform.config import ROOT

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
PAGE = (ROOT / "docs" / "how-to-your-own-city.md").read_text()
#: A heading with a file name, then its fenced block.
FILES = re.compile(
    r"^### `([^`]+)`\n(?:[^#`\n][^\n]*\n|\n)*```(?:yaml|json)\n(.*?)^```", re.MULTILINE | re.DOTALL
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.findall(PAGE):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return tmp_path


def test_the_page_has_every_file_of_a_city(folder):
    for pattern in LAYOUT:
        assert list(folder.glob(pattern)), pattern


def test_its_city_has_no_fault_and_nothing_doubtful(folder):
    yourtown = read_city(folder, NOW)

    assert yourtown.code == "yourtown"
    assert findings(shape_of(yourtown.state)) == []


def test_its_city_can_be_applied(session, folder):
    applied = apply_city(session, read_city(folder, NOW), NOW)

    assert {change.kind for change in applied.changes} == set(Kind)


def test_the_verbs_of_the_page_exist():
    assert set(re.findall(r"civic city ([a-z-]+)", PAGE)) == set(city.commands)
