# SPDX-License-Identifier: EUPL-1.2
import os
import subprocess
import sys

from civic.launcher.cluster import Cluster
from civic.launcher.valkey import Valkey

MAKE_APP = """
import os, threading
from civic.web import create_app

create_app()
links = []
for number in os.listdir("/proc/self/fd"):
    try:
        links.append(os.readlink(f"/proc/self/fd/{number}"))
    except OSError:
        pass
print(threading.active_count(), sum(link.startswith("socket:") for link in links))
"""


def test_an_application_that_is_made_has_no_connections_and_no_threads(
    shared_cluster: Cluster, tmp_path
):
    """The web's processes part after it is made: they would share a connection, lose a thread."""
    valkey = Valkey(tmp_path / "valkey", tmp_path / "valkey.log")
    valkey.start()
    environment = {
        **os.environ,
        "CIVIC_DATABASE_URL": shared_cluster.url(),
        "CIVIC_REDIS_URL": valkey.url(),
        "CIVIC_SECRET_KEY": "only-for-tests-0123456789abcdef",
    }

    done = subprocess.run(
        [sys.executable, "-c", MAKE_APP],
        env=environment,
        text=True,
        capture_output=True,
        check=False,
    )

    valkey.stop()
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["1", "0"]
