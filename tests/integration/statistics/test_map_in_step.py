# SPDX-License-Identifier: EUPL-1.2
"""Pins and cells follow the reports, whatever happens to these."""

import random
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import delete, func, select, text, update
from sqlalchemy.orm import Session

from civic.platform.clock import utc_now
from civic.reports.kinds import SHOWN
from civic.reports.models import Report
from civic.sla.commands import fire_due_steps
from civic.sla.models import SlaStep
from civic.statistics.commands import refresh_pins
from civic.statistics.models import ReportCell, ReportPin, StalePin
from civic.statistics.queries import tile, tile_version
from civic.statistics.schemas import TileQuery
from tests.factories import LAT, LON, NOW, City, make_category, make_city, make_report, reload
from tests.factories_reports import (
    REPORTER,
    make_answered,
    move,
    respond,
    worker,
)
from tests.factories_tiles import draw, layers, tile_at

STATUSES = ["accepted", "in_progress", "answered", "closed", "rejected"]
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture
def city(session: Session) -> City:
    return make_city(session)


def put(session: Session, report: Report, **columns: Any) -> None:
    session.execute(update(Report).where(Report.id == report.id).values(**columns))


def pin(session: Session, report: Report) -> ReportPin:
    return session.get_one(ReportPin, report.id, populate_existing=True)


def has_pin(session: Session, report: Report) -> bool:
    return session.get(ReportPin, report.id, populate_existing=True) is not None


def shown_in(session: Session, z: int, **filters: Any) -> dict[str, int]:
    """Return the counts of the tile of zoom z at LON, LAT, added up."""
    packed = tile(session, tile_at(LON, LAT, z), TileQuery(**filters))
    cells = [f.properties for layer in layers(packed) for f in layer.features]
    return {name: sum(cell[name] for cell in cells) for name in ("n", "n_open", "n_overdue")}


def counts(session: Session, z: int) -> dict[tuple[int, int, str], tuple[int, ...]]:
    """Return the counts of all cells of a zoom that hold something."""
    rows = session.scalars(
        select(ReportCell).filter_by(z=z), execution_options={"populate_existing": True}
    )
    found = {(r.x, r.y, r.status): (r.n, r.n_overdue, r.sum_across, r.sum_down) for r in rows}
    return {key: values for key, values in found.items() if values != (0, 0, 0, 0)}


def test_a_report_gets_its_pin(session, city):
    report = make_report(session)

    assert draw(session, NOW) >= 1
    drawn = pin(session, report)

    assert (drawn.number, drawn.status, drawn.clock) == (report.number, "accepted", "on_track")
    assert drawn.received_on == date(2026, 6, 2)
    assert session.scalar(select(func.count()).select_from(StalePin)) == 0


def test_the_day_of_a_report_is_that_of_its_city(session, city):
    late = make_report(session, now=datetime(2026, 6, 2, 21, 30, tzinfo=UTC))

    draw(session, NOW)

    assert pin(session, late).received_on == date(2026, 6, 3)


def test_nothing_stale_is_nothing_to_do(session, city):
    make_report(session)
    draw(session, NOW)

    assert draw(session, NOW) == 0


def test_no_more_than_so_many_changes_are_worked_at_once(session, city):
    for _ in range(3):
        make_report(session)
    session.flush()
    n_stale = session.scalar(select(func.count()).select_from(StalePin))

    assert refresh_pins(session, n_stale - 1, NOW) == n_stale - 1
    assert refresh_pins(session, n_stale, NOW) == 1
    assert shown_in(session, 13)["n"] == 3


def test_drawing_again_what_has_not_changed_counts_nothing_twice(session, city):
    make_report(session)
    draw(session, NOW)
    before = counts(session, 9), tile_version(session, (0, 0, 0))

    session.execute(text("INSERT INTO stale_pins (report_id) SELECT id FROM reports"))
    draw(session, NOW)

    assert (counts(session, 9), tile_version(session, (0, 0, 0))) == before


@pytest.mark.parametrize(
    "columns",
    [{"status": "rejected"}, {"status": "submitted"}, {"visibility": "private"}],
)
def test_what_is_not_for_everybody_any_more_leaves_the_map(session, city, columns):
    report = make_report(session)
    draw(session, NOW)

    put(session, report, **columns)
    draw(session, NOW)

    assert not has_pin(session, report)
    assert shown_in(session, 13)["n"] == 0
    assert counts(session, 0) == {}


