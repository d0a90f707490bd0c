# SPDX-License-Identifier: EUPL-1.2
"""How migrations run: one transaction each, one deployer at a time, short locks."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from alembic import context
from geoalchemy2 import alembic_helpers
from sqlalchemy import Connection, create_engine, pool, text

import civic.models  # noqa: F401 - fills the metadata
from civic.platform.config import settings
from civic.platform.db import Model

LOCK_KEY = 0x6369766963  # "civic"
LOCK_TRIES_N = 60
OPTIONS = {
    "target_metadata": Model.metadata,
    "include_object": alembic_helpers.include_object,
    "process_revision_directives": alembic_helpers.writer,
    "render_item": alembic_helpers.render_item,
    "transaction_per_migration": True,
    "compare_server_default": False,
}
TIMEOUTS = "SET lock_timeout = '2s'; SET statement_timeout = '30s'"


@contextmanager
def only_deployer(connection: Connection) -> Iterator[None]:
    """Hold the advisory lock of migrations.

    Tried again and again with a rollback between: a blocking wait would hold a snapshot that
    CREATE INDEX CONCURRENTLY of the other deployer waits for, and the two would deadlock.
    """
    for _ in range(LOCK_TRIES_N):
        taken = connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": LOCK_KEY})
        connection.rollback()
        if taken:
            break
        time.sleep(1)
    else:
        raise SystemExit("Another migration is running and has not ended within a minute.")
    try:
        yield
    finally:
        connection.rollback()
        connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": LOCK_KEY})
        connection.rollback()


def run_online() -> None:
    """Migrate the database that the settings, or the caller, name."""
    url = context.config.get_main_option("sqlalchemy.url") or settings().database_url
    engine = create_engine(url, poolclass=pool.NullPool)
    with engine.connect() as connection, only_deployer(connection):
        connection.execute(text(TIMEOUTS))
        connection.commit()
        context.configure(connection=connection, **OPTIONS)
        with context.begin_transaction():
            context.run_migrations()
    engine.dispose()


def run_offline() -> None:
    """Print the SQL, for squawk and for people who apply it by hand."""
    context.configure(dialect_name="postgresql", literal_binds=True, **OPTIONS)
    with context.begin_transaction():
        context.execute(TIMEOUTS)
        context.run_migrations()


if context.is_offline_mode():
    run_offline()
else:
    run_online()
