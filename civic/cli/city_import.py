# SPDX-License-Identifier: EUPL-1.2
"""`civic city import-osm`: the map of a city from an OpenStreetMap extract."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn
from rich.table import Table
from sqlalchemy.orm import Session

from civic.cities.commands import assign_managed_buildings
from civic.places import osm
from civic.places.imports import ATTRIBUTION, Imported, import_extract
from civic.places.queries import jurisdictions
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.problems import Problem

#: Between two lines of progress where there is no terminal to draw a bar on.
LINE_EVERY_S = 2.0


@click.command("import-osm")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--jurisdiction", "code", help="Code of the city; may be left out where there is one."
)
@click.option("--again", is_flag=True, help="Read the file even if it was imported last time.")
def import_osm(file: Path, code: str | None, *, again: bool) -> None:
    """Bring streets, addresses, buildings, facilities and assets from an OpenStreetMap extract.

    What was imported before keeps its identity; what is gone from the extract is removed unless
    a report refers to it. The map is drawn anew. All or nothing.
    """
    with progress_shown() as progress:
        try:
            with transaction() as session:
                code = code or _only_city(session)
                imported = import_extract(session, code, file, utc_now(), progress, again=again)
                managed = assign_managed_buildings(session, code)
        except Problem as problem:
            raise click.ClickException(problem.detail or problem.title) from problem
    _report(file, imported)
    if n_assigned := sum(one.n_assigned for one in managed):
        click.echo(f"Given to the organisations that manage them: {n_assigned} buildings.")


def _only_city(session: Session) -> str:
    codes = [city.code for city in jurisdictions(session)]
    if len(codes) != 1:
        known = ", ".join(codes) or "none yet; run: civic city apply FOLDER"
        raise click.ClickException(f"Say which --jurisdiction; there are: {known}.")
    return codes[0]


@contextmanager
def progress_shown() -> Iterator[osm.Progress]:
    """Show progress as a bar on a terminal, and as a line every two seconds elsewhere."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _lines()
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn())
    with Progress(*columns, TextColumn("{task.completed}"), console=console) as bars:
        yield _bars(bars)


def _bars(bars: Progress) -> osm.Progress:
    tasks: dict[str, TaskID] = {}

    def show(stage: str, n_done: int, n_total: int | None) -> None:
        if stage not in tasks:
            tasks[stage] = bars.add_task(stage, total=n_total)
        bars.update(tasks[stage], completed=n_done, total=n_total)

    return show


def _lines() -> osm.Progress:
    shown_at = time.monotonic()

    def show(stage: str, n_done: int, n_total: int | None) -> None:
        nonlocal shown_at
        if time.monotonic() - shown_at >= LINE_EVERY_S:
            shown_at = time.monotonic()
            click.echo(f"{stage}: {n_done}" + (f" of {n_total}" if n_total else ""), err=True)

    return show


def _report(file: Path, imported: Imported) -> None:
    if imported.is_known:
        click.echo(f"{file.name} is what was imported last; nothing to do.")
        return
    counts = Table("", "new", "changed", "removed", "gone, but referred to", box=None)
    for name, n in imported.changes.items():
        counts.add_row(name, *map(str, (n.n_new, n.n_changed, n.n_removed, n.n_kept)))
    Console(file=sys.stdout).print(counts)
    kinds = (f"{kind.replace('_', ' ')} {n}" for kind, n in imported.n_by_kind.items())
    click.echo(f"The map now has: {', '.join(kinds)}.")
    if imported.n_without_surface:
        n_lost = imported.n_without_surface
        click.echo(f"Buildings left out, cut to less than three corners: {n_lost}.")
    if imported.n_outside:
        click.echo(f"Things left out, outside the city's outline: {imported.n_outside}.")
    n_kb = round(imported.n_map_bytes / 1000)
    click.echo(f"Drawn as version {imported.map_version}; a phone keeps all of it in {n_kb} kB.")
    click.echo(f"Map data {ATTRIBUTION}.")
