# SPDX-License-Identifier: EUPL-1.2
"""Run tests as if it were another time: late in the evening, on a Sunday, when clocks change.

`python -m tests.at_hours tests/api/reports`: the process is shown another time by libfaketime, the
database by functions of its own. The status is 1 if a test fails at any hour.
"""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from civic.platform.config import ROOT
from tests.conftest import AHEAD

#: What is odd about it -> the instant at which the tests begin.
HOURS = {
    "before midnight in Helsinki": "2027-01-11T21:59:30Z",
    "after midnight in Helsinki, not in UTC": "2027-01-11T22:05Z",
    "before midnight UTC": "2027-06-15T23:59:40Z",
    "a Sunday": "2027-05-02T10:00Z",
    "New Year's Eve": "2026-12-31T21:30Z",
    "the leap day": "2028-02-29T12:00Z",
    "clocks go forward": "2027-03-28T00:59:30Z",
    "clocks go back": "2027-10-31T00:59:30Z",
}
WRONG_CLOCK = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)


def run_at(begin: datetime, arguments: list[str]) -> int:
    """Run pytest as if it were `begin` now; return its status."""
    seconds = round((begin - datetime.now(UTC)).total_seconds())
    shown = {
        AHEAD: str(seconds),
        "LD_PRELOAD": str(WRONG_CLOCK),
        "FAKETIME": f"{seconds:+d}s",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    command = [sys.executable, "-m", "pytest", "-q", *arguments]
    return subprocess.run(command, cwd=ROOT, env=os.environ | shown, check=False).returncode


def main(arguments: list[str]) -> int:
    """Run the tests at all hours; return 1 if some failed."""
    if WRONG_CLOCK is None:
        sys.exit("libfaketime is missing; `make browser` installs it")
    failed = []
    for name, written in HOURS.items():
        sys.stdout.write(f"{name}: {written}\n")
        sys.stdout.flush()
        if run_at(datetime.fromisoformat(written), arguments) != 0:
            failed.append(name)
    sys.stdout.write(f"failed: {', '.join(failed) or 'none'}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
