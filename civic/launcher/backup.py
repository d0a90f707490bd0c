# SPDX-License-Identifier: EUPL-1.2
"""The whole database in one file, and back."""

import subprocess
from pathlib import Path

from civic.launcher import database
from civic.launcher.cluster import BINARIES
from civic.launcher.errors import CannotStart


def dump(url: str, file: Path) -> None:
    """Write the database at `url`, as of one instant, into `file`.

    Raises:
        CannotStart: pg_dump failed; the file is not there then.
    """
    new = file.with_name(f"{file.name}.new")
    # What belongs to extensions may be restored by a superuser only: their comments, of which we
    # have no others, and the coordinate systems of PostGIS, to which we add none.
    ours = ["--no-comments", "--exclude-table-data=spatial_ref_sys"]
    options = ["--format=custom", "--no-owner", "--no-acl", *ours, f"--file={new}"]
    try:
        _run("pg_dump", *options, database.plain(url))
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)


def restore(url: str, file: Path, root: Path) -> None:
    """Fill the empty database at `url` from `file`, all of it or nothing.

    Raises:
        CannotStart: the database is not empty, or pg_restore failed.
    """
    if database.revision(url) is not None:
        raise CannotStart(
            "The database is not empty; restore into a new one "
            '(docs/operations.md, "Backup and restore").'
        )
    database.require_extensions(url)
    options = ["--no-owner", "--no-acl", "--exit-on-error", "--single-transaction"]
    _run("pg_restore", *options, f"--dbname={database.plain(url)}", str(file))
    database.pending(url, root)


def _run(program: str, *arguments: str) -> None:
    done = subprocess.run(
        [BINARIES / program, *arguments], text=True, capture_output=True, check=False
    )
    if done.returncode:
        raise CannotStart(f"{program} failed: {' '.join(done.stderr.split())}")
