# SPDX-License-Identifier: EUPL-1.2
from pathlib import Path

import pytest

from tests.factories_app import build_app, use_app


@pytest.fixture(autouse=True)
def _built_app(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """The app is built, whatever lies in this checkout."""
    folder: Path = tmp_path_factory.mktemp("app") / "dist"
    use_app(build_app(folder), monkeypatch)
