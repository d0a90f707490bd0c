# SPDX-License-Identifier: EUPL-1.2
"""The statements that a request really sends, as a script for pgbench."""

import re
from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from psycopg import ClientCursor
from sqlalchemy import Engine, event

UUID_7 = re.compile(r"\b[0-9a-f]{8}-?[0-9a-f]{4}-?7[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}\b")


def statements_of(engine: Engine, act: Callable[[], None]) -> list[str]:
    """Return the SQL that `act` sends, with its values written in; executemany counts each row."""
    sent: list[str] = []

    def note(_c: Any, cursor: Any, statement: str, given: Any, _x: Any, many: bool) -> None:  # noqa: FBT001 - SQLAlchemy's signature
        plain = ClientCursor(cursor.connection)
        sent.extend(plain.mogrify(statement, one) for one in (given if many else [given]))

    event.listen(engine, "before_cursor_execute", note)
    try:
        act()
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return sent


def as_script(statements: Sequence[str], fresh: Sequence[UUID]) -> str:
    """Return a pgbench script that sends `statements` in one transaction.

    The keys in `fresh`, and all keys that the statements made for new rows, get new values in
    every run: PostgreSQL makes them in one statement at the start.
    """
    text = ";\n".join(_one_line(statement) for statement in statements)
    names = {str(key): f"k{n}" for n, key in enumerate(fresh)}
    keys = ", ".join(f"gen_random_uuid() AS {name}" for name in names.values())
    for key, name in names.items():
        # In arrays psycopg writes keys without their dashes.
        text = text.replace(key, f":{name}").replace(key.replace("-", ""), f":{name}")
    made = f"SELECT {keys} \\gset\n" if names else ""
    return f"{made}BEGIN;\n{text};\nCOMMIT;\n"


def made_since(statements: Sequence[str], before: UUID) -> list[UUID]:
    """Return the UUIDv7 keys in `statements` that are newer than `before`."""
    found = {UUID(key) for key in UUID_7.findall("".join(statements))}
    return sorted(key for key in found if key > before)


def _one_line(statement: str) -> str:
    # pgbench takes ':name' for a variable wherever it stands, and a type cast is '::'.
    return " ".join(statement.split())
