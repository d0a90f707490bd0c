# SPDX-License-Identifier: EUPL-1.2
"""`civic db`: the migrations."""

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import click
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError

from civic.cli.database import started_database
from civic.cli.refusals import refusals_in_words
from civic.launcher import backup, database
from civic.launcher.cluster import BINARIES, cluster_for_tests
from civic.platform.config import ROOT

MIGRATIONS = ROOT / "migrations"
#: As migrations/env.py sets them.
TIMEOUTS = "SET lock_timeout = '2s'; SET statement_timeout = '30s';\n"


@click.group()
def db() -> None:
    """Look after the tables."""


@db.command()
def upgrade() -> None:
    """Apply the migrations that the database lacks."""
    with started_database() as url, refusals_in_words():
        for number in database.upgrade(url, ROOT):
            click.echo(f"applied {number}")
        click.echo(f"The database is at {database.revision(url)}.")


@db.command()
def check() -> None:
    """Say whether the database fits this code; the exit status says it too."""
    with started_database() as url, refusals_in_words():
        if todo := database.pending(url, ROOT):
            raise click.ClickException(f"Not applied: {', '.join(todo)}. Run: civic db upgrade")
        compare(url)
        click.echo(f"The database is at {database.revision(url)} and has the tables of this code.")


@db.command()
def shell() -> None:
    """Open psql on the database."""
    with started_database() as url:
        subprocess.run([BINARIES / "psql", database.plain(url)], check=False)


@db.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def dump(file: Path) -> None:
    """Write the whole database into FILE; it may go on working meanwhile."""
    with started_database() as url, refusals_in_words():
        backup.dump(url, file)
        click.echo(f"{file}: {file.stat().st_size / 2**20:.1f} MB")


@db.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
def restore(file: Path) -> None:
    """Fill an empty database from FILE."""
    with started_database() as url, refusals_in_words():
        backup.restore(url, file, ROOT)
        click.echo(f"The database is restored; it is at {database.revision(url)}.")


@db.command()
def lint() -> None:
    """Check the migrations themselves, on a database of the test cluster that is thrown away."""
    heads = ScriptDirectory(str(MIGRATIONS)).get_heads()
    named = (MIGRATIONS / "HEAD").read_text().strip()
    if heads != [named]:
        raise click.ClickException(f"migrations/HEAD says {named}, the newest is {heads}.")
    squawk()
    with refusals_in_words(), scratch_database() as url:
        command.upgrade(config(url), "head")
        compare(url)
        command.downgrade(config(url), "base")
        command.upgrade(config(url), "head")
    click.echo(f"Migrations up to {named}: one head, linted, up, down and up again, no drift.")


def compare(url: str) -> None:
    """See that tables and mapped classes are the same.

    Raises:
        click.ClickException: they differ.
    """
    try:
        command.check(config(url))
    except CommandError as error:
        raise click.ClickException(str(error)) from error


def squawk() -> None:
    """Let squawk read the SQL of each migration.

    Raises:
        click.ClickException: it found something.
    """
    text = io.StringIO()
    command.upgrade(config("", output=text), "head", sql=True)
    # What comes before the first mark makes Alembic's own table, which is not ours to judge.
    _, *migrations = re.split(r"^-- Running upgrade .*?(\w+)$", text.getvalue(), flags=re.MULTILINE)
    program = Path(sys.executable).with_name("squawk")
    faulty = []
    for number, statements in zip(migrations[::2], migrations[1::2], strict=True):
        done = subprocess.run(
            [program, "--config", ROOT / ".squawk.toml", "--stdin-filepath", f"{number}.sql"],
            # Each section ends with the BEGIN of the next.
            input=f"{TIMEOUTS}BEGIN;\n{statements.rstrip().removesuffix('BEGIN;')}",
            text=True,
            capture_output=True,
            check=False,
        )
        if done.returncode:
            click.echo(done.stdout + done.stderr)
            faulty.append(number)
    if faulty:
        raise click.ClickException(f"squawk found something in {', '.join(faulty)}.")


def config(url: str, output: io.StringIO | None = None) -> Config:
    """Return Alembic's configuration for the database at `url`."""
    found = Config(output_buffer=output) if output else Config(stdout=io.StringIO())
    found.set_main_option("script_location", str(MIGRATIONS))
    found.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    return found


@contextmanager
def scratch_database() -> Iterator[str]:
    """Give the URL of an empty database that is dropped afterwards."""
    cluster = cluster_for_tests(ROOT)
    cluster.start()
    name = f"scratch_{uuid4().hex[:12]}"
    with cluster.connect("postgres") as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
        try:
            yield cluster.url(name)
        finally:
            cluster.drop(name)