def test_a_report_that_is_erased_leaves_the_map(session, city):
    report = make_report(session)
    draw(session, NOW)
    for table in ("outbox_entries", "sla_steps", "sla_timers"):
        session.execute(text(f"DELETE FROM {table}"))
    session.execute(text("ALTER TABLE report_events DISABLE TRIGGER report_events_append_only"))
    session.execute(text("DELETE FROM report_events"))

    session.execute(delete(Report).where(Report.id == report.id))
    draw(session, NOW)

    assert counts(session, 0) == {}


def test_a_report_that_moves_is_counted_where_it_is_now(session, city):
    report = make_report(session)
    draw(session, NOW)

    put(session, report, location="SRID=4326;POINT(24.985 60.195)")
    draw(session, NOW)

    assert shown_in(session, 13)["n"] == 0
    assert shown_in(session, 0)["n"] == 1
    assert len(counts(session, 17)) == 1


def test_the_pole_is_at_the_edge_of_the_map(session, city):
    report = make_report(session)
    put(session, report, location="SRID=4326;POINT(180 90)")

    draw(session, NOW)

    assert pin(session, report).status == "accepted"
    ((x, y, _),) = counts(session, 17)
    assert (x, y) == (2**17 - 1, 0)


def test_a_status_moves_the_count_and_the_filter_follows(session, city):
    report = make_report(session)
    draw(session, NOW)

    move(session, report, worker(session, city), "in_progress", now=NOW + HOUR)
    draw(session, NOW + HOUR)

    assert shown_in(session, 12, status=["in_progress"])["n"] == 1
    assert shown_in(session, 12, status=["accepted"])["n"] == 0
    assert shown_in(session, 12) == {"n": 1, "n_open": 1, "n_overdue": 0}


def test_a_pin_shows_how_the_next_promise_stands(session, city):
    report = make_report(session)
    soon_at = session.scalars(select(func.min(SlaStep.due_at)).where(SlaStep.step == 75)).one()
    due_at = reload(session, report.id).due_at or NOW
    shown = []

    for now in (soon_at - HOUR / 60, soon_at, due_at, due_at + HOUR / 60):
        session.execute(text("INSERT INTO stale_pins (report_id) SELECT id FROM reports"))
        draw(session, now)
        shown.append(pin(session, report).clock)

    assert shown == ["on_track", "due_soon", "due_soon", "overdue"]
    assert shown_in(session, 13) == {"n": 1, "n_open": 1, "n_overdue": 1}


def test_a_pin_of_an_answered_report_shows_how_its_promise_ended(session, city):
    by = worker(session, city)
    kept = make_answered(session, by)
    late = make_report(session)
    respond(session, late, by, NOW + 60 * DAY)
    duplicate = make_report(session)
    put(session, duplicate, status="closed", outcome="duplicate")
    session.execute(
        text(
            "UPDATE sla_timers SET stopped_at = started_at, outcome = 'cancelled'"
            " WHERE report_id = :id"
        ),
        {"id": duplicate.id},
    )

    draw(session, NOW + 61 * DAY)

    assert [pin(session, r).clock for r in (kept, late, duplicate)] == ["kept", "late", None]
    assert [pin(session, r).outcome for r in (kept, late)] == ["fixed", "fixed"]
    assert shown_in(session, 13) == {"n": 3, "n_open": 0, "n_overdue": 0}


def test_a_promise_that_ran_out_shows_though_nobody_touched_the_report(session, city):
    report = make_report(session, now=utc_now() - 60 * DAY)
    draw(session, utc_now() - 60 * DAY)
    assert pin(session, report).clock == "on_track"

    fire_due_steps(session, 100)
    draw(session)

    assert pin(session, report).clock == "overdue"
    assert shown_in(session, 13)["n_overdue"] == 1


def test_days_are_filtered_with_both_ends(session, city):
    for days in (0, 1, 2):
        make_report(session, now=NOW + days * DAY)
    draw(session, NOW)

    for z in (9, 13):
        assert shown_in(session, z, since="2026-06-03")["n"] == 2
        assert shown_in(session, z, until="2026-06-03")["n"] == 2
        assert shown_in(session, z, since="2026-06-03", until="2026-06-03")["n"] == 1
        assert shown_in(session, z, since="2026-06-05")["n"] == 0
    packed = tile(session, tile_at(LON, LAT, 14), TileQuery(until="2026-06-02"))
    assert len(layers(packed)[0].features) == 1


