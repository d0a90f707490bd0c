# SPDX-License-Identifier: EUPL-1.2
import os
import signal
import subprocess
from dataclasses import replace

from civic.launcher import pids


def me() -> pids.Identity:
    found = pids.identity(os.getpid())
    assert found
    return found


def test_a_pid_file_is_read_while_its_process_runs(tmp_path):
    pids.write(tmp_path / "me.pid", me())

    assert pids.read(tmp_path / "me.pid") == me()


def test_a_pid_that_was_given_out_again_is_another_process(tmp_path):
    earlier = replace(me(), started_ticks=me().started_ticks - 1)
    pids.write(tmp_path / "me.pid", earlier)

    assert pids.read(tmp_path / "me.pid") is None


def test_a_pid_file_of_before_a_reboot_says_nothing(tmp_path):
    pids.write(tmp_path / "me.pid", replace(me(), boot="another"))

    assert pids.read(tmp_path / "me.pid") is None


def test_a_damaged_pid_file_says_nothing(tmp_path):
    (tmp_path / "me.pid").write_text("12")

    assert pids.read(tmp_path / "me.pid") is None


def test_an_ended_process_that_nobody_waited_for_does_not_run():
    with subprocess.Popen(["true"]) as ended:
        assert pids.wait_for(lambda: pids.identity(ended.pid) is None, 5)


def test_a_process_that_ignores_the_first_signal_is_killed():
    stubborn = ["sh", "-c", "trap '' TERM; echo deaf; exec sleep 60"]
    with subprocess.Popen(stubborn, stdout=subprocess.PIPE, start_new_session=True) as running:
        assert running.stdout
        running.stdout.readline()

        pids.end(pids.session_of(running.pid), first=signal.SIGTERM, patience_s=0.2)

        assert pids.session_of(running.pid) == []


def test_processes_are_found_by_their_mark_and_their_folder(tmp_path):
    environment = {**os.environ, "TOWN_MARK": "red"}
    with subprocess.Popen(["sleep", "60"], cwd=tmp_path, env=environment) as running:
        assert pids.wait_for(lambda: running.pid in pids.marked("TOWN_MARK", "red"), 5)

        assert running.pid not in pids.marked("TOWN_MARK", "re")
        assert pids.working_in(tmp_path, "sleep") == [running.pid]
        assert pids.working_in(tmp_path, "postgres") == []
        running.kill()


def test_the_age_of_a_process_is_in_seconds():
    with subprocess.Popen(["sleep", "60"]) as running:
        known = pids.identity(running.pid)
        assert known

        assert 0 <= pids.age_s(known) < 60
        running.kill()
