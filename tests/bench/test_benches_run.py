# SPDX-License-Identifier: EUPL-1.2
"""The benches measure something; how fast it is, no test says."""

import json
import re
import subprocess
import sys

import pytest

from civic.bench import year_life
from civic.platform.config import ROOT


@pytest.fixture
def bench():
    """Run a bench for a moment and return the figures that it kept."""

    def run(*arguments: str) -> dict[str, object]:
        done = subprocess.run(
            [sys.executable, "-m", "civic", "bench", *arguments],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        kept = re.search(r"kept in (\S+)", done.stdout)
        assert kept
        return json.loads((ROOT / kept[1]).read_text())  # type: ignore[no-any-return]

    return run


# One test for all: they share a cluster and a folder.
def test_benches_are_measured_against_pgbench(bench):
    for arguments in (("intake",), ("list", "--reports", "500")):
        figures = bench(*arguments, "--rounds", "1", "--seconds", "1")

        assert figures["n_statements"] > 0
        assert figures["ours"][0]["per_s"] > 0
        assert figures["limit"][0]["per_s"] > 0
        assert figures["share_of_limit"] > 0

    figures = bench("tiles", "--reports", "500", "--zoom", "9", "--zoom", "14", "--seconds", "1")
    assert [at["z"] for at in figures["zooms"]] == [9, 14]
    assert figures["drawn_per_s"] > 0
    for at in figures["zooms"]:
        assert 0 < at["kilobytes"] < 60
        assert min(at[what]["p50_ms"] for what in ("made", "known", "counted")) > 0

    figures = bench("sweep", "--timers", "2000", "--wave", "200", "--rounds", "1")
    assert figures["n_open_timers"] >= 2000
    assert figures["ours"][0]["n"] == figures["limit"][0]["n"] == 800
    assert 0 < figures["share_of_limit"] < 1

    figures = bench("rules", "--reports", "300", "--rounds", "1")
    seen = [figures[what]["n_reports"] for what in ("simulate", "preview", "dry_run")]
    assert seen == [301, 101, 301]

    sizes = ("--reports", "300", "--open", "100")
    figures = bench("queue", *sizes, "--rounds", "1", "--seconds", "1")
    assert 0 < figures["n_statements"] <= 6
    for what in ("made", "known", "limit"):
        assert figures[what][0]["per_s"] > 0, what

    figures = bench("year", "--reports", "300", "--tick", "12")
    assert figures["n_reports"] == 300
    assert figures["n_steps"] > figures["n_timers"] > 900
    assert [part["n_faults"] for part in figures["parts"]] == [0, 0]
    for deed in year_life.BEFORE_THE_ANSWER:
        assert figures["deeds"][deed] > 0, deed
