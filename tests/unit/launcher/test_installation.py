# SPDX-License-Identifier: EUPL-1.2
from pathlib import Path

import pytest

from civic.launcher.children import Child, Program, ending, rotate
from civic.launcher.errors import CannotStart
from civic.launcher.installation import Installation, faults_in_words, require_space
from civic.launcher.start import require_free_port
from civic.launcher.status import duration
from civic.launcher.valkey import last_line


def test_the_secret_key_is_made_once_and_for_us_alone(tmp_path):
    place = Installation(tmp_path)
    place.make_folders()

    key = place.secret_key()

    assert len(key) >= 64
    assert place.secret_key() == key
    assert (place.var / "secret_key").stat().st_mode & 0o777 == 0o600


def test_too_little_space_is_told_with_both_numbers(tmp_path):
    with pytest.raises(CannotStart, match=r"Only \d+ MB are free .* needs 1048576 MB"):
        require_space(tmp_path, 2**40)


def test_a_full_disk_is_told_in_one_sentence():
    somewhere = Path("/somewhere")

    with (
        pytest.raises(CannotStart, match="The disk of /somewhere is full"),
        faults_in_words(somewhere),
    ):
        Path("/dev/full").write_text("anything")


def test_what_the_system_refuses_is_told_with_the_file(tmp_path):
    with (
        pytest.raises(CannotStart, match="nothing: No such file or directory"),
        faults_in_words(tmp_path),
    ):
        (tmp_path / "nothing").read_text()


def test_an_address_that_is_not_of_this_machine_is_told():
    with pytest.raises(CannotStart, match=r"Port 8000 of 192\.0\.2\.1 cannot be used"):
        require_free_port("192.0.2.1", 8000)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.4, "0 s"),
        (59, "59 s"),
        (60, "1 min 0 s"),
        (3599, "59 min 59 s"),
        (3600, "1 h 0 min"),
        (86399, "23 h 59 min"),
        (90000, "1 d 1 h"),
    ],
)
def test_a_duration_is_said_in_its_two_largest_units(seconds, text):
    assert duration(seconds) == text


@pytest.mark.parametrize(
    ("status", "text"), [(3, "ended with status 3"), (-9, "was ended by SIGKILL")]
)
def test_how_a_program_ended_is_said_in_words(status, text):
    assert ending(status) == text


def test_a_long_log_is_cut_in_place_and_three_old_ones_are_kept(tmp_path, monkeypatch):
    monkeypatch.setattr("civic.launcher.children.LOG_MAX_BYTES", 10)
    log = tmp_path / "web.log"
    with log.open("ab", buffering=0) as held_open:
        for n in range(5):
            held_open.write(f"{n} is long enough\n".encode())
            rotate(log)
        held_open.write(b"after")

    logs = {path.name: path.read_text() for path in tmp_path.iterdir()}

    assert logs == {
        "web.log": "after",
        "web.log.1": "4 is long enough\n",
        "web.log.2": "3 is long enough\n",
        "web.log.3": "2 is long enough\n",
    }


def test_a_short_log_stays_as_it_is(tmp_path):
    (tmp_path / "web.log").write_text("short")

    rotate(tmp_path / "web.log")

    assert [path.name for path in tmp_path.iterdir()] == ["web.log"]


def test_a_program_that_cannot_be_started_is_tried_again_after_growing_pauses(
    tmp_path, monkeypatch
):
    monkeypatch.setattr("civic.launcher.children.BACKOFF_FIRST_S", 0)
    place = Installation(tmp_path)
    place.make_folders()
    said: list[str] = []
    child = Child(Program("web", ("/nowhere/web",)), place, {}, said.append)

    child.watch()
    monkeypatch.setattr("civic.launcher.children.BACKOFF_FIRST_S", 0.5)
    child.watch()

    assert said == [
        f"web cannot be started (No such file or directory); starting it again in {pause} s"
        for pause in ("0", "1")
    ]
    assert child.pid() is None


@pytest.mark.parametrize(
    ("log", "reason"),
    [
        (
            "Traceback (most recent call last):\nOSError: no\nWorker failed to boot.\n",
            "OSError: no",
        ),
        ("one\ntwo\n\n", "two"),
        ("", ""),
    ],
)
def test_the_reason_is_taken_from_a_log(tmp_path, log, reason):
    (tmp_path / "web.log").write_text(log)

    assert last_line(tmp_path / "web.log") == reason


def test_a_log_that_is_not_there_gives_no_reason(tmp_path):
    assert last_line(tmp_path / "web.log") == ""
