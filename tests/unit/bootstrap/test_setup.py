# SPDX-License-Identifier: EUPL-1.2
import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from civic.launcher import cluster
from civic.platform.config import ROOT


@pytest.fixture
def setup(monkeypatch, tmp_path) -> ModuleType:
    """The set-up script, pointed at an empty folder, run by somebody who is not root."""
    spec = importlib.util.spec_from_file_location("setup_script", ROOT / "bootstrap" / "setup.py")
    assert spec
    assert spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    var = tmp_path / "var"
    for name, path in {
        "ROOT": tmp_path,
        "VAR": var,
        "VENV": tmp_path / ".venv",
        "LOG": var / "log" / "setup.log",
        "MAP": var / "demo" / "map.pbf",
    }.items():
        monkeypatch.setattr(script, name, path)
    monkeypatch.setattr(script.os, "geteuid", lambda: 1000)
    return script


def test_missing_system_packages_are_told_with_the_one_command(setup, monkeypatch, capfd):
    monkeypatch.setattr(setup, "POSTGRES", Path("/nowhere"))

    status = setup.main()

    assert status == 1
    assert capfd.readouterr().err == (
        "make setup: system packages are missing; run once as root: apt-get update && "
        "apt-get install -y --no-install-recommends postgresql-15 postgresql-15-postgis-3\n"
    )


def test_a_python_that_cannot_make_environments_wants_one_package_more(setup, monkeypatch, capfd):
    monkeypatch.setattr(setup, "POSTGRES", Path("/nowhere"))
    monkeypatch.setattr(setup, "has_venv", lambda: False)

    setup.main()

    assert "postgresql-15-postgis-3 python3-venv\n" in capfd.readouterr().err


def test_a_python_that_is_too_old_is_told(setup, monkeypatch, capfd):
    monkeypatch.setattr(setup.sys, "version_info", (3, 9, 2))

    status = setup.main()

    assert status == 1
    assert "civic needs 3.11 or newer" in capfd.readouterr().err


def test_a_full_disk_is_told_before_anything_is_installed(setup, monkeypatch, capfd):
    monkeypatch.setattr(setup, "INSTALL_MIN_BYTES", 2**60)

    status = setup.main()

    assert status == 1
    assert "MB are free on the disk of" in capfd.readouterr().err
    assert not setup.VENV.exists()


def test_a_step_that_fails_is_told_with_its_own_last_words(setup):
    command = [sys.executable, "-c", "import sys; sys.exit('ERROR: no such package')"]

    with pytest.raises(setup.Obstacle, match="Fetching failed: ERROR: no such package"):
        setup.run("Fetching", command)


def test_a_long_step_tells_what_it_is_at(setup, monkeypatch, capfd):
    monkeypatch.setattr(setup, "TELL_EVERY_S", 0.2)
    command = [sys.executable, "-c", "import time; print('half', flush=True); time.sleep(1)"]

    setup.run("Baking", command)

    assert re.match(r"Baking\n +\d s: half\n", capfd.readouterr().out)


def test_a_step_is_done_again_only_for_something_else(setup):
    setup.VENV.mkdir()
    setup.done("requirements", "one")

    assert setup.is_done("requirements", "one")
    assert not setup.is_done("requirements", "two")


def test_set_up_and_launcher_agree_on_the_packages(setup):
    assert " ".join(setup.POSTGRES_PACKAGES) == cluster.PACKAGES
    assert setup.POSTGRES == cluster.BINARIES / "postgres"
