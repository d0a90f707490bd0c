# SPDX-License-Identifier: EUPL-1.2
"""`civic sla`: questions about promises."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from sqlalchemy import select

from civic.cli.sla_rules import preview_rules, simulate_rules
from civic.pages.explanation import explained
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.i18n import LANGUAGES
from civic.reports.audit_queries import Batch, Drifting, audit_batch, audit_one, n_to_audit
from civic.reports.models import Report
from civic.sla.calc import answer_line


@click.group()
def sla() -> None:
    """Ask about promises and working time."""


sla.add_command(preview_rules)
sla.add_command(simulate_rules)


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


@sla.command()
@click.argument("number")
@click.option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    default="en",
    show_default=True,
    help="In which language it is told.",
)
def explain(number: str, language: str) -> None:
    """Tell how each date of report NUMBER came about, from the receipt on, in plain words."""
    with transaction() as session:
        report = session.scalar(select(Report).filter_by(number=number.upper()))
        if report is None:
            raise click.ClickException(f"There is no report {number}.")
        for section in explained(session, report, language, utc_now()):
            click.secho(section.heading, bold=True)
            for line in section.lines:
                click.echo(f"  {line}")


@sla.command()
@click.option("--report", "number", help="Number of the only report to look at.")
@click.option(
    "--since", type=click.DateTime(["%Y-%m-%d"]), help="Only reports received since that day, UTC."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line: first what drifts.")
def audit(number: str | None, since: datetime | None, *, as_json: bool) -> None:
    """Fold the histories of reports anew, and name those whose rows say something else.

    The exit status is 1 if there are any.
    """
    batches = [_one(number)] if number else _all(since.replace(tzinfo=UTC) if since else None)
    n_reports = n_drifting = 0
    for batch in batches:
        n_reports += batch.n_reports
        n_drifting += len(batch.drifting)
        for drifting in batch.drifting:
            _tell(drifting, as_json=as_json)
    summary = {"n_reports": n_reports, "n_drifting": n_drifting}
    click.echo(json.dumps(summary) if as_json else f"{n_reports} reports, {n_drifting} drift.")
    sys.exit(1 if n_drifting else 0)


def _one(number: str) -> Batch:
    with transaction() as session:
        report_id = session.scalar(select(Report.id).filter_by(number=number.upper()))
        if report_id is None:
            raise click.ClickException(f"There is no report {number}.")
        found = audit_one(session, report_id)
    return Batch(1, [found] if found else [], None)


def _all(since: datetime | None) -> Iterator[Batch]:
    """Give the findings about all reports, each batch in a transaction of its own."""
    with transaction() as session:
        total = n_to_audit(session, since)
    with _progress() as progress:
        task = progress.add_task("Folding anew", total=total)
        after = None
        while True:
            with transaction() as session:
                batch = audit_batch(session, after, since)
            progress.advance(task, batch.n_reports)
            yield batch
            if (after := batch.after) is None:
                return


@contextmanager
def _progress() -> Iterator[Progress]:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        yield progress


def _tell(drifting: Drifting, *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(drifting.as_json()))
        return
    click.secho(drifting.number, bold=True)
    for each in drifting.differences:
        click.echo(f"  {each.what}: the row says {each.row}, the history {each.folded}")