def test_counts_one_by_one_are_those_of_the_cells(session, city):
    make_category(session, city.jurisdiction, city.group, "lamp_out")
    dice = random.Random(7)
    for n in range(40):
        make_report(
            session,
            lon=24.90 + dice.random() * 0.09,
            lat=60.15 + dice.random() * 0.05,
            category=dice.choice(["pothole", "lamp_out"]),
            email=f"{n}@people.example",
        )
    draw(session, NOW + 60 * DAY)

    for z in (5, 11, 13):
        address = tile_at(LON, LAT, z)
        ready = tile(session, address, TileQuery())
        counted = tile(session, address, TileQuery(category=["street"]))
        ours, theirs = (layers(packed)[0].features for packed in (ready, counted))
        assert [f.properties for f in ours] == [f.properties for f in theirs]
        assert len(ours) > 1 or z == 5
        for one, other in zip(ours, theirs, strict=True):
            # Whole units of 3.7 cm against exact places: one rounding may fall the other way.
            assert abs(one.x - other.x) <= 1
            assert abs(one.y - other.y) <= 1


def test_after_any_life_the_cells_hold_what_the_reports_say(session, city):
    dice = random.Random(3)
    reports: list[Report] = []
    for n in range(200):
        act = dice.random()
        if act < 0.4 or not reports:
            reports.append(make_report(session, email=f"{n}@people.example"))
        elif act < 0.9:
            changes = {
                "status": dice.choice(
                    ["accepted", "in_progress", "answered", "closed", "rejected"]
                ),
                "visibility": dice.choice(["public"] * 4 + ["private"]),
                "location": f"SRID=4326;POINT({24.9 + dice.random() * 0.09} 60.17)",
                "due_at": NOW + dice.choice([-1, 1]) * DAY,
            }
            put(session, dice.choice(reports), **dict(dice.sample(sorted(changes.items()), 2)))
        else:
            refresh_pins(session, dice.randrange(1, 20), NOW)
    while draw(session, NOW):
        pass

    truth = session.execute(
        select(Report.status, func.count(), func.count().filter(Report.due_at < NOW))
        .where(Report.visibility == "public", Report.status.in_(SHOWN))
        .group_by(Report.status)
    ).all()
    is_open = {"accepted", "in_progress"}
    wanted = {status: (n, late if status in is_open else 0) for status, n, late in truth}
    for z in (0, 9, 17):
        found: dict[str, tuple[int, int]] = {}
        for (_, _, status), (n, n_overdue, *_) in counts(session, z).items():
            so_far = found.get(status, (0, 0))
            found[status] = (so_far[0] + n, so_far[1] + n_overdue)
        assert found == wanted, z


def versions(session: Session, lon: float = LON, lat: float = LAT) -> list[int]:
    return [tile_version(session, tile_at(lon, lat, z)) for z in (0, 9, 13, 14, 17, 22)]


def test_a_change_that_a_tile_shows_changes_its_version(session, city):
    report = make_report(session)
    draw(session, NOW)
    seen = [versions(session)]

    put(session, report, status="in_progress")
    draw(session, NOW)
    seen.append(versions(session))
    put(session, report, outcome="fixed")
    draw(session, NOW)
    seen.append(versions(session))
    put(session, report, visibility="private")
    draw(session, NOW)
    seen.append(versions(session))

    for earlier, later in pairwise(seen):
        assert all(a < b for a, b in zip(earlier, later, strict=True))


def test_a_change_elsewhere_and_one_that_no_tile_shows_leave_the_version(session, city):
    report = make_report(session)
    draw(session, NOW)
    before = versions(session)

    put(session, report, due_at=NOW + 3 * DAY, updated_at=NOW + HOUR)
    make_report(session, lon=24.985, lat=60.195)
    draw(session, NOW)
    after = versions(session)

    assert before[0] < after[0], "it lies in the same tile of zoom 0"
    assert before[2:] == after[2:]


def test_a_report_just_over_the_edge_changes_the_version_too(session, city):
    z, x, y = tile_at(LON, LAT, 16)
    western_edge = x / 2**z * 360 - 180

    make_report(session, lon=western_edge + 1e-6)
    draw(session, NOW)

    assert tile_version(session, (z, x - 1, y)) > 0
    assert tile_version(session, (z, x - 2, y)) == 0


def test_what_the_reporter_takes_back_leaves_the_map(session, city):
    report = make_report(session)
    draw(session, NOW)

    move(session, report, REPORTER, "withdrawn", now=NOW + HOUR)
    draw(session, NOW)

    assert not has_pin(session, report)
