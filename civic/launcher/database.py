# SPDX-License-Identifier: EUPL-1.2
"""The database as the launcher sees it: does it answer, which migrations has it, is it empty."""

from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from civic.launcher.errors import CannotStart

CONNECT_TIMEOUT_S = 5
EXTENSIONS = ("postgis", "pg_trgm", "btree_gist")
LAST_AUDIT = (
    "SELECT begun_on, ended_at IS NOT NULL, n_reports, n_drifting FROM audits"
    " ORDER BY begun_on DESC LIMIT 1"
)
OUTBOX_LAG = """
    SELECT extract(epoch FROM clock_timestamp() - min(hint_at)) FROM outbox_entries
    WHERE done_at IS NULL AND dead_at IS NULL AND hint_at < clock_timestamp()
"""


def connect(url: str) -> "psycopg.Connection[tuple[object, ...]]":
    """Open a connection to the database at the SQLAlchemy URL `url`.

    Raises:
        CannotStart: it does not answer, or the URL is none.
    """
    if not url.startswith(("postgresql://", "postgresql+psycopg://")):
        raise CannotStart(
            "CIVIC_DATABASE_URL is not the URL of a PostgreSQL database, such as "
            "postgresql+psycopg://user:password@host/database"
        )
    try:
        return psycopg.connect(plain(url), connect_timeout=CONNECT_TIMEOUT_S)
    except psycopg.Error as error:
        reason = " ".join(str(error).split())
        raise CannotStart(f"The database {printable(url)} does not answer: {reason}") from error


def plain(url: str) -> str:
    """Return the URL as PostgreSQL's own programs take it, without the name of the driver."""
    return url.replace("postgresql+psycopg://", "postgresql://", 1)


def printable(url: str) -> str:
    """Return the URL without its password."""
    parts = urlsplit(url)
    if parts.password is None:
        return url
    person, _, where = parts.netloc.rpartition("@")
    return parts._replace(netloc=f"{person.partition(':')[0]}:***@{where}").geturl()


def known_revisions(root: Path) -> list[str]:
    """Return the migrations of this code, oldest first."""
    files = (root / "migrations" / "versions").glob("[0-9]*_*.py")
    return sorted(path.name.split("_")[0] for path in files)


def revision(url: str) -> str | None:
    """Return the newest migration that the database has, None before the first."""
    with connect(url) as connection:
        if connection.execute("SELECT to_regclass('alembic_version')").fetchone() == (None,):
            return None
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(row[0]) if row else None


def pending(url: str, root: Path) -> list[str]:
    """Return the migrations that the database lacks, oldest first.

    Raises:
        CannotStart: it has one that this code does not know.
    """
    known = known_revisions(root)
    found = revision(url)
    if found is None:
        return known
    if found not in known:
        raise CannotStart(
            f"The database has migration {found}, and this code ends at {known[-1]}: "
            "it was used by a newer civic. Update the code."
        )
    return known[known.index(found) + 1 :]


def upgrade(url: str, root: Path) -> list[str]:
    """Apply what is pending and return it.

    Raises:
        CannotStart: the database is ahead of the code, or lacks an extension.
    """
    todo = pending(url, root)
    if todo:
        require_extensions(url)
        # Alembic takes half a second to import: spared when there is nothing to do.
        from alembic import command  # noqa: PLC0415
        from alembic.config import Config  # noqa: PLC0415

        config = Config()
        config.set_main_option("script_location", str(root / "migrations"))
        # A percent sign of the password would be taken for interpolation.
        config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
        command.upgrade(config, "head")
    return todo


def require_extensions(url: str) -> None:
    """Have the extensions that the tables stand on.

    Raises:
        CannotStart: the server lacks one, or an administrator must create it.
    """
    with connect(url) as connection:
        for name in EXTENSIONS:
            try:
                connection.execute(f"CREATE EXTENSION IF NOT EXISTS {name}")
            except psycopg.Error as error:
                raise CannotStart(
                    f"The database needs the extension {name}; let its administrator run: "
                    f"CREATE EXTENSION {name} ({' '.join(str(error).split())})"
                ) from error


def is_empty(url: str) -> bool:
    """Say whether no jurisdiction has been set up; wants migrated tables."""
    with connect(url) as connection:
        return connection.execute("SELECT FROM jurisdictions LIMIT 1").fetchone() is None


def last_audit(url: str) -> tuple[str, bool, int, int] | None:
    """Return day, whether it has ended, reports and drifting ones of the newest audit, if any."""
    with connect(url) as connection:
        row = connection.execute(LAST_AUDIT).fetchone()
    return None if row is None else (str(row[0]), bool(row[1]), int(str(row[2])), int(str(row[3])))


def outbox_lag_s(url: str) -> float | None:
    """Return for how long the oldest due entry of the outbox has waited, None when none does."""
    with connect(url) as connection:
        row = connection.execute(OUTBOX_LAG).fetchone()
    return None if row is None or row[0] is None else float(str(row[0]))
