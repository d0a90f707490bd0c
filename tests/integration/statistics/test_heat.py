# SPDX-License-Identifier: EUPL-1.2
"""Where it gathers: what is open, and how much of it is overdue, in squares of the map."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from civic.reports.models import Report
from civic.statistics import overview_queries
from tests.factories import LAT, LON, NOW, City, make_city, make_report
from tests.factories_reports import HOUR, respond, worker

CELL_M = 200
#: Degrees to the east and to the north by which a square of 200 m is left, well beyond its edge.
EAST, NORTH = 0.0036, 0.0018
TICK = timedelta(microseconds=1)


@pytest.fixture
def city(session) -> City:
    return make_city(session)


def placed(session: Session, lon: float, lat: float, due_at: datetime | None = None) -> Report:
    """Send a report from the middle of a square, so many squares to the east and north."""
    east, north = round(LON / EAST) * EAST, round(LAT / NORTH) * NORTH
    report = make_report(session, lon=east + lon * EAST, lat=north + lat * NORTH)
    report.due_at = due_at or NOW + HOUR
    session.flush()
    return report


def found(session: Session, city: City, now: datetime = NOW) -> list[tuple[int, int]]:
    """Return how many are open and overdue in each square."""
    cells = overview_queries.heat(session, [city.department.id], CELL_M, now)
    return [(n, n_late) for _, _, n, n_late in cells]


def test_most_overdue_comes_first_then_most_open(session, city):
    for square, (n_late, n_more) in enumerate(((0, 1), (1, 0), (0, 3), (2, 1), (0, 2), (0, 4))):
        for n in range(n_late + n_more):
            placed(session, square, 0, NOW - HOUR if n < n_late else None)

    assert found(session, city) == [(3, 2), (1, 1), (4, 0), (3, 0), (2, 0), (1, 0)]


def test_a_square_is_as_wide_as_high_on_the_ground_at_sixty_degrees(session, city):
    for lon, lat in ((-0.4, 0), (0.4, 0), (0, -0.4), (0, 0.4)):
        placed(session, lon, lat)
    placed(session, 0.6, 0)
    placed(session, 0, 0.6)

    assert found(session, city) == [(4, 0), (1, 0), (1, 0)]


def test_it_stands_where_its_reports_are(session, city):
    for lon in (-0.4, 0, 0.1):
        placed(session, lon, 0.2)

    ((lon, lat, *_),) = overview_queries.heat(session, [city.department.id], CELL_M, NOW)

    assert lon == pytest.approx(round(LON / EAST) * EAST - 0.1 * EAST, abs=1e-6)
    assert lat == pytest.approx(round(LAT / NORTH) * NORTH + 0.2 * NORTH, abs=1e-6)


def test_at_its_due_a_report_is_not_late_yet(session, city):
    placed(session, 0, 0, NOW)

    assert found(session, city) == [(1, 0)]
    assert found(session, city, NOW + TICK) == [(1, 1)]


def test_what_is_answered_or_anothers_gathers_nowhere(session, city):
    respond(session, placed(session, 0, 0), worker(session, city))
    theirs = placed(session, 1, 0)
    theirs.department_id = city.other_department.id
    session.flush()

    assert found(session, city) == []


def test_no_more_squares_are_drawn_than_can_be_told_apart(session, city, monkeypatch):
    monkeypatch.setattr(overview_queries, "MOST_CELLS", 2)
    for square in range(3):
        placed(session, square, 0, NOW - HOUR if square == 2 else None)

    assert found(session, city) == [(1, 1), (1, 0)]
