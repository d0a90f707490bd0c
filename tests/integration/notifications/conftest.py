# SPDX-License-Identifier: EUPL-1.2
"""A mail server that the settings name."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from civic.platform.config import settings
from tests.factories_mail import MailServer, running


@pytest.fixture(autouse=True)
def _logs() -> Iterator[None]:
    """Write no logs: failures are provoked here, and their tracebacks take longer than they do."""
    with capture_logs():
        yield


@pytest.fixture
def quick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for a mail server no longer than a moment; give up after the third attempt."""
    chosen = tmp_path / "civic.toml"
    chosen.write_text("[mail]\ntimeout_s = 0.4\n[jobs]\nretry_after_s = [0, 0]\n")
    monkeypatch.setenv("CIVIC_CONFIG", str(chosen))
    settings.cache_clear()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[MailServer]:
    """A mail server that takes everything until it is told otherwise."""
    with running(MailServer()) as server:
        monkeypatch.setenv("CIVIC_SMTP_URL", server.url)
        settings.cache_clear()
        yield server
