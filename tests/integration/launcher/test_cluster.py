# SPDX-License-Identifier: EUPL-1.2
import os
import signal
import subprocess
import time
from pathlib import Path
from uuid import uuid4

import pytest

from civic.launcher import cluster as module
from civic.launcher import pids
from civic.launcher.cluster import ELSEWHERE, SYSTEM_ACCOUNT, Cluster, cluster_folder
from civic.launcher.errors import CannotStart
from civic.launcher.sockets import PARENT, PATH_MAX_BYTES, make_socket_folder, socket_folder


def group_of(cluster: Cluster) -> list[int]:
    return pids.working_in(cluster.data_dir, "postgres")


def test_a_started_cluster_has_the_extensions_in_every_database(own_cluster):
    name = f"fresh_{uuid4().hex[:8]}"
    with own_cluster.connect("postgres") as connection:
        connection.execute(f"CREATE DATABASE {name}")

    for database in ("civic", name):
        with own_cluster.connect(database) as connection:
            rows = connection.execute("SELECT extname FROM pg_extension").fetchall()
            assert {"postgis", "pg_trgm", "btree_gist"} <= {row[0] for row in rows}


def test_the_role_of_the_product_is_no_superuser(own_cluster):
    with own_cluster.connect("civic") as connection:
        row = connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = user").fetchone()

    assert row == (False,)


def test_the_cluster_listens_on_no_port(own_cluster):
    with own_cluster.connect("civic") as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)

    assert oct(own_cluster.socket_dir.stat().st_mode & 0o777) == "0o700"


def test_starting_a_running_cluster_changes_nothing(own_cluster):
    before = own_cluster.pid()

    Cluster(own_cluster.data_dir, durable=False).start()

    assert before
    assert own_cluster.pid() == before


def test_a_backend_that_outlives_its_postmaster_is_ended_before_the_next_start(own_cluster):
    connection = own_cluster.connect("civic")
    backend = connection.info.backend_pid
    # One that hangs, as those did that sat in COMMIT when the postmaster was killed.
    os.kill(backend, signal.SIGSTOP)
    os.kill(own_cluster.pid(), signal.SIGKILL)
    assert pids.wait_for(lambda: own_cluster.pid() is None, 5)
    began = time.monotonic()

    own_cluster.start()

    assert time.monotonic() - began < 10
    assert backend not in group_of(own_cluster)
    assert own_cluster.pid()
    connection.close()


def test_stopping_ends_the_group_and_nothing_else_in_its_folder(own_cluster):
    with subprocess.Popen(["sleep", "60"], cwd=own_cluster.data_dir) as bystander:
        own_cluster.stop()

        assert group_of(own_cluster) == []
        assert own_cluster.pid() is None
        assert bystander.poll() is None
        bystander.kill()
    own_cluster.start()


def test_a_pid_that_went_to_another_process_is_not_taken_for_the_postmaster(own_cluster):
    own_cluster.stop()
    stale = own_cluster.data_dir / "postmaster.pid"
    with subprocess.Popen(["sleep", "60"]) as other:
        stale.write_text(f"{other.pid}\n{own_cluster.data_dir}\n")

        assert own_cluster.pid() is None
        own_cluster.start()

        assert other.poll() is None
        assert own_cluster.pid() != other.pid
        other.kill()


@pytest.mark.parametrize(("found", "kind"), [("16", "newer"), ("14", "older")])
def test_data_of_another_version_is_told_in_one_sentence(tmp_path, found, kind):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "PG_VERSION").write_text(f"{found}\n")

    with pytest.raises(CannotStart, match=rf"made by a {kind} PostgreSQL \({found}\)"):
        Cluster(tmp_path / "data").start()


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "letter.txt").write_text("mine")

    with pytest.raises(CannotStart, match="holds something that is no PostgreSQL data directory"):
        Cluster(tmp_path / "data").start()

    assert (tmp_path / "data" / "letter.txt").read_text() == "mine"


def test_a_missing_package_is_told_with_the_command_that_installs_it(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "BINARIES", tmp_path / "nowhere")

    with pytest.raises(CannotStart, match="apt-get install -y postgresql-15 postgresql-15-postgis"):
        Cluster(tmp_path / "data").start()


def test_what_keeps_the_server_from_starting_is_passed_on(own_cluster):
    own_cluster.stop()
    auto = own_cluster.data_dir / "postgresql.auto.conf"
    before = auto.read_text()
    auto.write_text("max_connections = none\n")

    with pytest.raises(CannotStart, match="PostgreSQL does not start: ") as refusal:
        own_cluster.start()

    assert "Traceback" not in str(refusal.value)
    auto.write_text(before)
    own_cluster.start()


@pytest.mark.parametrize("depth", [1, 200])
def test_the_path_of_the_socket_fits_however_deep_the_checkout_lies(tmp_path, depth):
    deep = tmp_path / ("x" * depth) / "var" / "postgres"

    path = socket_folder(deep) / ".s.PGSQL.5432"

    assert len(bytes(path)) < PATH_MAX_BYTES


def test_two_checkouts_have_sockets_of_their_own(tmp_path):
    assert socket_folder(tmp_path / "one") != socket_folder(tmp_path / "two")


def test_a_folder_for_sockets_that_is_no_folder_of_ours_is_refused(tmp_path):
    squatted = socket_folder(tmp_path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    squatted.symlink_to(elsewhere)

    with pytest.raises(CannotStart, match=f"{PARENT}/civic-.* is not a folder of ours"):
        make_socket_folder(tmp_path, os.geteuid(), os.getegid())

    squatted.unlink()


def test_data_goes_where_the_account_of_the_server_can_reach_it(tmp_path):
    """Root's own folders are closed to the account that PostgreSQL runs as."""
    root = tmp_path / f"town-{uuid4().hex[:8]}"
    root.mkdir()
    tmp_path.chmod(0o700)
    said: list[str] = []

    folder = cluster_folder(root, said.append)

    if os.geteuid() == 0:
        assert folder == ELSEWHERE / root.name
        told = f'The user "{SYSTEM_ACCOUNT}" cannot reach {root}: '
        assert said == [f"{told}PostgreSQL keeps its data in {folder}"]
        (folder / "checkout").unlink()
        folder.rmdir()
    else:
        assert folder == root / "var"
        assert said == []


def test_two_closed_checkouts_of_one_name_have_data_of_their_own(tmp_path):
    name = f"town-{uuid4().hex[:8]}"
    folders: list[Path] = []
    for parent in ("one", "two"):
        root = tmp_path / parent / name
        root.mkdir(parents=True)
        root.parent.chmod(0o700)
        folders.append(cluster_folder(root))

    assert folders[0] != folders[1]
    assert cluster_folder(tmp_path / "one" / name) == folders[0]
    assert cluster_folder(tmp_path / "two" / name) == folders[1]
    for folder in folders:
        (folder / "checkout").unlink(missing_ok=True)
        folder.rmdir()
