# SPDX-License-Identifier: EUPL-1.2
from pathlib import Path

import pytest

from tests.factories_app import build_app, use_app


@pytest.fixture(autouse=True)
def _no_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are documents of their own, whatever is built in this checkout."""
    use_app(tmp_path / "not_built", monkeypatch)


@pytest.fixture
def dist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an app that is built."""
    folder = build_app(tmp_path / "dist")
    use_app(folder, monkeypatch)
    return folder
