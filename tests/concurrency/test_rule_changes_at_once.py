# SPDX-License-Identifier: EUPL-1.2
"""What administrators, and the workers of one change, do to each other."""

import time
from datetime import timedelta
from threading import Event
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from civic.accounts.kinds import Role
from civic.cities import change_commands
from civic.cities.change_schemas import Apply, PromiseChange
from civic.cities.errors import StaleRule
from civic.cities.models import RuleChange, RuleChangeBatch
from civic.places.models import Jurisdiction
from civic.platform.clock import utc_now
from civic.platform.db import transaction
from civic.reports.kinds import EventKind
from civic.reports.models import ReportEvent
from tests.factories import PROMISE, make_city, make_report, make_staff

N_REPORTS, N_AT_ONCE = 6, 4
#: Long enough for another to come meanwhile.
WHILE_S = 0.5


@pytest.fixture
def administrator_id(town) -> UUID:
    with transaction() as session:
        city = make_city(session)
        for n in range(N_REPORTS):
            received_at = utc_now() - timedelta(hours=1)
            make_report(session, now=received_at, email=f"r{n}@people.example")
        return make_staff(session, city, Role.ADMINISTRATOR).id


def shorter(session: Session, by: UUID, *, running: bool = False) -> None:
    """Promise an answer within three days, having read the first version."""
    city = session.scalars(select(Jurisdiction)).one()
    targets = PROMISE["targets"] | {"resolution": {"working_days": 3}}
    body = PromiseChange(code="default", targets=targets)
    how = Apply(apply_to_running=running, reason="The crews have grown.", version=1)
    change_commands.change_promise(session, city, body, how, by, utc_now())


def test_whoever_comes_while_another_changes_a_promise_waits_and_is_told(at_once, administrator_id):
    is_changed = Event()

    def first() -> str:
        with transaction() as session:
            shorter(session, administrator_id)
            is_changed.set()
            time.sleep(WHILE_S)
        return "changed"

    def second() -> str:
        is_changed.wait(20)
        try:
            with transaction() as session:
                shorter(session, administrator_id)
        except StaleRule:
            return "told"
        return "changed"

    assert at_once([first, second]) == ["changed", "told"]


def test_workers_who_carry_out_one_change_at_once_tell_each_report_once(
    at_once, administrator_id, monkeypatch
):
    monkeypatch.setattr(change_commands, "BATCH_N", 2)
    with transaction() as session:
        shorter(session, administrator_id, running=True)
    with transaction() as session:
        change_id = session.scalars(select(RuleChange.id)).one()

    def work() -> None:
        is_left = True
        while is_left:
            with transaction() as session:
                is_left = change_commands.carry_out(session, change_id, utc_now()) is not None

    at_once([work] * N_AT_ONCE)

    with transaction() as session:
        batches = session.scalars(select(RuleChangeBatch).order_by(RuleChangeBatch.n)).all()
        told = session.scalars(
            select(ReportEvent.report_id).filter_by(kind=EventKind.TERMS_CHANGED)
        ).all()
    assert [(batch.n, batch.n_moved) for batch in batches] == [
        (0, 0),
        (1, 2),
        (2, 2),
        (3, 2),
        (4, 0),
    ]
    assert len(told) == len(set(told)) == N_REPORTS
