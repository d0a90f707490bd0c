# SPDX-License-Identifier: EUPL-1.2
"""Ends what runs of an installation, whoever started it."""

import shutil
import signal
from collections.abc import Callable

from civic.launcher import pids
from civic.launcher.children import end_leftovers
from civic.launcher.cluster import cluster_for_tests, private_cluster
from civic.launcher.installation import Installation
from civic.launcher.valkey import Valkey

PATIENCE_S = 60


def stop(place: Installation, say: Callable[[str], None]) -> None:
    """End the supervisor and all it started, or what is left of one that was killed."""
    if not place.var.exists():
        say("Nothing runs here.")
        return
    found = 0
    if supervisor := pids.read(place.pid_file):
        say(f"Stopping civic (pid {supervisor.pid})")
        pids.end([supervisor.pid], first=signal.SIGTERM, patience_s=PATIENCE_S)
        found += 1
    found += end_leftovers(place, say)
    valkey = Valkey(place.valkey_dir, place.log_dir / "valkey.log")
    for server in (valkey, private_cluster(place.root)):
        if server.pid():
            say(f"Stopping {server.name} of {server.data_dir}")
            server.stop()
            found += 1
    place.pid_file.unlink(missing_ok=True)
    place.address_file.unlink(missing_ok=True)
    say("Stopped." if found else "Nothing runs here.")


def forget_test_cluster(place: Installation) -> None:
    """Remove the data of the cluster that tests share; the next test run makes it anew."""
    cluster = cluster_for_tests(place.root)
    cluster.stop()
    shutil.rmtree(cluster.data_dir, ignore_errors=True)
