# SPDX-License-Identifier: EUPL-1.2
"""An order past its due of which nobody told the end goes up, once, while the office is open."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.accounts.kinds import Role
from civic.notifications.kinds import Kind
from civic.notifications.models import Delivery
from civic.platform.ids import new_id
from civic.reports import work_commands
from civic.reports.escalation_commands import escalate_contractors
from civic.reports.escalation_models import Escalation
from civic.reports.events import WorkOverdue
from civic.reports.kinds import WorkTold
from civic.reports.models import Report
from civic.reports.work_models import WorkOrder
from civic.reports.work_schemas import WorkOrderBody, WorkToldBody
from tests.factories import NOW, City, make_city, make_report, make_staff
from tests.factories_mail import open_up, work
from tests.factories_reports import (
    HOUR,
    assert_nothing_drifts,
    heard_by_somebody,
    history,
    respond,
    told,
    worker,
)
from tests.factories_sla import at

#: A Friday; the office is open from eight to four, Monday to Friday.
DUE_ON = date(2026, 6, 5)
MONDAY_OPENING = at("2026-06-08T08:00")


class Site:
    """A report with which a contractor was asked to do something."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.city: City = make_city(session)
        self.by = worker(session, self.city)
        self.report: Report = make_report(session)
        self.order = self.ask()

    def ask(self, due_on: date | None = DUE_ON) -> WorkOrder:
        body = WorkOrderBody(
            contractor="Asfaltti Oy", instructions="Mill out and fill.", due_on=due_on
        )
        return work_commands.order_work(self.session, self.report, body, self.by, NOW)

    def tell(self, told: WorkTold, now: datetime = NOW + HOUR, **more: Any) -> None:
        body = WorkToldBody(id=new_id(), told=told, text="Done as asked.", **more)
        work_commands.tell(self.session, self.report, self.order, body, now)

    def risen(self, now: datetime = MONDAY_OPENING) -> list[Escalation]:
        self.session.flush()
        escalate_contractors(self.session, now, 100)
        rows = select(Escalation).filter_by(kind="contractor").order_by(Escalation.id)
        return list(self.session.scalars(rows))


@pytest.fixture
def site(session: Session) -> Site:
    return Site(session)


def test_it_goes_up_to_the_manager_with_the_row_of_the_order(session, site):
    with heard_by_somebody(WorkOverdue) as overdue:
        (one,) = site.risen()

    (ordered,) = [row for row in history(session, site.report) if row.kind == "work_ordered"]
    assert (one.level, one.cycle, one.event_seq) == ("manager", 1, ordered.seq)
    assert one.department_id == site.city.department.id
    expected = {"report_id": str(site.report.id), "escalation_id": str(one.id)}
    assert told(session, overdue) == [expected]
    assert_nothing_drifts(session, site.report)


def test_each_order_goes_up_once(site):
    for day in range(3):
        assert len(site.risen(MONDAY_OPENING + timedelta(days=day))) == 1

    site.order = site.ask(date(2026, 6, 9))

    assert len(site.risen(at("2026-06-10T09:00"))) == 2


@pytest.mark.parametrize(
    "now",
    [
        "2026-06-05T15:59",  # the day itself, and the office open
        "2026-06-05T23:59",
        "2026-06-06T10:00",  # a Saturday
        "2026-06-08T07:59",
        "2026-06-08T16:00",
    ],
)
def test_not_on_the_day_itself_nor_out_of_hours(site, now):
    assert site.risen(at(now)) == []


@pytest.mark.parametrize("word", [WorkTold.DONE, WorkTold.CANNOT])
def test_who_told_the_end_is_not_late(site, word):
    site.tell(word)

    assert site.risen() == []


def test_who_only_took_it_on_is_late(site):
    site.tell(WorkTold.ACCEPTED, ready_on=date(2026, 6, 4))

    assert len(site.risen()) == 1


def test_an_order_without_a_due_is_never_late(session, site):
    work_commands.cancel(session, site.report, site.order, site.by, NOW)
    site.ask(None)

    assert site.risen() == []


def test_an_answered_report_has_no_late_contractor(session, site):
    respond(session, site.report, site.by)

    assert site.risen() == []


def test_who_works_on_it_and_the_managers_are_told(session, site):
    boss = make_staff(session, site.city, Role.MANAGER)
    site.risen()

    work(session)

    told_to = select(Delivery.address).filter_by(kind=Kind.WORK_OVERDUE)
    assert set(session.scalars(told_to)) == {boss.email, "streets@city.example"}


def test_who_told_the_end_before_the_mail_went_is_not_complained_of(session, site):
    site.risen()
    site.tell(WorkTold.DONE, MONDAY_OPENING + HOUR)

    work(session)
    open_up(session)

    rows = session.scalars(select(Delivery.state).filter_by(kind=Kind.WORK_OVERDUE))
    assert set(rows) == {"dropped"}
