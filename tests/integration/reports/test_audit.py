# SPDX-License-Identifier: EUPL-1.2
"""All reports are folded anew, and rows that say something else are found."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select, text, update
from sqlalchemy.orm import Session

from civic.reports import audit_queries
from civic.reports.audit_commands import MOST_FINDINGS, continue_audit
from civic.reports.audit_queries import audit_all, audit_batch, audit_one, n_to_audit
from civic.reports.commands import append
from civic.reports.kinds import EventKind
from civic.reports.models import Audit, Report
from civic.sla.models import SlaStep, SlaTimer
from civic.sla.move_queries import latest_extension
from civic.sla.queries import timers_of
from tests.factories import NOW, make_city, make_report
from tests.factories_reports import HOUR, make_answered, rate, worker

DAY = timedelta(days=1)


@pytest.fixture
def by(session):
    return worker(session, make_city(session))


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(audit_queries, "AT_ONCE", 2)


def put_off(session: Session, report: Report) -> None:
    """Change a due behind the history."""
    session.execute(
        update(SlaTimer)
        .filter_by(report_id=report.id, target="resolution")
        .values(due_at=SlaTimer.due_at + DAY)
    )
    session.expire_all()


def the_audit(session: Session) -> Audit:
    session.flush()
    found: Audit = session.scalars(select(Audit).execution_options(populate_existing=True)).one()
    return found


def test_a_clean_database_has_no_drift_whatever_happened(session, by, small):
    make_report(session)
    rate(session, make_answered(session, by), 2, "Still there.")
    report = make_report(session)
    latest = latest_extension(session, timers_of(session, report.id))
    assert latest is not None
    data = {"until": latest.isoformat()}
    append(session, report, EventKind.EXTENDED, by, NOW + HOUR, data=data)
    session.flush()

    batches = list(audit_all(session))

    assert [batch.n_reports for batch in batches] == [2, 1]
    assert [found for batch in batches for found in batch.drifting] == []


def test_what_drifts_is_named_with_what_it_should_be(session, by, small):
    reports = [make_report(session, now=NOW + n * HOUR) for n in range(4)]
    session.flush()
    put_off(session, reports[1])

    found = [drifting for batch in audit_all(session) for drifting in batch.drifting]

    assert [drifting.number for drifting in found] == [reports[1].number]
    (difference,) = found[0].differences
    assert difference.what == "resolution 1 due_at"
    assert found[0].as_json()["differences"] == [
        {"what": difference.what, "row": difference.row, "folded": difference.folded}
    ]


@pytest.mark.parametrize(
    ("column", "value"), [("status", "in_progress"), ("cycle", 2), ("due_at", NOW)]
)
def test_a_report_drifts_as_well(session, by, column, value):
    report = make_report(session)
    session.flush()
    session.execute(update(Report).filter_by(id=report.id).values({column: value}))
    session.expire_all()

    found = audit_one(session, report.id)

    assert found is not None
    assert [each.what for each in found.differences] == [column]


def test_a_report_without_timers_drifts(session, by):
    report = make_report(session)
    session.flush()
    session.execute(delete(SlaStep))
    session.execute(delete(SlaTimer).filter_by(report_id=report.id))

    (found,) = audit_batch(session).drifting

    assert [each.what for each in found.differences] == ["timers"]


def test_only_what_was_received_since_is_looked_at(session, by):
    make_report(session, now=NOW - DAY)
    late = make_report(session, now=NOW)
    session.flush()
    put_off(session, late)

    batch = audit_batch(session, since=NOW)

    assert (batch.n_reports, len(batch.drifting), n_to_audit(session, NOW)) == (1, 1, 1)
    assert n_to_audit(session) == 2
    assert audit_batch(session, since=NOW + DAY).n_reports == 0


def test_receipts_of_an_earlier_release_are_folded_by_what_the_timers_pin(session, by):
    report = make_answered(session, by)
    session.flush()
    session.execute(text("ALTER TABLE report_events DISABLE TRIGGER report_events_append_only"))
    session.execute(text("UPDATE report_events SET data = data - 'pins'"))
    session.execute(text("ALTER TABLE report_events ENABLE TRIGGER report_events_append_only"))
    session.expire_all()

    assert audit_one(session, report.id) is None


def test_the_audit_of_a_day_goes_on_where_it_was_and_ends(session, by, small, monkeypatch):
    monkeypatch.setattr("civic.reports.audit_commands.BATCHES", 1)
    reports = [make_report(session, now=NOW + n * HOUR) for n in range(3)]
    session.flush()
    put_off(session, reports[0])

    continue_audit(session, NOW)
    first = the_audit(session)
    assert (first.n_reports, first.n_drifting, first.ended_at) == (2, 0, None)
    continue_audit(session, NOW + HOUR)
    continue_audit(session, NOW + 2 * HOUR)

    audit = the_audit(session)
    assert (audit.n_reports, audit.n_drifting, audit.ended_at) == (3, 1, NOW + HOUR)
    assert [finding["number"] for finding in audit.findings] == [reports[0].number]


def test_each_day_has_an_audit_of_its_own(session, by):
    make_report(session)
    session.flush()

    continue_audit(session, NOW)
    continue_audit(session, NOW + DAY)

    days = session.scalars(select(Audit.begun_on).order_by(Audit.begun_on)).all()
    assert list(days) == [NOW.date(), (NOW + DAY).date()]


def test_an_audit_keeps_some_findings_and_counts_all(session, by, monkeypatch):
    monkeypatch.setattr("civic.reports.audit_commands.MOST_FINDINGS", 1)
    for _ in range(3):
        put_off(session, make_report(session))

    continue_audit(session, NOW)

    audit = the_audit(session)
    assert (len(audit.findings), audit.n_drifting) == (1, 3)
    assert MOST_FINDINGS > 1
