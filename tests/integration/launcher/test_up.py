# SPDX-License-Identifier: EUPL-1.2
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest

from civic.launcher import database, pids
from civic.launcher.addresses import addresses
from civic.launcher.children import MARK, leftovers, mark
from civic.launcher.cluster import Cluster, private_cluster
from civic.launcher.doctor import examine
from civic.launcher.installation import Installation
from civic.launcher.start import free_port
from civic.launcher.status import components
from civic.launcher.stop import stop
from civic.launcher.valkey import Valkey

TOWN = Path(__file__).with_name("town.py")


def servers_of(place: Installation) -> tuple[Cluster, Valkey]:
    found = addresses(place)
    assert found.cluster
    assert found.valkey
    return found.cluster, found.valkey


def kill(pid: int | None) -> None:
    assert pid
    os.kill(pid, signal.SIGKILL)


def all_of(place: Installation) -> set[int]:
    """Every process of the installation but the supervisor."""
    marked = {pid for pid, value in pids.marks(MARK).items() if value.startswith(mark(place, ""))}
    servers = pids.working_in(private_cluster(place.root).data_dir, "postgres")
    return marked | set(servers) | set(pids.working_in(place.valkey_dir.resolve(), "valkey-server"))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_being_asked_to_stop_leaves_no_process(place, up, number):
    town = up()
    town.says("UP ")
    before = all_of(place)

    status = town.end(number)

    assert status == 0, town.text
    assert len(before) > 5
    assert all_of(place) == set()
    assert not any(Path(f"/proc/{pid}").exists() for pid in before)
    assert not place.pid_file.exists()


def test_a_terminal_that_is_gone_keeps_nothing_from_being_stopped(place):
    command = [sys.executable, str(TOWN), str(place.root), str(free_port())]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as town:
        assert town.stdout
        while not town.stdout.readline().startswith(b"UP "):
            assert town.poll() is None
        town.stdout.close()
        before = all_of(place)

        town.terminate()
        town.wait(30)

    assert before
    assert all_of(place) == set()


def test_a_second_supervisor_of_the_same_checkout_is_refused(place, up):
    first = up()
    first.says("UP ")

    second = up()

    assert second.process.wait(20) == 1
    assert f"already runs in {place.root} (pid {first.process.pid})" in second.text
    assert "Traceback" not in second.text
    assert first.pid_of("web")


def test_what_a_killed_supervisor_left_is_ended_and_its_servers_are_taken_over(place, up):
    first = up()
    first.says("UP ")
    servers = [server.pid() for server in servers_of(place)]
    first.end(signal.SIGKILL)
    left = leftovers(place)

    second = up(first.port)
    second.says("UP ")

    assert set(left) == {"web", "worker-1"}
    assert not any(pids.identity(pid) for group in left.values() for pid in group)
    assert [server.pid() for server in servers_of(place)] == servers
    assert second.end() == 0
    assert all_of(place) == set()


def test_down_ends_what_a_killed_supervisor_left(place, up):
    town = up()
    town.says("UP ")
    town.end(signal.SIGKILL)
    before = all_of(place)

    stop(place, lambda _: None)

    assert before
    assert all_of(place) == set()


def test_down_ends_a_running_supervisor(place, up):
    town = up()
    town.says("UP ")

    # The test is the parent, which a shell would be: an ended child stays until it is waited for.
    stop(place, lambda _: None)

    assert town.process.wait(5) == 0
    assert all_of(place) == set()


def test_a_dead_program_is_started_again_without_what_it_left(place, up):
    town = up()
    town.says("UP ")
    worker = town.pid_of("worker-1")
    assert pids.wait_for(lambda: len(leftovers(place)["worker-1"]) == 2, 5)
    family = leftovers(place)["worker-1"]

    kill(worker)
    town.says("worker-1 was ended by SIGKILL; starting it again in 0.5 s")

    assert pids.wait_for(lambda: town.pid_of("worker-1") not in {None, worker}, 10)
    assert not any(pids.identity(pid) for pid in family)


