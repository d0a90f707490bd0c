# SPDX-License-Identifier: EUPL-1.2
"""The one database: mapped base class, column types, transactions."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, cast
from uuid import UUID

import psycopg
from geoalchemy2 import Geometry, WKBElement
from sqlalchemy import BigInteger, Date, DateTime, Engine, MetaData, Text, create_engine, event
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.dialects.postgresql import UUID as PG_UUID
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.orm import DeclarativeBase, Session, mapped_column, sessionmaker

from civic.platform.clock import database_clock
from civic.platform.ids import new_id

# psycopg prepares a statement after five runs, and PostgreSQL may then settle on a generic plan:
# lists by bounding box over 1 M rows took 0.7-1 s instead of 0.4 ms. Hence custom plans, always.
SERVER_SETTINGS = (
    "-c plan_cache_mode=force_custom_plan -c max_parallel_workers_per_gather=0 -c timezone=UTC"
)

Id = Annotated[UUID, mapped_column(PG_UUID(as_uuid=True), primary_key=True, default=new_id)]
Instant = Annotated[datetime, mapped_column(DateTime(timezone=True))]
Json = Annotated[dict[str, Any], mapped_column(JSONB)]
JsonList = Annotated[list[Any], mapped_column(JSONB)]
#: Words in the languages of the city: language code -> text.
Texts = Annotated[dict[str, str], mapped_column(JSONB)]
#: WGS 84, lon/lat order. Spatial indexes are named in `__table_args__` like all others.
PointColumn = Annotated[WKBElement, mapped_column(Geometry("POINT", 4326, spatial_index=False))]
LineColumn = Annotated[
    WKBElement, mapped_column(Geometry("MULTILINESTRING", 4326, spatial_index=False))
]
PolygonColumn = Annotated[
    WKBElement, mapped_column(Geometry("MULTIPOLYGON", 4326, spatial_index=False))
]


class Model(DeclarativeBase):
    """Base of all mapped classes."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - read once by SQLAlchemy, never changed
        datetime: DateTime(timezone=True),
        date: Date(),
        int: BigInteger(),
        str: Text(),
        UUID: PG_UUID(as_uuid=True),
    }


def one_of(column: str, enum: type[StrEnum]) -> str:
    """Return the CHECK condition that `column` holds a value of the StrEnum `enum`."""
    values = ", ".join(f"'{member.value}'" for member in enum)
    return f"{column} IN ({values})"


_sessions = sessionmaker(expire_on_commit=False)


def connect(url: str, *, pool_size: int = 5) -> Engine:
    """Bind `transaction()` and `utc_now()` to the database at `url` and return its engine."""
    engine = create_engine(
        url,
        pool_size=pool_size,
        max_overflow=10,
        pool_pre_ping=True,
        connect_args={"options": SERVER_SETTINGS, "connect_timeout": 5},
    )
    _sessions.configure(bind=engine)
    _keep_time(engine)
    return engine


def _keep_time(engine: Engine) -> None:
    """Have the clock of this process follow that of the database: `platform.clock`.

    It is asked beside the statements of a request, and only when it is time to: once a minute.
    """

    def introduce() -> None:
        with engine.connect():
            pass  # taking a connection is what asks for the time

    def doubt(*_: object) -> None:
        database_clock.doubt()

    def ask(connection: psycopg.Connection, *_: object) -> None:
        if database_clock.is_doubtful:
            try:
                database_clock.follow(lambda: _time_of(connection))
            except psycopg.OperationalError as error:
                raise DisconnectionError from error

    event.listen(engine, "connect", doubt)
    event.listen(engine, "checkout", ask)
    database_clock.introduce = introduce


def _time_of(connection: psycopg.Connection) -> datetime:
    """Return what the database's clock shows; one round trip, in no transaction."""
    was_autocommit = connection.autocommit
    connection.autocommit = True
    try:
        rows = connection.execute("SELECT clock_timestamp()").fetchall()
    finally:
        connection.autocommit = was_autocommit
    return cast("datetime", rows[0][0])


def bind(**options: Any) -> None:
    """Change what `transaction()` opens; tests bind it to one connection that is rolled back."""
    _sessions.configure(**options)


@contextmanager
def transaction() -> Iterator[Session]:
    """Open one transaction; it commits at the end of the block and rolls back on an error."""
    with _sessions.begin() as session:
        yield session


__all__ = [
    "Id",
    "Instant",
    "Json",
    "JsonList",
    "LineColumn",
    "Model",
    "PointColumn",
    "PolygonColumn",
    "Texts",
    "bind",
    "connect",
    "one_of",
    "transaction",
]
