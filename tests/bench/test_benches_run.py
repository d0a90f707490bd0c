# SPDX-License-Identifier: EUPL-1.2
"""The benches measure something; how fast it is, no test says."""

import json
import re
import subprocess
import sys

import pytest

from civic.platform.config import ROOT


@pytest.fixture
def bench():
    """Run a bench for a moment and return the figures that it kept."""

    def run(*arguments: str) -> dict[str, object]:
        done = subprocess.run(
            [sys.executable, "-m", "civic", "bench", *arguments, "--rounds", "1", "--seconds", "1"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        kept = re.search(r"kept in (\S+)", done.stdout)
        assert kept
        return json.loads((ROOT / kept[1]).read_text())  # type: ignore[no-any-return]

    return run


# One test for both: they share a cluster and a folder.
def test_intake_and_list_are_measured_against_pgbench_with_the_same_statements(bench):
    for arguments in (("intake",), ("list", "--reports", "500")):
        figures = bench(*arguments)

        assert figures["n_statements"] > 0
        assert figures["ours"][0]["per_s"] > 0
        assert figures["limit"][0]["per_s"] > 0
        assert figures["share_of_limit"] > 0
