# SPDX-License-Identifier: EUPL-1.2
"""More time, asked for by who may not decide it: it goes up, and is decided once."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.accounts.kinds import Role
from civic.notifications.kinds import Kind
from civic.notifications.models import Delivery
from civic.reports import desk_commands, escalation_commands
from civic.reports.errors import NotExtendable
from civic.reports.escalation_models import Escalation
from civic.reports.escalation_queries import n_waiting
from civic.reports.events import ExtensionAsked, ExtensionDecided
from civic.reports.extension_commands import ask_for_extension, decline_extension, extend
from civic.reports.models import Report
from civic.reports.promise_queries import extension_request
from civic.reports.promise_schemas import ExtensionBody, ExtensionRefusalBody, ExtensionRequestBody
from tests.factories import NOW, City, clerk, make_city, make_report, make_staff
from tests.factories_mail import open_up, work
from tests.factories_reports import (
    HOUR,
    assert_nothing_drifts,
    heard_by_somebody,
    respond,
    timers,
    told,
)

DUE = datetime(2026, 6, 9, 13, tzinfo=UTC)
FRIDAY = date(2026, 6, 12)
FRIDAY_CLOSING = datetime(2026, 6, 12, 13, tzinfo=UTC)


class Office:
    """A clerk who asks, and the manager who decides."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.city: City = make_city(session)
        self.person = make_staff(session, self.city)
        self.boss = make_staff(session, self.city, Role.MANAGER)
        self.clerk, self.manager = (clerk(one, self.city) for one in (self.person, self.boss))
        self.report: Report = make_report(session)

    def ask(self, until: date = FRIDAY, now: datetime = NOW + HOUR, by: Any = None) -> Any:
        body = ExtensionRequestBody(until=until, reason="The part is on its way.")
        return ask_for_extension(self.session, self.report, body, by or self.clerk, now)

    def grant(self, until: date = FRIDAY, now: datetime = NOW + 2 * HOUR) -> Any:
        body = ExtensionBody(until=until, reason="The maker sends it by sea.")
        return extend(self.session, self.report, body, self.manager, now)

    def decline(self, now: datetime = NOW + 2 * HOUR) -> Any:
        body = ExtensionRefusalBody(reason="Take the one in the store.")
        return decline_extension(self.session, self.report, body, self.manager, now)

    def risen(self) -> list[Escalation]:
        self.session.flush()
        rows = select(Escalation).filter_by(report_id=self.report.id).order_by(Escalation.at)
        return list(self.session.scalars(rows.execution_options(populate_existing=True)))


@pytest.fixture
def office(session: Session) -> Office:
    return Office(session)


def test_what_a_clerk_asks_goes_up_and_moves_nothing(session, office):
    with heard_by_somebody(ExtensionAsked) as asked:
        row = office.ask()

    assert (row.kind, row.is_public, row.text) == (
        "extension_asked",
        False,
        "The part is on its way.",
    )
    assert row.data == {
        "until": FRIDAY_CLOSING.isoformat(),
        "due_before": DUE.isoformat(),
        "cycle": 1,
    }
    (one,) = office.risen()
    assert (one.kind, one.level, one.event_seq) == ("extension_asked", "manager", row.seq)
    assert one.department_id == office.city.department.id
    assert one.acknowledged_at is None
    assert timers(session, office.report.id)["resolution", 1].due_at == DUE
    assert told(session, asked) == [{"report_id": str(office.report.id), "event_seq": row.seq}]
    assert_nothing_drifts(session, office.report)


def test_extending_grants_it_also_to_another_day(session, office):
    office.ask()

    with heard_by_somebody(ExtensionDecided) as decided:
        row = office.grant(date(2026, 6, 11))

    (one,) = office.risen()
    assert (one.acknowledged_by_id, one.acknowledged_at) == (office.boss.id, row.at)
    assert one.note == "The maker sends it by sea."
    assert extension_request(session, office.report) is None
    (fact,) = told(session, decided)
    assert (fact["event_seq"], fact["asked_by_id"]) == (row.seq, str(office.person.id))
    assert_nothing_drifts(session, office.report)


