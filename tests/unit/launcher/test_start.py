# SPDX-License-Identifier: EUPL-1.2
import os
import signal

import pytest

from civic.launcher.errors import CannotStart
from civic.launcher.installation import Installation
from civic.launcher.signals import Signals, Stopped
from civic.launcher.start import Wish, bracketed, programs, run_verb
from civic.platform.config import ROOT, load_settings

PLACE = Installation(ROOT)
SINK = {"CIVIC_SMTP_URL": "smtp://127.0.0.1:2525"}


def names(environment: dict[str, str]) -> list[str]:
    chosen = load_settings(environment)
    return [one.name for one in programs(chosen, Wish(), PLACE, {**SINK, **environment})]


def test_all_programs_run_and_the_web_is_stopped_first():
    chosen = programs(load_settings({}), Wish(port=8001), PLACE, SINK)

    assert [one.name for one in sorted(chosen, key=lambda one: one.stage)] == [
        "web",
        "relay",
        "worker-1",
        "worker-2",
        "mail-sink",
    ]
    assert "127.0.0.1:8001" in chosen[0].command


def test_no_mail_sink_runs_beside_a_real_mail_server():
    assert "mail-sink" in names({})
    assert "mail-sink" not in names({"CIVIC_SMTP_URL": "smtp://mail.example:25"})


@pytest.mark.parametrize(("host", "text"), [("127.0.0.1", "127.0.0.1"), ("::1", "[::1]")])
def test_a_host_is_written_as_in_urls(host, text):
    assert bracketed(host) == text


def test_a_verb_that_fails_stops_the_start():
    with Signals() as signals, pytest.raises(CannotStart, match="civic nonsense failed"):
        run_verb(("nonsense",), PLACE, dict(os.environ), signals)


def test_a_verb_that_succeeds_lets_the_start_go_on():
    with Signals() as signals:
        run_verb(("--version",), PLACE, dict(os.environ), signals)


def test_being_asked_to_stop_ends_a_running_verb(tmp_path):
    slow = Installation(tmp_path)
    (tmp_path / "civic").mkdir()
    # Stands in the way of the real package: `python -m civic` starts in the folder it is run from.
    (tmp_path / "civic" / "__init__.py").touch()
    (tmp_path / "civic" / "__main__.py").write_text(
        "import os, signal, time\nos.kill(os.getppid(), signal.SIGTERM)\ntime.sleep(60)\n"
    )

    with Signals() as signals, pytest.raises(Stopped):
        run_verb((), slow, dict(os.environ), signals)


def test_signals_have_their_former_meaning_afterwards():
    before = signal.getsignal(signal.SIGTERM)

    with Signals():
        assert signal.getsignal(signal.SIGTERM) != before

    assert signal.getsignal(signal.SIGTERM) == before
