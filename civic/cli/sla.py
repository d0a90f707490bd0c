# SPDX-License-Identifier: EUPL-1.2
"""`civic sla`: questions about promises."""

import json
import sys

import click

from civic.sla.calc import answer_line


@click.group()
def sla() -> None:
    """Ask about promises and working time."""


@sla.command()
def calc() -> None:
    """Answer questions about working time: JSON lines in, one answer a line out.

    A question: {"calendar": {"tz", "weekly", "holidays", "date_hours"}, "op":
    "add"|"sub"|"elapsed"|"open"|"add_days", "start", "end"|"seconds"|"days", "pauses"}.
    Its answer: {"due"}, {"seconds"} or {"open"}; {"error"} where it has none, and exit code 1.
    """
    n_errors = 0
    for line in sys.stdin:
        if line.strip():
            answer = answer_line(line)
            n_errors += "error" in answer
            sys.stdout.write(json.dumps(answer) + "\n")
    sys.exit(1 if n_errors else 0)
