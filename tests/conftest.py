# SPDX-License-Identifier: EUPL-1.2
"""A migrated database for each test worker, and one rolled-back transaction for each test."""

import hashlib
import os
import time
from collections.abc import Iterator

import hypothesis
import pytest
from alembic import command
from alembic.config import Config
from apiflask import APIFlask
from flask.testing import FlaskClient
from hypothesis import Phase
from itsdangerous import TimestampSigner
from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

import civic.models  # noqa: F401 - every mapper is configured before the first query
from civic.launcher.cluster import Cluster, cluster_for_tests
from civic.platform import db
from civic.platform.config import ROOT, settings
from civic.platform.http import limiter
from civic.web import create_app

os.environ.setdefault("CIVIC_SECRET_KEY", "only-for-tests-0123456789abcdef")
os.environ["CIVIC_PUBLIC_URL"] = "http://civic.test"
MIGRATIONS = ROOT / "migrations"
#: By so many seconds the database's clock is ahead: `python -m tests.at_hours`.
AHEAD = "CIVIC_TESTS_AHEAD_S"
#: No test takes longer; what is farther away was set by it.
STILL_S = 600
#: Stands before the schema of PostgreSQL's own functions.
SET_AHEAD = """
CREATE SCHEMA made_up;
CREATE FUNCTION made_up.clock_timestamp() RETURNS timestamptz VOLATILE LANGUAGE sql
    AS $$ SELECT pg_catalog.clock_timestamp() + interval '{seconds} seconds' $$;
CREATE FUNCTION made_up.now() RETURNS timestamptz STABLE LANGUAGE sql
    AS $$ SELECT pg_catalog.now() + interval '{seconds} seconds' $$;
ALTER DATABASE {name} SET search_path = made_up, pg_catalog, public;
"""
# How long an example takes says something of the machine, and nothing of the law under test.
hypothesis.settings.register_profile("civic", deadline=None)
# For hours of trying: what fails is told as it was found, since making it smaller takes as long.
hypothesis.settings.register_profile(
    "long", deadline=None, max_examples=10_000, phases=[Phase.reuse, Phase.generate]
)
hypothesis.settings.load_profile("civic")


@pytest.fixture(scope="session")
def cluster() -> Cluster:
    """The private cluster of the tests: fsync off, left running for the next run."""
    cluster = cluster_for_tests(ROOT)
    cluster.start()
    return cluster


def migrate(url: str, revision: str = "head") -> None:
    """Bring the database at `url` to `revision`."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    if revision == "head":
        command.upgrade(config, revision)
    else:
        command.downgrade(config, revision)


@pytest.fixture(scope="session")
def template(cluster: Cluster) -> str:
    """Name of a database with all migrations applied, made once per state of the migrations."""
    versions = sorted((MIGRATIONS / "versions").glob("*.py"))
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in versions)).hexdigest()[:12]
    name = f"civic_template_{digest}"
    with cluster.connect("postgres") as connection:
        # One worker migrates, the others wait: the lock goes with the connection.
        connection.execute("SELECT pg_advisory_lock(7001)")
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,))
        if known.fetchone() is None:
            half_done = f"{name}_making"
            connection.execute(f"DROP DATABASE IF EXISTS {half_done}")
            connection.execute(f"CREATE DATABASE {half_done}")
            migrate(cluster.url(half_done))
            connection.execute(f"ALTER DATABASE {half_done} RENAME TO {name}")
    return name


@pytest.fixture(scope="session")
def database_url(cluster: Cluster, template: str) -> Iterator[str]:
    """URL of a database of this worker's own."""
    name = f"civic_test_{os.getpid()}"
    with cluster.connect("postgres") as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    if seconds := os.environ.get(AHEAD):
        with cluster.connect(name) as connection:
            connection.execute(SET_AHEAD.format(seconds=int(seconds), name=name))
    yield cluster.url(name)
    cluster.drop(name)


@pytest.fixture(scope="session")
def engine(database_url: str) -> Iterator[Engine]:
    engine = db.connect(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    """A connection in a transaction that is rolled back; `transaction()` joins it."""
    with engine.connect() as connection, connection.begin() as outer:
        db.bind(bind=connection, join_transaction_mode="create_savepoint")
        yield connection
        db.bind(bind=engine, join_transaction_mode="conditional_savepoint")
        outer.rollback()


@pytest.fixture
def session(connection: Connection) -> Iterator[Session]:
    with Session(
        connection, expire_on_commit=False, join_transaction_mode="create_savepoint"
    ) as session:
        yield session


@pytest.fixture(autouse=True)
def _fresh_settings() -> Iterator[None]:
    """Settings are read once per process; a test that changes the environment gets its own."""
    yield
    settings.cache_clear()


@pytest.fixture(autouse=True)
def _one_second(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sign everything within a test at once: a link that is made twice is then the same link."""
    at = int(time.time())

    def signed_at(_: TimestampSigner) -> int:
        # A test that sets the clock means it.
        return at if time.time() - at < STILL_S and time.time() >= at else int(time.time())

    monkeypatch.setattr(TimestampSigner, "get_timestamp", signed_at)


@pytest.fixture(scope="session")
def app(engine: Engine) -> APIFlask:
    """The web application on the database of this worker; limits are off but where a test asks."""
    chosen = settings().model_copy(update={"database_url": ""})
    app = create_app(chosen)
    app.testing = True
    limiter.enabled = False
    return app


@pytest.fixture
def client(app: APIFlask, session: Session) -> FlaskClient:
    """A client without a session; what `session` adds must be flushed before it is asked for."""
    return app.test_client()
