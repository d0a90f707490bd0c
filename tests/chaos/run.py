# SPDX-License-Identifier: EUPL-1.2
"""Kill processes while promises come due, and see that each is kept track of, once.

`python -m tests.chaos.run --kills 200 --seed 1`: some minutes. What is left of a storm that found a
fault stays in its folder.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from civic.launcher.cluster import Cluster, cluster_folder
from civic.platform.config import ROOT
from civic.wiring import load_subscribers
from tests.chaos.storm import Storm, Town
from tests.conftest import migrate

TEMPLATE = "civic_chaos_template"
#: After so many kills a storm has seen all promises of its town come due.
KILLS_A_STORM = 40


@contextmanager
def mortal_cluster() -> Iterator[Cluster]:
    """Give a cluster of its own that syncs to disk, since it will be killed."""
    cluster = Cluster(cluster_folder(ROOT) / f"chaos-{uuid4().hex[:8]}", durable=True)
    cluster.start()
    try:
        with cluster.connect("postgres") as connection:
            connection.execute(f"CREATE DATABASE {TEMPLATE}".encode())
        migrate(cluster.url(TEMPLATE))
        yield cluster
    finally:
        cluster.stop()


def rage(cluster: Cluster, storm: Storm, folder: Path) -> dict[str, Any]:
    """Let one storm rage in a town of its own; return its figures, `faults` among them."""

    def log(line: str) -> None:
        sys.stderr.write(f"{line}\n")

    load_subscribers()  # what is recorded depends on who subscribes
    town = Town(cluster, TEMPLATE, folder)
    try:
        found = storm.rage(town, log)
    finally:
        town.stop()
    return {
        "killed": dict(storm.killed),
        "n_reports": storm.n_reports,
        "n_answered": found.n_answered,
        "n_steps": found.n_steps,
        "lateness_p99_s": round(found.lateness_p99_s, 2),
        "lateness_max_s": round(max(found.lateness_s), 2),
        "drained_s": round(storm.drained_s, 2),
        "faults": found.faults,
    }


def main() -> int:
    """Let storms rage until so many processes were killed; return 1 if anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--reports", type=int, default=200, help="in each storm")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    killed: Counter[str] = Counter()
    n_faults = 0
    with mortal_cluster() as cluster:
        for number, start in enumerate(range(0, asked.kills, KILLS_A_STORM)):
            n_kills = min(KILLS_A_STORM, asked.kills - start)
            storm = Storm(asked.reports, n_kills, asked.seed + number)
            with tempfile.TemporaryDirectory() as folder:
                figures = rage(cluster, storm, Path(folder))
            killed.update(figures["killed"])
            n_faults += len(figures["faults"])
            sys.stdout.write(json.dumps(figures | {"faults": figures["faults"][:10]}) + "\n")
            sys.stdout.flush()
    sys.stdout.write(f"{sum(killed.values())} kills {dict(killed)}, {n_faults} faults\n")
    return 1 if n_faults else 0


if __name__ == "__main__":
    sys.exit(main())