def test_killed_servers_are_back_within_ten_seconds(place, up):
    town = up()
    town.says("UP ")
    cluster, valkey = servers_of(place)

    kill(cluster.pid())
    kill(valkey.pid())

    town.says("PostgreSQL runs again", patience_s=10)
    town.says("Valkey runs again", patience_s=10)
    assert valkey.answers()
    with cluster.connect("civic") as connection:
        assert connection.execute("SELECT count(*) FROM jurisdictions").fetchone() == (0,)


def test_status_and_doctor_tell_what_runs_and_what_does_not(place, up):
    town = up()
    town.says("UP ")
    running = {row.name: row for row in components(place)}
    found = {finding.subject: finding for finding in examine(place)}
    audited = []
    for n_drifting in (0, 2):
        with database.connect(addresses(place).database_url) as connection:
            row = f"('2026-11-{20 + n_drifting}', now(), 417, {n_drifting})"
            connection.execute(f"INSERT INTO audits VALUES {row}".encode())
        audited += [finding for finding in examine(place) if finding.subject == "audit"]
    town.end()
    stopped = {row.name: row for row in components(place)}

    assert set(running) == {"civic", "PostgreSQL", "Valkey", "web", "worker-1"}
    assert all(row.is_well and row.pid for row in running.values())
    assert running["web"].health == "ready"
    assert found["database"].text.endswith("all migrations applied")
    assert found["queue"].is_well
    assert str(town.port) in found["port"].text
    assert found["audit"].text.startswith("has not begun yet")
    assert [finding.is_well for finding in audited] == [True, False]
    assert "417 reports say" in audited[0].text
    assert "2 reports do not say" in audited[1].text
    assert not any(row.is_well for row in stopped.values())


def test_a_taken_port_is_told_and_nothing_is_left(place, up):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        town = up(port)

        assert town.process.wait(20) == 1
    assert f"Port {port} of 127.0.0.1 cannot be used" in town.text
    assert f"make run PORT={port + 1}" in town.text
    assert "Traceback" not in town.text
    assert all_of(place) == set()


def test_migrations_that_this_code_does_not_know_are_told(place, up):
    town = up()
    town.says("UP ")
    with private_cluster(place.root).connect("civic") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
    town.end()

    later = up()

    assert later.process.wait(20) == 1
    assert "has migration 0999, and this code ends at 0001" in later.text
    assert "Traceback" not in later.text
    assert all_of(place) == set()
    cluster = private_cluster(place.root)
    cluster.start()
    with cluster.connect("civic") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0001'")


def test_a_program_that_cannot_start_is_told_with_its_own_last_words(place, up):
    town = up(TOWN_WEB="broken")

    assert town.process.wait(60) == 1
    assert f"web does not start: no web today (all of it is in {place.log_dir}" in town.text
    assert "Traceback" not in town.text
    assert all_of(place) == set()


def test_external_servers_are_used_and_no_private_one_is_started(
    place, up, shared_cluster: Cluster, tmp_path
):
    name = f"town_{uuid4().hex[:8]}"
    elsewhere = Valkey(tmp_path / "valkey", tmp_path / "valkey.log")
    elsewhere.start()
    with shared_cluster.connect("postgres") as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
        try:
            town = up(CIVIC_DATABASE_URL=shared_cluster.url(name), CIVIC_REDIS_URL=elsewhere.url())
            town.says("UP ")

            assert private_cluster(place.root).pid() is None
            assert pids.working_in(place.valkey_dir.resolve(), "valkey-server") == []
            assert town.end() == 0
            assert elsewhere.answers()
            with shared_cluster.connect(name) as other:
                assert other.execute("SELECT version_num FROM alembic_version").rowcount == 1
        finally:
            elsewhere.stop()
            shared_cluster.drop(name)


def test_external_servers_that_do_not_answer_are_told(up):
    nowhere = free_port()

    town = up(CIVIC_DATABASE_URL=f"postgresql://me:hidden@127.0.0.1:{nowhere}/x")

    assert town.process.wait(30) == 1
    assert "does not answer" in town.text
    assert "hidden" not in town.text
    assert "Traceback" not in town.text