def test_declining_closes_it_and_leaves_the_date(session, office):
    office.ask()

    with heard_by_somebody(ExtensionDecided) as decided:
        row = office.decline()

    (one,) = office.risen()
    assert (one.acknowledged_by_id, one.note) == (office.boss.id, "Take the one in the store.")
    assert (row.kind, row.is_public) == ("extension_declined", False)
    assert timers(session, office.report.id)["resolution", 1].due_at == DUE
    assert [fact["event_seq"] for fact in told(session, decided)] == [row.seq]
    assert_nothing_drifts(session, office.report)


def test_what_nobody_asked_is_not_decided(session, office):
    with heard_by_somebody(ExtensionDecided) as decided:
        office.grant()

    assert told(session, decided) == []
    with pytest.raises(NotExtendable) as refused:
        office.decline()
    assert refused.value.members["reason"] == "not_asked"


def test_nobody_asks_twice_before_it_is_decided_and_anybody_again_after(office):
    office.ask()
    with pytest.raises(NotExtendable) as refused:
        office.ask(now=NOW + 2 * HOUR)
    assert refused.value.members["reason"] == "asked_already"

    office.decline()
    office.ask(now=NOW + 3 * HOUR)

    assert [one.acknowledged_at is None for one in office.risen()] == [False, True]


@pytest.mark.parametrize(
    ("until", "now", "reason"),
    [
        (date(2026, 6, 9), NOW + HOUR, "not_later"),
        (date(2026, 6, 13), NOW + HOUR, "closed_day"),
        (date(2026, 7, 13), NOW + HOUR, "too_long"),
        (FRIDAY, DUE + HOUR, "breached"),
    ],
)
def test_only_what_can_be_granted_can_be_asked(office, until, now, reason):
    with pytest.raises(NotExtendable) as refused:
        office.ask(until, now)

    assert refused.value.members["reason"] == reason
    assert office.risen() == []


def test_in_another_department_it_is_void(session, office):
    office.ask()
    desk_commands.transfer(
        session, office.report, "lighting", "A lamp.", office.clerk, NOW + 2 * HOUR
    )

    assert extension_request(session, office.report) is None
    assert n_waiting(session, {one.department_id for one in office.risen()}) == 0


def test_with_the_answer_it_is_void(session, office):
    office.ask()
    (risen,) = office.risen()
    assert n_waiting(session, [risen.department_id]) == 1
    respond(session, office.report, office.clerk, NOW + 2 * HOUR)

    assert extension_request(session, office.report) is None
    assert n_waiting(session, [risen.department_id]) == 0
    with pytest.raises(NotExtendable):
        office.decline(NOW + 3 * HOUR)


def test_who_looks_after_a_report_has_not_decided_about_its_time(session, office):
    office.ask()
    later = Escalation(
        report_id=office.report.id,
        department_id=office.city.department.id,
        kind="silent",
        level="manager",
        cycle=1,
        at=NOW + 5 * HOUR,
    )
    session.add(later)
    session.flush()

    escalation_commands.acknowledge(session, later, office.boss.id, None, NOW + 6 * HOUR)

    assert [one.acknowledged_at is None for one in office.risen()] == [True, False]


def addresses(session: Session, kind: Kind) -> set[str]:
    return set(session.scalars(select(Delivery.address).filter_by(kind=kind)))


def test_managers_hear_of_the_request_and_the_clerk_of_the_decision(session, office):
    office.ask()
    work(session)
    assert addresses(session, Kind.EXTENSION_ASKED) == {office.boss.email}

    office.report = session.get_one(Report, office.report.id)
    office.decline()
    work(session)

    assert addresses(session, Kind.EXTENSION_DECIDED) == {office.person.email}


def test_a_department_without_a_manager_asks_who_looks_after_the_city(session, office):
    coordinator = make_staff(session, office.city, Role.MANAGER, office.city.dispatcher)
    office.boss.disabled_at = NOW
    office.ask()

    work(session)

    assert addresses(session, Kind.EXTENSION_ASKED) == {coordinator.email}


def test_a_request_that_is_decided_before_its_mail_goes_is_told_to_nobody(session, office):
    asked = office.ask()
    office.grant(now=NOW + HOUR + timedelta(minutes=1))

    work(session)
    open_up(session)

    rows = session.scalars(select(Delivery).filter_by(kind=Kind.EXTENSION_ASKED)).all()
    assert {row.state for row in rows if row.data["event_seq"] == asked.seq} == {"dropped"}
