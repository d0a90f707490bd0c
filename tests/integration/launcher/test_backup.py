# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from civic.launcher import database
from civic.launcher.backup import dump, restore
from civic.launcher.errors import CannotStart


@pytest.fixture
def two(shared_cluster) -> Iterator[tuple[str, str]]:
    """URLs of a database with one place in it and of an empty one."""
    names = [f"backup_{uuid4().hex[:8]}" for _ in range(2)]
    with shared_cluster.connect("postgres") as connection:
        for name in names:
            connection.execute(f"CREATE DATABASE {name}".encode())
        with shared_cluster.connect(names[0]) as full:
            full.execute("CREATE TABLE alembic_version (version_num text)")
            full.execute("INSERT INTO alembic_version VALUES ('0001')")
            full.execute("CREATE TABLE places (name text, at geometry(Point, 4326))")
            full.execute("INSERT INTO places VALUES ('Kamppi', ST_Point(24.93, 60.17, 4326))")
        yield shared_cluster.url(names[0]), shared_cluster.url(names[1])
        for name in names:
            shared_cluster.drop(name)


@pytest.fixture
def root(tmp_path) -> Path:
    versions = tmp_path / "migrations" / "versions"
    versions.mkdir(parents=True)
    (versions / "0001_begin.py").touch()
    return Path(tmp_path)


def test_what_was_dumped_comes_back_whole(two, root):
    full, empty = two
    dump(full, root / "civic.dump")

    restore(empty, root / "civic.dump", root)

    with database.connect(empty) as connection:
        rows = connection.execute("SELECT name, ST_AsText(at) FROM places").fetchall()
    assert rows == [("Kamppi", "POINT(24.93 60.17)")]
    assert database.pending(empty, root) == []


def test_a_database_with_tables_is_not_restored_into(two, root):
    full, _ = two
    dump(full, root / "civic.dump")

    with pytest.raises(CannotStart, match="The database is not empty"):
        restore(full, root / "civic.dump", root)


def test_a_damaged_dump_changes_nothing(two, root):
    full, empty = two
    dump(full, root / "civic.dump")
    whole = (root / "civic.dump").read_bytes()
    (root / "civic.dump").write_bytes(whole[: len(whole) // 2])

    with pytest.raises(CannotStart, match="pg_restore failed"):
        restore(empty, root / "civic.dump", root)

    assert database.revision(empty) is None


def test_a_dump_that_fails_leaves_no_file(two, root):
    with pytest.raises(CannotStart, match="pg_dump failed"):
        dump(two[0] + "_gone", root / "civic.dump")

    assert [path.name for path in root.iterdir()] == ["migrations"]
