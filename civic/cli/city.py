# SPDX-License-Identifier: EUPL-1.2
"""`civic city`: a city's rules, from files into the database, and whether they make sense."""

import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from civic.cities.check_policy import Finding, Level, findings
from civic.cities.checks import check_jurisdiction
from civic.cities.commands import Applied, Managed, apply_city
from civic.cities.files import UnusableCity
from civic.cities.policy import Begins, Change, State, Verb, changes
from civic.cities.queries import city_state, jurisdiction_by_code
from civic.cities.reading import City, read_city
from civic.cities.shapes import polygon, shape_of
from civic.cli.city_import import import_osm
from civic.cli.sla_rules import impact_of, show_impact
from civic.places.policy import surface_m2
from civic.places.queries import jurisdictions
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.platform.problems import Problem

#: Longer values are cut in the diff.
SHOWN_CHARS = 60
#: A table that goes to a file or a log is this wide.
WIDTH = 140

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group()
def city() -> None:
    """Apply and check a city's rules; import its map."""


city.add_command(import_osm)


@city.command()
@click.argument("folder", type=FOLDER)
@click.option("--yes", is_flag=True, help="Do not ask before applying.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
def apply(folder: Path, *, yes: bool, dry_run: bool) -> None:
    """Make the city what the files in FOLDER say, after showing what changes.

    All or nothing. Without a terminal nothing is asked.
    """
    wanted = _read(folder)
    with transaction() as session:
        standing = jurisdiction_by_code(session, wanted.code)
        now = utc_now()
        state: State = city_state(session, standing, now, wanted.begins) if standing else {}
        found = changes(state, wanted.state)
        impact = impact_of(session, wanted, now) if standing else None
    _show_changes(found, wanted.begins)
    if impact is not None:
        show_impact(impact)
    if dry_run:
        return
    if found and not yes and sys.stdin.isatty():
        click.confirm("Apply this?", abort=True)
    try:
        with transaction() as session:
            applied = apply_city(session, wanted, utc_now())
    except Problem as problem:
        raise click.ClickException(problem.detail or problem.title) from problem
    _show_applied(wanted, applied)


@city.command()
@click.argument("folder", type=FOLDER, required=False)
@click.option("--jurisdiction", "code", help="Code of a city in the database; without: all.")
def check(folder: Path | None, code: str | None) -> None:
    """Find holes and overlaps in a city's rules: of the files in FOLDER, else in the database.

    The database also knows whether departments have people and the map has what is reported
    about. Ends with status 1 if there are errors; warnings are only listed.
    """
    found = _check_files(folder) if folder else _check_database(code)
    for finding in found:
        click.echo(f"{finding.level}: {finding.sentence}")
    n_errors = sum(finding.level is Level.ERROR for finding in found)
    click.echo(f"{n_errors} errors, {len(found) - n_errors} warnings.")
    if n_errors:
        sys.exit(1)


def _read(folder: Path) -> City:
    try:
        return read_city(folder, utc_now())
    except UnusableCity as error:
        for fault in error.faults:
            click.echo(f"{folder / fault.file}:{fault.line}: {fault.sentence}", err=True)
        raise click.ClickException(
            f"{len(error.faults)} faults in {folder}; nothing was applied."
        ) from error


def _check_files(folder: Path) -> list[Finding]:
    return findings(shape_of(_read(folder).state))


def _check_database(code: str | None) -> list[Finding]:
    with transaction() as session:
        codes = [code] if code else [known.code for known in jurisdictions(session)]
        if not codes:
            raise click.ClickException("There is no city yet; run: civic city apply FOLDER")
        found: list[Finding] = []
        for each in codes:
            jurisdiction = jurisdiction_by_code(session, each)
            if jurisdiction is None:
                raise click.ClickException(f"There is no city {each!r}.")
            found += check_jurisdiction(session, jurisdiction, utc_now())
        return found


def _show_changes(found: Sequence[Change], begins: Begins) -> None:
    if not found:
        return
    table = Table("", "what", "code", "field", "old → new", box=None)
    for (kind, verb), group in groupby(found, key=lambda change: (change.kind, change.verb)):
        of_kind = list(group)
        if verb is Verb.CHANGED:
            for change in of_kind:
                values = f"{_shown(change.old)} → {_shown(change.new)}"
                day = begins.get((kind, change.code))
                code = f"{change.code} from {day}" if day else change.code
                table.add_row("~", kind, code, change.field, escape(values))
        else:
            sign = "+" if verb is Verb.ADDED else "-"
            codes = ", ".join(change.code for change in of_kind)
            table.add_row(sign, kind, escape(codes), "", f"{len(of_kind)} {verb}")
    _console().print(table)


def _show_applied(wanted: City, applied: Applied) -> None:
    for change in applied.changes:
        if change.verb is Verb.RENEWED:
            click.echo(f"{change.kind} {change.code}: public holidays of coming years renewed")
    for managed in applied.managed:
        _show_managed(managed)
    if applied.changes:
        click.echo(f"{wanted.code}: {len(applied.changes)} changes applied.")
    else:
        click.echo(f"{wanted.code}: nothing to do.")


def _show_managed(managed: Managed) -> None:
    if managed.n_assigned or managed.n_released:
        click.echo(
            f"{managed.organisation}: {managed.n_assigned} buildings assigned,"
            f" {managed.n_released} released"
        )
    if managed.missing:
        click.echo(f"{managed.organisation}: not on the map (yet): {', '.join(managed.missing)}")


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    text = str(value)
    if text.startswith(("MULTIPOLYGON", "POLYGON")):
        outline = polygon(text)
        n_corners = text.count(",") + 1
        return f"{n_corners} corners around {surface_m2(outline) / 1e6:.4f} km²"
    return text if len(text) <= SHOWN_CHARS else f"{text[: SHOWN_CHARS - 1]}…"


def _console() -> Console:
    console = Console(highlight=False)
    return console if console.is_terminal else Console(width=WIDTH, highlight=False)
