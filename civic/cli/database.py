# SPDX-License-Identifier: EUPL-1.2
"""The database at hand of the verbs that work on data."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from civic.cli.refusals import refusals_in_words
from civic.launcher import database, pids
from civic.launcher.addresses import addresses, publish
from civic.launcher.errors import CannotStart
from civic.launcher.installation import Installation
from civic.platform.config import ROOT
from civic.platform.db import connect


@contextmanager
def started_database() -> Iterator[str]:
    """Give the URL of a database that runs; a private cluster is started for the while."""
    place = Installation(ROOT)
    with refusals_in_words():
        place.make_folders()
        found = addresses(place, lambda line: click.echo(line, err=True))
        publish(found)
        mine = found.cluster if found.cluster and not found.cluster.pid() else None
        if mine:
            mine.start()
    try:
        yield found.database_url
    finally:
        # A supervisor that came up meanwhile has taken the cluster over.
        if mine and pids.read(place.pid_file) is None:
            mine.stop()


@contextmanager
def bound_database() -> Iterator[None]:
    """Bind `transaction()` to a running database that has all migrations."""
    with started_database() as url:
        with refusals_in_words():
            if todo := database.pending(url, ROOT):
                raise CannotStart(
                    f"The database lacks the migrations {', '.join(todo)}; run: civic db upgrade"
                )
        engine = connect(url)
        try:
            yield
        finally:
            engine.dispose()
