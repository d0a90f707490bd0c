# SPDX-License-Identifier: EUPL-1.2
from functools import partial
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from civic.accounts.policy import Actor
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.reports.intake_commands import submit
from civic.reports.models import Report
from civic.statistics.commands import refresh_pins
from civic.statistics.models import ReportCell, ReportPin, StalePin
from tests.factories import draft, make_city, make_report

FINEST = 17


def change(report_id: UUID, status: str) -> None:
    with transaction() as session:
        session.execute(update(Report).where(Report.id == report_id).values(status=status))


def refresh(most: int = 1000) -> int:
    with transaction() as session:
        return refresh_pins(session, most)


def in_cells(z: int) -> dict[str, int]:
    with transaction() as session:
        rows = session.execute(
            select(ReportCell.status, func.sum(ReportCell.n))
            .where(ReportCell.z == z)
            .group_by(ReportCell.status)
        )
        return {status: int(n) for status, n in rows if n}


def in_reports() -> dict[str, int]:
    with transaction() as session:
        rows = session.execute(select(Report.status, func.count()).group_by(Report.status))
        return dict(rows.all())


def test_changes_in_one_cell_at_once_are_all_counted(town, at_once):
    with transaction() as session:
        make_city(session)
        ids = [make_report(session, email=f"{n}@people.example").id for n in range(8)]
    refresh()

    for statuses in (("in_progress", "answered"), ("closed", "accepted")):
        at_once(
            [partial(change, each, statuses[n % 2]) for n, each in enumerate(ids)]
            + [partial(refresh, 3) for _ in range(4)]
        )
    while refresh():
        pass

    for z in (0, 13, FINEST):
        assert in_cells(z) == in_reports() == {"closed": 4, "accepted": 4}


def test_two_relays_count_once(town, at_once):
    with transaction() as session:
        make_city(session)
        for n in range(20):
            make_report(session, email=f"{n}@people.example")

    worked = at_once([partial(refresh, 7)] * 6)
    while (n_more := refresh()) > 0:
        worked.append(n_more)

    assert sum(worked) >= 20
    assert in_cells(FINEST) == {"accepted": 20}
    with transaction() as session:
        assert session.scalar(select(func.count()).select_from(ReportPin)) == 20
        assert session.scalar(select(func.count()).select_from(StalePin)) == 0


def test_a_report_comes_in_while_the_map_is_drawn_and_is_drawn_next(town):
    with transaction() as session:
        make_city(session)
        make_report(session)

    with transaction() as drawing:
        refresh_pins(drawing, 1000)
        with transaction() as session:  # waits for nobody
            submit(session, draft(), Actor(), utc_now())
        assert refresh() == 0, "another is at it"

    assert refresh() > 0
    assert in_cells(FINEST) == {"accepted": 2}


def test_what_was_drawn_in_vain_is_drawn_again(town):
    with transaction() as session:
        make_city(session)
        make_report(session)

    with town.connect() as connection:  # closed without a commit, as by a power cut
        assert refresh_pins(Session(connection), 1000) > 0

    assert refresh() > 0
    assert in_cells(FINEST) == {"accepted": 1}
