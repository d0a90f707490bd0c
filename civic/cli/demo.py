# SPDX-License-Identifier: EUPL-1.2
"""`civic demo`: the demo city's people and history."""

from datetime import datetime

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from civic.demo.people import demo_sign_ins
from civic.demo.seed import seed_year
from civic.platform.clock import utc_now


@click.group()
def demo() -> None:
    """Fill the demo city."""


@demo.command("seed")
@click.option("--reports", "n", type=click.IntRange(1, 100_000), default=3000, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True, help="The same dice again.")
@click.option("--city", default="helsinki", show_default=True, help="Code of the jurisdiction.")
@click.option(
    "--until", type=click.DateTime(), help="Where the year ends, UTC; the last full hour if unsaid."
)
def seed_demo(n: int, seed: int, city: str, until: datetime | None) -> None:
    """Make a plausible year of reports: in season, on real addresses, some late, rated, reopened.

    Every step goes through the commands of the product, with the clock of its day, and is told to
    nobody. The same seed and end make the same year, and only once.
    """
    now = utc_now()
    end = (
        until.replace(tzinfo=now.tzinfo)
        if until
        else now.replace(minute=0, second=0, microsecond=0)
    )
    if end > now:
        raise click.ClickException("The year can not end in the future.")
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("Living a year", total=n)
        n_now = seed_year(city, n, seed, end, lambda done: progress.update(task, completed=done))
    click.echo(f"{n_now} reports in the database.")


@demo.command("people")
def list_people() -> None:
    """List how to sign in, one for each role."""
    for sign_in in demo_sign_ins():
        click.echo(f"{sign_in.role:14} {sign_in.email:36} {sign_in.password}")
