# SPDX-License-Identifier: EUPL-1.2
"""What two connections do to each other: with real commits, in rows of their own."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine, delete, select, text
from sqlalchemy.orm import Session

from civic.photos.commands import keep, keep_once, link, sweep_unlinked
from civic.photos.errors import UnknownPhoto
from civic.photos.models import Photo
from civic.photos.policy import Capture, CleanPhoto, Rendition

NOW = datetime(2026, 11, 22, 9, 50, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=2)
N_AT_ONCE = 8


@pytest.fixture
def database(engine: Engine) -> Iterator[Engine]:
    yield engine
    with Session(engine) as session, session.begin():
        session.execute(delete(Photo))


def a_photo(content: bytes = b"large") -> CleanPhoto:
    sizes = ("large", "medium", "small")
    return CleanPhoto({name: Rendition(4, 3, content) for name in sizes}, Capture())


def uuid_below(other: UUID) -> UUID:
    return UUID(int=other.int - 1)


def the_rest_of(photo: CleanPhoto) -> dict[str, Any]:
    """Return the columns of a photo but for its id."""
    columns = {"digest": photo.digest, "width": 4, "height": 3, "n_bytes": 5, "sizes": {}}
    return {**columns, "uploaded_at": NOW}


def wait_for_lock(engine: Engine) -> None:
    """Return once some connection waits for another's lock."""
    waiting = text(
        "SELECT count(*) FROM pg_stat_activity "
        "WHERE wait_event_type = 'Lock' AND datname = current_database()"
    )
    for _ in range(500):
        with engine.connect() as connection:
            if connection.scalar(waiting):
                return
        threading.Event().wait(0.01)
    raise AssertionError("nobody waits")


def test_the_same_photo_uploaded_many_times_at_once_is_one_row(database):
    start = threading.Barrier(N_AT_ONCE)

    def upload(_: int) -> tuple[object, bool]:
        start.wait()
        with Session(database) as session, session.begin():
            kept = keep_once(session, a_photo(), NOW)
            return kept.photo.id, kept.is_new

    with ThreadPoolExecutor(N_AT_ONCE) as pool:
        answers = list(pool.map(upload, range(N_AT_ONCE)))

    assert len({photo_id for photo_id, _ in answers}) == 1
    assert sorted(is_new for _, is_new in answers) == [False] * (N_AT_ONCE - 1) + [True]


def test_a_photo_that_a_report_is_just_taking_is_not_swept(database):
    with Session(database) as session, session.begin():
        photo_id = keep(session, a_photo(), LONG_AGO).id

    def sweep() -> list[str]:
        with Session(database) as session, session.begin():
            return sweep_unlinked(session, NOW)

    with ThreadPoolExecutor(1) as pool:
        with Session(database) as session, session.begin():
            link(session, [photo_id], NOW)
            swept = pool.submit(sweep)
            wait_for_lock(database)

        assert swept.result() == []


def test_a_report_that_comes_after_the_sweep_is_told_that_its_photo_is_gone(database):
    with Session(database) as session, session.begin():
        photo_id = keep(session, a_photo(), LONG_AGO).id

    def use() -> None:
        with Session(database) as session, session.begin():
            link(session, [photo_id], NOW)

    with ThreadPoolExecutor(1) as pool:
        with Session(database) as session, session.begin():
            sweep_unlinked(session, NOW)
            used = pool.submit(use)
            wait_for_lock(database)

        with pytest.raises(UnknownPhoto):
            used.result()


def test_photos_are_locked_in_the_order_of_their_ids_so_that_reports_do_not_deadlock(database):
    with Session(database) as session, session.begin():
        high = keep(session, a_photo(b"high"), NOW).id
        low = uuid_below(high)  # written later, so that a scan of the table finds it later
        session.add(Photo(id=low, **the_rest_of(a_photo(b"low"))))

    def use() -> int:
        with Session(database) as session, session.begin():
            return len(link(session, [high, low], NOW))

    with ThreadPoolExecutor(1) as pool:
        with Session(database) as session, session.begin():
            link(session, [low], NOW)
            used = pool.submit(use)
            wait_for_lock(database)

            free = select(Photo.id).where(Photo.id == high).with_for_update(nowait=True)
            assert session.scalar(free) == high

        assert used.result() == 2
